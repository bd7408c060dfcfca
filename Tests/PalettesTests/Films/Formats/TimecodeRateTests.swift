import Testing

@testable import Palettes

@Suite("rates of timecode")
struct TimecodeRateTests {
  private func rate(_ rate: Rational, isVariable: Bool = false) -> TimecodeRate {
    TimecodeRate(FilmTimeline(tick: Rational(1, 1000), frameRate: rate, isVariable: isVariable))
  }

  @Test("a rate that was rounded by its container is the one that was meant")
  func rounded() {
    #expect(rate(Rational(23976, 1000)).frames == Rational(24000, 1001))
    #expect(rate(Rational(2398, 100)).frames == Rational(24000, 1001))
    #expect(rate(Rational(2997, 100)).frames == Rational(30000, 1001))
    #expect(rate(Rational(24, 1)).frames == Rational(24, 1))
    #expect(rate(Rational(5994, 100)).isDropFrame)
  }

  @Test("whole rates of old films stay, halves are doubled, others go up")
  func unusual() {
    #expect(rate(Rational(18, 1)).frames == Rational(18, 1))
    #expect(rate(Rational(25, 2)).frames == Rational(25, 1))
    #expect(rate(Rational(2661, 100)).frames == Rational(30000, 1001))
    #expect(rate(Rational(0, 1)).base == 24)
    #expect(rate(Rational(100_000, 1)).frames == Rational(120, 1))
  }

  @Test("a varying rate becomes the next one that programs know")
  func varying() {
    #expect(rate(Rational(2987, 100), isVariable: true).frames == Rational(30000, 1001))
    #expect(rate(Rational(18, 1), isVariable: true).frames == Rational(24000, 1001))
    #expect(rate(Rational(24, 1), isVariable: true).frames == Rational(24, 1))
    let timeline = FilmTimeline(
      tick: Rational(1, 1000), frameRate: Rational(24, 1), isVariable: true)
    #expect(!TimecodeRate(timeline).counts(timeline))
  }
}

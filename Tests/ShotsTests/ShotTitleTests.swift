import Testing

@testable import Frames
@testable import Shots

/// Titles, painted at the size that the judge gets, and what only looks like them.
@Suite struct ShotTitleTests {
  private typealias Paint = ShotJudgePaint

  /// Whether a pixel is ink of a word in block letters with its middle at x = 80.
  private static func isWord(_ x: Int, _ y: Int, top: Int, height: Int) -> Bool {
    guard (top..<top + height).contains(y), (36..<124).contains(x) else { return false }
    let (letter, column) = ((x - 36) / 15, (x - 36) % 15)
    guard column < 11 else { return false }
    let bar = letter % 2 == 0 ? top + height / 2 : top
    return column < 3 || column >= 8 || (bar..<bar + 3).contains(y)
  }

  @Test(
    "a title that fades in and out between scenes is left out in one piece",
    arguments: [24, 25, 30, 60])
  func fadingTitle(rate: Int) {
    let writing = Paint.Writing(seed: 21, rows: 90, pitch: 6, margin: 50)
    var detector = ShotDetector(framesPerSecond: Double(rate))
    var decisions: [ShotFrame] = []
    for number in 0..<4 * rate {
      let place = number - rate
      let light = 4 * Double(min(place, 2 * rate - 1 - place)) / Double(rate)
      let frame = Paint.frame(number) { x, y in
        guard (0..<2 * rate).contains(place) else { return Paint.hills(number, x, y) }
        // Thin letters, which averaging makes gray.
        return (42..<48).contains(y) && writing.isInk(x, y)
          ? Paint.gray(Int(130 * min(1, max(0, light)))) : .zero
      }
      decisions += detector.add(frame.frame)
    }
    decisions += detector.finish()
    #expect(decisions.filter { $0.begins != nil }.map(\.index) == [0, rate, 3 * rate])
    let reasons = PaintedFilm.judged(decisions, framesPerSecond: Double(rate))
    #expect(reasons.indices.filter { reasons[$0] == .credits } == Array(rate..<3 * rate))
    #expect(reasons.count { $0 == nil } == 2 * rate)
  }

  @Test("a short title that is mostly fades is credits")
  func shortTitle() {
    let writing = Paint.Writing(seed: 22, rows: 90, pitch: 6, margin: 50)
    var judge = ShotJudge(width: Paint.width, height: Paint.height, framesPerSecond: 24)
    for number in 0..<24 {
      let light = min(number, 23 - number) * 20
      let isBlend = (1..<9).contains(number) || (15..<23).contains(number)
      _ = judge.add(
        Paint.frame(number, isBlend: isBlend) { x, y in
          (42..<48).contains(y) && writing.isInk(x, y) ? Paint.gray(min(200, light)) : .zero
        })
    }
    #expect(judge.verdict == .credits)
    #expect(judge.leftOut.isEmpty)
  }

  @Test("one word in large letters is a title", arguments: [(0, 255), (255, 0), (40, 220)])
  func largeWord(ground: Int, ink: Int) {
    let (judge, _) = Paint.judge { _, x, y in
      Paint.gray(Self.isWord(x, y, top: 32, height: 26) ? ink : ground)
    }
    #expect(judge.verdict == .credits)
  }

  @Test("a word that slowly grows is a title")
  func zoom() {
    let (judge, _) = Paint.judge(count: 72) { number, x, y in
      let size = 1 + 0.1 * Double(number) / 72
      let at = (80 + Int(Double(x - 80) / size), 45 + Int(Double(y - 45) / size))
      return Paint.gray(Self.isWord(at.0, at.1, top: 38, height: 14) ? 240 : 0)
    }
    #expect(judge.verdict == .credits)
  }

  @Test("a mark over its name is a title")
  func mark() {
    let (judge, _) = Paint.judge { _, x, y in
      let (right, down) = (x - 80, y - 32)
      let isMark = (100...196).contains(right * right + down * down)
      return isMark || Self.isWord(x, y, top: 56, height: 10) ? Paint.Pixel(230, 60, 40) : .zero
    }
    #expect(judge.verdict == .credits)
  }

  @Test("subtitles over black are a picture")
  func subtitles() {
    let writing = Paint.Writing(seed: 23, rows: 90, pitch: 6)
    let (judge, _) = Paint.judge { _, x, y in
      Paint.gray((72..<84).contains(y) && writing.isInk(x, y) ? 230 : 2)
    }
    #expect(judge.verdict == nil)
  }

  @Test("lamps in a row at night are a picture")
  func lamps() {
    let (judge, _) = Paint.judge { _, x, y in
      let (right, down) = (x % 11 - 5, y - 40 - x / 11 % 3)
      return right * right + down * down <= 2 ? Paint.Pixel(255, 210, 140) : .zero
    }
    #expect(judge.verdict == nil)
  }

  @Test("people who walk before a bright wall are a picture")
  func people() {
    let (judge, _) = Paint.judge(count: 48) { number, x, y in
      let place = x - number / 3 - 20
      let isBody = (30..<48).contains(y) && (0..<90).contains(place) && place % 15 < 6
      return Paint.gray(isBody ? 15 : 205)
    }
    #expect(judge.verdict == nil)
  }

  @Test("a fence from side to side is a picture")
  func fence() {
    let (judge, _) = Paint.judge { _, x, y in
      Paint.gray((40..<62).contains(y) && (x % 10 < 2 || (44..<46).contains(y)) ? 30 : 200)
    }
    #expect(judge.verdict == nil)
  }
}

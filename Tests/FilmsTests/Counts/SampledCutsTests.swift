import Frames
import Testing

@testable import Films
@testable import Shots

@Suite("shots guessed from samples")
struct SampledCutsTests {
  private func frame(_ gray: UInt8) -> Frame {
    Frame(width: 32, height: 18, bytes: [UInt8](repeating: gray, count: 32 * 18 * 3))
  }

  @Test("begin where the picture is another, not where it is a little lighter")
  func guesses() {
    var guesses = SampledCuts()
    #expect(
      [40, 45, 120, 118].map { guesses.isCut(at: frame($0)) } == [false, false, true, false])
  }
}

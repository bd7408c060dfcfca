import Palettes
import Testing

@testable import Films
@testable import Frames
@testable import Shots

@Suite("a counted shot as bytes")
struct CountedShotCodingTests {
  static let shot: ShotRecord = {
    var shot = ShotRecord(firstIndex: 0, transition: .dissolve)
    shot.numbers = [0, 1, 2]
    shot.ticks = [0, 1001, 2002]
    shot.means = [SIMD3(0, 0.5, 1), SIMD3(0.1, 0.2, 0.3), .zero]
    shot.bars = PixelArea(x: 0, y: 90, width: 1280, height: 540)
    shot.leftOutFrames = [(0, .blend), (2, .flash)]
    shot.traits = [.interlaced, .lost]
    shot.damaged = 2
    shot.end = 3003
    shot.stillIndex = 1
    return shot
  }()

  @Test("comes back the same")
  func roundTrip() throws {
    let bytes = Self.shot.encoded(barsMemory: [1, 2.5])
    let (back, memory) = try #require(ShotRecord.decoded(bytes))
    #expect(back == Self.shot)
    #expect(memory == [1, 2.5])
    #expect(back.follows(nil))
  }

  @Test("is refused if it was cut, or does not follow the one before")
  func hostile() throws {
    let bytes = Self.shot.encoded(barsMemory: [])
    for length in 0..<bytes.count {
      #expect(ShotRecord.decoded(Array(bytes.prefix(length))) == nil)
    }
    var later = Self.shot
    later.firstIndex = 5
    #expect(!later.follows(nil))
    for (numbers, ticks) in [
      ([0, 1, .max], [0, 1, 2]), ([0, 1, 2], [0, 1, .max]), ([0, 1, 2], [.min, 1, 2]),
      ([0, 1, 2], [-1 << 61, 1, 2]),
    ] as [([Int], [Int64])] {
      var far = Self.shot
      (far.numbers, far.ticks) = (numbers, ticks)
      #expect(!far.follows(nil), "\(numbers) \(ticks)")
    }
    #expect(!Self.shot.follows(Self.shot))
    var falling = Self.shot
    falling.ticks = [0, 2002, 1001]
    #expect(!falling.follows(nil))
  }
}

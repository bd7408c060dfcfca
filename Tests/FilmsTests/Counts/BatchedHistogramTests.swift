import Testing

@testable import Films
@testable import Frames
@testable import Palettes

@Suite("frames counted many at a time")
struct BatchedHistogramTests {
  /// Of other colors in each row.
  private static func frame(_ seed: Int) -> Frame {
    let bytes = (0..<50 * 40).flatMap { (pixel: Int) -> [UInt8] in
      [UInt8(pixel % 50 * 5), UInt8(pixel / 50 * 6), UInt8(seed / 3 * 7)]
    }
    return Frame(width: 50, height: 40, bytes: bytes)
  }

  private static let areas = [
    PixelArea(x: 0, y: 0, width: 50, height: 40), PixelArea(x: 3, y: 2, width: 40, height: 36),
  ]

  private static func entries(_ encoded: [UInt8]?) throws -> [HistogramEntry] {
    let bins = CountedBins(encoded: try #require(encoded))
    return try #require(bins).entries
  }

  @Test("are counted as one by one, however many there are", arguments: [1, 32, 35, 64, 101])
  func sameCounts(frames: Int) throws {
    var batched = BatchedHistogram()
    var single = Histogram()
    for index in 0..<frames {
      batched.add(Self.frame(index), in: Self.areas[index / 40 % 2])
      single.add([Self.frame(index)], in: Self.areas[index / 40 % 2])
    }
    #expect(batched.frames == frames)
    #expect(try Self.entries(batched.take()) == Self.entries(single.encoded))
  }

  @Test("begin anew when they were taken; there is nothing of nothing")
  func anew() throws {
    var batched = BatchedHistogram()
    #expect(batched.take() == nil)
    for seed in 0..<20 { batched.add(Self.frame(seed), in: Self.areas[0]) }
    _ = batched.take()
    #expect(batched.take() == nil)
    batched.add(Self.frame(2), in: Self.areas[0])
    var single = Histogram()
    single.add([Self.frame(2)], in: Self.areas[0])
    #expect(try Self.entries(batched.take()) == Self.entries(single.encoded))
  }
}

import Testing

@testable import Media
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

  private static func batched(_ frames: [Frame], in areas: [PixelArea]) -> BatchedHistogram {
    var batched = BatchedHistogram()
    for (frame, area) in zip(frames, areas) { batched.add(frame, in: area) }
    return batched
  }

  @Test("a few are counted whole, one by one or not", arguments: [1, 2, 15, 16])
  func few(count: Int) throws {
    let frames = (0..<count).map { Self.frame($0) }
    let areas = (0..<count).map { Self.areas[$0 / 5 % 2] }
    var batched = Self.batched(frames, in: areas)
    var single = Histogram()
    for (frame, area) in zip(frames, areas) { single.add([frame], in: area) }
    #expect(batched.frames == count)
    #expect(try Self.entries(batched.take()) == Self.entries(single.encoded))
  }

  @Test("of many the even and the odd rows take turns; those at once with few are counted whole")
  func inTurn() throws {
    let frames = (0..<101).map { Self.frame($0) }
    // 10 frames, then 35, then 56 as a batch would have them.
    let areas = (0..<101).map { Self.areas[(10..<45).contains($0) ? 1 : 0] }
    var batched = Self.batched(frames, in: areas)
    var single = Histogram()
    for (index, frame) in frames.enumerated() {
      let isWhole = index < 10 || index == 44
      let isEven = (index < 45 ? index - 10 : index - 45) % 2 == 0
      single.add([frame], in: areas[index], isWhole ? .all : isEven ? .even : .odd)
    }
    #expect(batched.frames == 101)
    #expect(try Self.entries(batched.take()) == Self.entries(single.encoded))
  }

  @Test("what stands still is counted as if all rows were", arguments: [17, 63, 64, 65, 99, 128])
  func still(count: Int) throws {
    let frames = [Frame](repeating: Self.frame(7), count: count)
    let area = PixelArea(x: 3, y: 1, width: 40, height: 37)
    var batched = Self.batched(frames, in: [PixelArea](repeating: area, count: count))
    var whole = Histogram()
    whole.add(frames, in: area)
    #expect(try Self.entries(batched.take()) == Self.entries(whole.encoded))
  }

  @Test("of a single row, which has no odd one, every frame counts")
  func oneRow() throws {
    let area = PixelArea(x: 5, y: 9, width: 20, height: 1)
    let frames = (0..<40).map { Self.frame($0) }
    var batched = Self.batched(frames, in: [PixelArea](repeating: area, count: 40))
    var whole = Histogram()
    whole.add(frames, in: area)
    #expect(try Self.entries(batched.take()) == Self.entries(whole.encoded))
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

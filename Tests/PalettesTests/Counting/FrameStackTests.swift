import Testing

@testable import Palettes

@Suite("Counting frames together") struct FrameStackTests {
  /// Frames of which each differs from the one before in a few pixels.
  private static func film(_ count: Int, width: Int, height: Int, changes: Int) -> [Frame] {
    var noise = TestNoise(seed: UInt64(width * 1000 + count))
    var bytes = (0..<width * height * 3).map { UInt8(160 + $0 / 3 / width) &+ UInt8($0 % 3) }
    return (0..<count).map { _ in
      for _ in 0..<changes {
        bytes[noise.next(below: bytes.count)] = UInt8(noise.next(below: 256))
      }
      return Frame(width: width, height: height, bytes: bytes)
    }
  }

  private static func oneByOne(_ frames: [Frame], _ area: PixelArea) -> Histogram {
    var histogram = Histogram()
    var filter: PixelFilter?
    for frame in frames {
      histogram.add(frame, area: area, pictureHeight: frame.height, filter: &filter)
    }
    return histogram
  }

  private static func sums(_ histogram: Histogram) -> [UInt32: SIMD4<UInt64>] {
    var all: [UInt32: SIMD4<UInt64>] = [:]
    histogram.forEachSum { all[$0] = $1 }
    return all
  }

  @Test(
    "a stack counts what its frames do one by one, whatever stays the same and wherever it lies",
    arguments: [(1, 160, 500), (2, 33, 1), (8, 7, 3), (32, 160, 40), (63, 41, 0), (63, 90, 9)])
  func stacksAreSums(count: Int, width: Int, changes: Int) {
    let frames = Self.film(count, width: width, height: 20, changes: changes)
    let areas = [
      PixelArea(x: 0, y: 0, width: width, height: 20),
      PixelArea(x: 3, y: 5, width: width - 6, height: 11),
    ]
    for area in areas {
      let expected = Self.oneByOne(frames, area)
      var stack = Histogram()
      stack.add(frames, in: area)
      #expect(Self.sums(stack) == Self.sums(expected))
      #expect(stack.pixels == expected.pixels)
    }
  }

  @Test("bins overflow into wide ones at the right pixel")
  func manyPixelsOfOneColor() {
    let frame = Frame(width: 64, height: 40, bytes: [UInt8](repeating: 200, count: 64 * 40 * 3))
    let whole = PixelArea(x: 0, y: 0, width: 64, height: 40)
    var histogram = Histogram()
    for count in [63, 1, 5, 63] {
      histogram.add([Frame](repeating: frame, count: count), in: whole)
    }
    let pixels = UInt64(132 * 64 * 40)
    #expect(
      Array(Self.sums(histogram).values)
        == [SIMD4(pixels, 200 * pixels, 200 * pixels, 200 * pixels)])
  }
}

import Fixtures
import Specimens
import Testing

@testable import Frames
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
    histogram.forEachEntry { all[$0.bin] = SIMD4($0.count, $0.red, $0.green, $0.blue) }
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

  @Test("bins overflow into wide ones, and no pixel is lost or counted twice on the way")
  func manyPixelsOfTwoColors() {
    let bytes = (0..<64 * 40).flatMap { [UInt8](repeating: $0 % 2 == 0 ? 200 : 40, count: 3) }
    let frame = Frame(width: 64, height: 40, bytes: bytes)
    var histogram = Histogram()
    for count in [63, 1, 5, 63] {
      histogram.add([Frame](repeating: frame, count: count), in: frame.area)
    }
    let pixels = UInt64(132 * 64 * 20)
    let sums = Self.sums(histogram).values.sorted { $0.y < $1.y }
    #expect(
      sums == [40, 200].map { SIMD4(pixels, $0 * pixels, $0 * pixels, $0 * pixels) })
  }

  @Test("frames can follow a picture that was counted with places")
  func afterAPicture() {
    let frames = Self.film(3, width: 50, height: 20, changes: 70)
    var histogram = Self.oneByOne(frames, frames[0].area)
    histogram.add(frames, in: frames[0].area)
    #expect(Self.sums(histogram) == Self.sums(Self.oneByOne(frames + frames, frames[0].area)))
    #expect(histogram.entries().allSatisfy { $0.place == FramePlace(rawValue: 0) })
  }

  @Test("no frames and empty areas are no pixels")
  func nothing() {
    let frames = Self.film(2, width: 20, height: 20, changes: 3)
    var histogram = Histogram()
    histogram.add([], in: frames[0].area)
    histogram.add(frames, in: PixelArea(x: 4, y: 4, width: 0, height: 9))
    histogram.add(frames, in: PixelArea(x: 4, y: 4, width: 9, height: 0))
    #expect(histogram.pixels == 0 && Self.sums(histogram).isEmpty)
  }
}

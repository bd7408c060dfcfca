import Fixtures
import Specimens
import Testing

@testable import Frames
@testable import Palettes

@Suite struct HistogramTests {
  private static func noise(_ seed: UInt64, width: Int = 97, height: Int = 61) -> Frame {
    var noise = TestNoise(seed: seed)
    let bytes = (0..<width * height * 3).map { _ in UInt8(noise.next(below: 256)) }
    return Frame(width: width, height: height, bytes: bytes)
  }

  private static func count(_ frames: [Frame]) -> Histogram {
    var histogram = Histogram()
    var filter: PixelFilter?
    for frame in frames {
      let whole = PixelArea(x: 0, y: 0, width: frame.width, height: frame.height)
      histogram.add(frame, area: whole, pictureHeight: frame.height, filter: &filter)
    }
    return histogram
  }

  @Test("every pixel is counted once, and the sums are those of the pixels")
  func countsAreExact() {
    let frame = Self.noise(1)
    let entries = Self.count([frame]).entries()
    #expect(entries.reduce(0) { $0 + $1.count } == UInt64(frame.width * frame.height))
    let sums = [\HistogramEntry.red, \.green, \.blue]
    for (channel, sum) in sums.enumerated() {
      let expected = stride(from: channel, to: frame.bytes.count, by: 3)
        .reduce(UInt64(0)) { $0 + UInt64(frame.bytes[$1]) }
      #expect(entries.reduce(0) { $0 + $1[keyPath: sum] } == expected)
    }
  }

  @Test("a merge is exact, in any order and grouping")
  func mergeIsExact() {
    let parts = (1...3).map { Self.count([Self.noise($0)]) }
    func merged(_ order: [Int]) -> [HistogramEntry] {
      var whole = parts[order[0]]
      for index in order.dropFirst() { whole.merge(parts[index]) }
      return whole.entries()
    }
    let forward = merged([0, 1, 2])
    let isSame = [[0, 2, 1], [1, 2, 0], [2, 1, 0]].allSatisfy { merged($0) == forward }
    #expect(isSame)
    var tail = parts[1]
    tail.merge(parts[2])
    var grouped = parts[0]
    grouped.merge(tail)
    let isGroupedSame = grouped.entries() == forward
    #expect(isGroupedSame)
    let together = Self.count((1...3).map { Self.noise($0) }).entries()
    #expect(together.map(\.bin) == forward.map(\.bin))
    #expect(together.map(\.count) == forward.map(\.count))
    #expect(together.map(\.mean) == forward.map(\.mean))
  }

  @Test("a bin's place is that of its last pixel, and the greater one after a merge")
  func placesAreTheLast() {
    func gray(_ width: Int, _ height: Int) -> Frame {
      Frame(
        width: width, height: height, bytes: [UInt8](repeating: 90, count: width * height * 3))
    }
    let (small, large) = (Self.count([gray(4, 3)]), Self.count([gray(40, 30)]))
    #expect(small.entries().map(\.place) == [FramePlace(x: 3, y: 2, width: 4, height: 3)])
    let last = FramePlace(x: 39, y: 29, width: 40, height: 30)
    var (one, other) = (small, large)
    one.merge(large)
    other.merge(small)
    let together = Self.count([gray(40, 30), gray(4, 3)]).entries()
    #expect(one.entries().map(\.place) == [last])
    #expect(other.entries() == one.entries())
    #expect(together == one.entries())
  }

  @Test("a copy keeps its counts when the original goes on")
  func copiesAreValues() {
    var original = Self.count([Self.noise(1)])
    let copy = original
    let before = copy.entries()
    original.merge(Self.count([Self.noise(2)]))
    var filter: PixelFilter?
    let frame = Self.noise(3)
    let whole = PixelArea(x: 0, y: 0, width: frame.width, height: frame.height)
    original.add(frame, area: whole, pictureHeight: frame.height, filter: &filter)
    #expect(copy.entries() == before)
    #expect(original.pixels == 3 * copy.pixels)
  }

  @Test("memory that is used again holds nothing of what was counted before")
  func removalForgetsEverything() {
    var histogram = Self.count([Self.noise(1)])
    histogram.removeAll()
    #expect(histogram.pixels == 0)
    #expect(histogram.entries().isEmpty)
    histogram.merge(Self.count([Self.noise(2)]))
    #expect(histogram.entries() == Self.count([Self.noise(2)]).entries())
  }

  @Test("without the picture from afar the pixels as they are stand in for it")
  func nearStandsInForAfar() {
    var histogram = Histogram()
    histogram.usesDownsampled = false
    histogram.merge(Self.count([Self.noise(1)]))
    var distant: [HistogramEntry] = []
    histogram.forEachDistantEntry { distant.append($0) }
    #expect(distant == histogram.entries())
    #expect(!distant.isEmpty)
  }

  @Test("counts stay exact beyond 2³² in a sum")
  func sumsDoNotOverflow() {
    var histogram = Histogram()
    var filter: PixelFilter?
    let frame = Frame(
      width: 4000, height: 1000, bytes: [UInt8](repeating: 255, count: 12_000_000))
    let whole = PixelArea(x: 0, y: 0, width: 4000, height: 1000)
    for _ in 0..<6 { histogram.add(frame, area: whole, pictureHeight: 1000, filter: &filter) }
    #expect(histogram.entries().map(\.count) == [24_000_000])
    #expect(histogram.entries().map(\.blue) == [24_000_000 * 255])
  }

  @Test("a packed bin holds 511 pixels of any color exactly, beside its flag")
  func packedBinsHoldTheirPixels() {
    for color in [SIMD3<UInt>(255, 255, 255), SIMD3(0, 0, 0), SIMD3(255, 1, 128)] {
      var bin = PackedBin()
      bin.hasWide = true
      for _ in 0..<511 {
        #expect(bin.bits < PackedBin.fullBits)
        bin = bin.adding(red: color.x, green: color.y, blue: color.z)
      }
      #expect(bin.bits >= PackedBin.fullBits && bin.hasWide)
      let sums = SIMD4(1, color.x, color.y, color.z) &* 511
      #expect(bin.sums == SIMD4<UInt64>(truncatingIfNeeded: sums))
    }
  }

  @Test("every 8-bit color has a bin, and colors 12 levels apart have different ones")
  func binsAreSmall() {
    for level in stride(from: 0, through: 255, by: 5) { checkBins(level: level) }
  }

  private func checkBins(level: Int) {
    for red in stride(from: 0, through: 255, by: 5) {
      for blue in stride(from: 0, through: 255, by: 15) {
        let bin = BinLayout.bin(SIMD3(UInt8(red), UInt8(level), UInt8(blue)))
        #expect(bin < BinLayout.count)
      }
    }
    let gray = BinLayout.bin(SIMD3(repeating: UInt8(level)))
    let other = UInt8(level < 128 ? level + 12 : level - 12)
    #expect(gray != BinLayout.bin(SIMD3(repeating: other)))
    #expect(gray != BinLayout.bin(SIMD3(UInt8(level), UInt8(level), other)))
  }
}

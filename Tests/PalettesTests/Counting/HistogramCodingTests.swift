import Fixtures
import Testing

@testable import Frames
@testable import Palettes

struct HistogramCodingTests {
  /// A noisy picture of 160 × 90.
  private static func noisy(seed: UInt64) -> Histogram {
    var noise = TestNoise(seed: seed)
    let bytes = (0..<160 * 90 * 3).map { UInt8($0 % 160 / 2 + noise.next(below: 90)) }
    var histogram = Histogram()
    histogram.add(
      [Frame(width: 160, height: 90, bytes: bytes)],
      in: PixelArea(x: 0, y: 0, width: 160, height: 90))
    return histogram
  }

  private static func totals(_ bins: CountedBins) -> SIMD4<UInt64> {
    bins.entries.reduce(into: .zero) { $0 &+= SIMD4($1.count, $1.red, $1.green, $1.blue) }
  }

  /// Bytes of as many white pixels, in the same bin again and again.
  private static func white(_ counts: [UInt64]) -> [UInt8] {
    var writer = NumberWriter()
    writer.append(counts.count)
    for (index, count) in counts.enumerated() {
      writer.append(index == 0 ? UInt64(BinLayout.bin(SIMD3(repeating: 255))) : 0)
      writer.append(count)
      for _ in 0..<3 { writer.append(signed: index == 0 ? Int64(count) * 255 : 0) }
      writer.append(0)
    }
    return writer.bytes
  }

  @Test("what is read back has the same pixels and the same sums, in fewer bins")
  func roundTrip() throws {
    let histogram = Self.noisy(seed: 1)
    let (bins, back) = (
      CountedBins(histogram), try #require(CountedBins(encoded: histogram.encoded))
    )
    #expect(back.pixels == 160 * 90)
    #expect(Self.totals(back) == Self.totals(bins))
    #expect(back.entries.count <= bins.entries.count)
    #expect(back.entries == back.entries.sorted { $0.bin < $1.bin })
    #expect(back.entries.allSatisfy { $0.bin == BinLayout.bin($0.bytes) })
  }

  @Test("no pixels are no bins")
  func empty() throws {
    #expect(Histogram().encoded == [0])
    #expect(try #require(CountedBins(encoded: [0])).pixels == 0)
  }

  @Test("bytes that were cut or changed are refused or counted, never a trap")
  func hostile() {
    let bytes = Self.noisy(seed: 2).encoded
    #expect(CountedBins(encoded: Array(bytes.dropLast())) == nil)
    #expect(CountedBins(encoded: bytes + [0]) == nil)
    #expect(CountedBins(encoded: []) == nil)
    var noise = TestNoise(seed: 3)
    for _ in 0..<300 {
      var changed = Array(bytes.prefix(400))
      changed[noise.next(below: 400)] = UInt8(noise.next(below: 256))
      _ = CountedBins(encoded: changed)
    }
    // More pixels than any film has, in one bin and in two; half as many do not overflow.
    for counts: [UInt64] in [[1 << 38 + 1], [1 << 37, 1 << 37, 1]] {
      #expect(CountedBins(encoded: Self.white(counts)) == nil)
    }
    #expect(CountedBins(encoded: Self.white([1 << 37, 1 << 37]))?.pixels == 1 << 38)
    // A sum of the least Int64.
    #expect(
      CountedBins(encoded: [1, 0, 1] + [UInt8](repeating: 255, count: 9) + [1, 0, 0, 1]) == nil)
  }

  @Test("filters leave the bins that they admit")
  func filters() {
    var options = PaletteOptions()
    options.minBrightness = 0.3
    let bins = CountedBins(Self.noisy(seed: 4))
    var (filter, none) = (PixelFilter(options), PixelFilter(PaletteOptions()))
    let filtered = bins.filtered(by: &filter)
    #expect(filtered.pixels > 0 && filtered.pixels < bins.pixels)
    #expect(filtered.entries.allSatisfy { $0.mean.sum() / 3 >= 0.29 })
    #expect(filtered.pixels == Int(Self.totals(filtered).x))
    #expect(bins.filtered(by: &none).pixels == bins.pixels)
  }
}

struct NumberCodingTests {
  @Test("numbers of every size come back")
  func roundTrip() {
    var writer = NumberWriter()
    let numbers: [UInt64] = [0, 1, 127, 128, 1 << 35, .max]
    let signed: [Int64] = [0, -1, 1, .min, .max, -300]
    for number in numbers { writer.append(number) }
    for number in signed { writer.append(signed: number) }
    writer.append("ü")
    writer.append(1.5)
    writer.append(Float(-0.25))
    var reader = NumberReader(writer.bytes[...])
    #expect(numbers.map { _ in reader.number() } == numbers)
    #expect(signed.map { _ in reader.signed() } == signed)
    #expect(reader.text() == "ü")
    #expect(reader.double() == 1.5)
    #expect(reader.float() == -0.25)
    #expect(reader.isAtEnd)
    #expect(reader.number() == nil)
  }

  @Test("lengths beyond the end and numbers beyond 64 bits are refused")
  func hostile() {
    var long = NumberReader([200, 1, 0][...])
    #expect(long.part() == nil)
    var wide = NumberReader([UInt8](repeating: 255, count: 11)[...])
    #expect(wide.number() == nil)
  }
}

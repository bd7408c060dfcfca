import Testing

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

  private static func totals(_ histogram: Histogram) -> [UInt64] {
    var totals: [UInt64] = [0, 0, 0, 0]
    histogram.forEachBin { entry in
      totals[0] += entry.count
      totals[1] += entry.red
      totals[2] += entry.green
      totals[3] += entry.blue
    }
    return totals
  }

  @Test("what is read back has the same pixels and the same sums, in fewer bins")
  func roundTrip() throws {
    let histogram = Self.noisy(seed: 1)
    let back = try #require(Histogram(encoded: histogram.encoded))
    #expect(back.pixels == 160 * 90)
    #expect(Self.totals(back) == Self.totals(histogram))
    var (before, after) = (0, 0)
    histogram.forEachBin { _ in before += 1 }
    back.forEachBin { _ in after += 1 }
    #expect(after <= before)
    #expect(back.encoded == Histogram(encoded: back.encoded)?.encoded)
  }

  @Test("no pixels are no bins")
  func empty() throws {
    #expect(Histogram().encoded == [0])
    #expect(try #require(Histogram(encoded: [0])).pixels == 0)
  }

  @Test("bytes that were cut or changed are refused or counted, never a trap")
  func hostile() {
    let bytes = Self.noisy(seed: 2).encoded
    #expect(Histogram(encoded: Array(bytes.dropLast())) == nil)
    #expect(Histogram(encoded: bytes + [0]) == nil)
    #expect(Histogram(encoded: []) == nil)
    var noise = TestNoise(seed: 3)
    for _ in 0..<300 {
      var changed = Array(bytes.prefix(400))
      changed[noise.next(below: 400)] = UInt8(noise.next(below: 256))
      _ = Histogram(encoded: changed)
    }
    // A sum of the least Int64.
    #expect(
      Histogram(encoded: [1, 0, 1] + [UInt8](repeating: 255, count: 9) + [1, 0, 0, 1]) == nil)
  }

  @Test("filters leave the bins that they admit")
  func filters() {
    var options = PaletteOptions()
    options.minBrightness = 0.3
    let histogram = Self.noisy(seed: 4)
    let filtered = histogram.filtered(options)
    #expect(filtered.pixels > 0 && filtered.pixels < histogram.pixels)
    filtered.forEachBin { entry in #expect(entry.mean.sum() / 3 >= 0.29) }
    #expect(histogram.filtered(PaletteOptions()).pixels == histogram.pixels)
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

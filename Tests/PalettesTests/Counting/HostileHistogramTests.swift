import ColorScience
import Fixtures
import Specimens
import Testing

@testable import Frames
@testable import Palettes

/// Bytes of a histogram from anywhere.
@Suite struct HostileHistogramTests {
  private static func counted(_ algorithm: PaletteAlgorithm) throws -> [UInt8] {
    var noise = TestNoise(seed: 5)
    // Grays share a column of bins, which takes most of the time without optimization.
    let grays = (0..<20).map { [UInt8](repeating: UInt8(12 * $0), count: 3) }
    let colors = grays + (0..<4).map { _ in (0..<3).map { _ in UInt8(noise.next(below: 256)) } }
    var options = PaletteOptions()
    options.algorithm = algorithm
    let source = PaintedPicture(10, 8) { x, y in colors[(x + 3 * y) % colors.count] }
    return try source.histogram(options).written(countedWith: options)
  }

  /// Bytes with the right checksum of what follows it.
  private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > 13 else { return bytes }
    var sealed = bytes
    var sum = NumberWriter()
    sum.append(fixed: CRC32.sum(of: bytes[13...]))
    sealed.replaceSubrange(9..<13, with: sum.bytes)
    return sealed
  }

  /// Cut, flipped, replaced, repeated and inserted bytes.
  private static func mutated(_ bytes: [UInt8], _ noise: inout TestNoise) -> [UInt8] {
    var mutated = bytes
    for _ in 0...noise.next(below: 3) {
      guard mutated.count > 14 else { return mutated }
      let place = noise.next(below: mutated.count)
      switch noise.next(below: 6) {
      case 0: mutated.removeLast(noise.next(below: mutated.count))
      case 1: mutated[place] ^= 1 << UInt8(noise.next(below: 8))
      case 2: mutated[place] = UInt8(noise.next(below: 256))
      case 3: mutated[place] = [0, 127, 128, 255][noise.next(below: 4)]
      case 4: mutated.insert(contentsOf: [UInt8](repeating: 255, count: 8), at: place)
      default: mutated.remove(at: place)
      }
    }
    return mutated
  }

  @Test("the checksum is that of ZIP and PNG")
  func checksum() {
    #expect(CRC32.sum(of: Array("123456789".utf8)[...]) == 0xCBF4_3926)
  }

  @Test("any changed, lost or added byte is noticed")
  func damage() throws {
    let bytes = try Self.counted(.standout)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 0x20
      #expect(throws: HistogramError.self) { try CountedPicture.read(changed) }
      #expect(throws: HistogramError.self) { try CountedPicture.read(Array(bytes[..<index])) }
    }
    #expect(throws: HistogramError.damaged) { try CountedPicture.read(bytes + [0]) }
    #expect(throws: HistogramError.damaged) {
      try CountedPicture.read(Self.sealed(bytes + [0]))
    }
    #expect(throws: HistogramError.notAHistogram) { try CountedPicture.read([]) }
    #expect(throws: HistogramError.notAHistogram) { try CountedPicture.read([1, 2, 3]) }
  }

  @Test("another version is refused by its number")
  func version() throws {
    var bytes = try Self.counted(.kmeans)
    #expect(bytes[8] == UInt8(CountedPicture.version))
    bytes[8] = 77
    #expect(throws: HistogramError.version(77)) { try CountedPicture.read(bytes) }
    #expect("\(HistogramError.version(77))".contains("version 77"))
  }

  @Test("what has the right checksum is refused or gives a palette, never a trap")
  func mutations() throws {
    var noise = TestNoise(seed: 11)
    var (read, refused) = (0, 0)
    var sum: CountedPicture?
    for algorithm in [PaletteAlgorithm.standout, .kmeans] {
      let bytes = try Self.counted(algorithm)
      for round in 0..<5000 {
        let changed = Self.sealed(Self.mutated(bytes, &noise))
        guard let (picture, options) = try? CountedPicture.read(changed) else {
          refused += 1
          continue
        }
        read += 1
        #expect(picture.histogram.pixels > 0)
        // What follows takes most of the time.
        guard round % 20 == 0 else { continue }
        #expect((try? CountedPicture.read(picture.written(countedWith: options))) != nil)
        var wanted = PaletteOptions()
        for algorithm in [PaletteAlgorithm.standout, .kmeans] {
          wanted.algorithm = algorithm
          #expect(!picture.palette(wanted).swatches.isEmpty)
        }
        sum?.histogram.merge(picture.histogram)
        if sum.map({ $0.histogram.pixels > Histogram.mostPixels }) ?? true { sum = picture }
      }
    }
    #expect(read > 500 && refused > 5000, "\(read) were read, \(refused) refused")
    #expect(try #require(sum).palette().swatches.isEmpty == false)
  }

  @Test("as many pixels as a histogram may have give a palette")
  func mostPixels() throws {
    var bins = BinTable()
    let half = UInt64(Histogram.mostPixels / 2)
    for color: UInt64 in [0, 255] {
      bins.add(
        HistogramEntry(
          count: half, red: color * half, green: 255 * half, blue: color * half, place: .nowhere))
    }
    let histogram = Histogram(
      bins: bins, pixels: Histogram.mostPixels, colors: nil, downsampled: BinTable(),
      downsampledPixels: 0, downsampledEdges: EdgeColors(), usesDownsampled: true)
    let source = try PaintedPicture(9, 7) { _, _ in [1, 2, 3] }.histogram().source
    let counted = CountedPicture(histogram: histogram, source: source)
    let back = try CountedPicture.read(counted.written(countedWith: PaletteOptions())).picture
    for algorithm in PaletteAlgorithm.all {
      var options = PaletteOptions()
      options.algorithm = algorithm
      let palette = back.palette(options)
      #expect(Set(palette.swatches.map(\.color.hex)) == ["#00ff00", "#ffffff"])
      #expect(palette.swatches.map(\.population) == [Int(half), Int(half)])
    }
    // One pixel more is refused.
    var more = bins
    more.add(HistogramEntry(count: 1, red: 9, green: 9, blue: 9, place: .nowhere))
    let tooMany = Histogram(
      bins: more, pixels: Histogram.mostPixels + 1, colors: nil, downsampled: BinTable(),
      downsampledPixels: 0, downsampledEdges: EdgeColors(), usesDownsampled: true)
    #expect(throws: HistogramError.damaged) {
      try CountedPicture.read(
        CountedPicture(histogram: tooMany, source: source).written(countedWith: PaletteOptions()))
    }
  }
}

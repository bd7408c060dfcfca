import Fixtures
import PaintedScenes
import Specimens
import Testing

@testable import Frames
@testable import Palettes

/// A picture to count, and how it is called in a failure.
struct CountedSpecimen: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let options: PaletteOptions
  private let source: @Sendable () -> any FrameSource

  init(
    _ name: String, _ options: PaletteOptions = PaletteOptions(),
    _ source: @escaping @Sendable () -> any FrameSource
  ) {
    (testDescription, self.options, self.source) = (name, options, source)
  }

  func counted() throws -> CountedPicture { try source().histogram(options) }

  /// The painted stills, and pictures that are counted in other ways; for two algorithms, which count
  /// at different sizes.
  static let all = [PaletteAlgorithm.standout, .kmeans].flatMap { algorithm in
    var options = PaletteOptions()
    options.algorithm = algorithm
    var (filtered, part) = (options, options)
    (filtered.minBrightness, filtered.minChroma) = (0.1, 0.02)
    (part.region, part.bars) = (Region(x: 0.1, y: 0.3, width: 0.55, height: 0.61)!, .keep)
    return PaintedScene.all.map { scene in
      CountedSpecimen("\(scene.name), \(algorithm)", options) {
        PaintedPicture(scene.frame(width: 240))
      }
    } + [
      CountedSpecimen("noise, \(algorithm)", options) { PaintedPicture.noise() },
      CountedSpecimen("two colors, \(algorithm)", options) {
        PaintedPicture(40, 30) { x, _ in x < 15 ? [200, 30, 40] : [20, 60, 160] }
      },
      CountedSpecimen("black, \(algorithm)", options) {
        PaintedPicture(9, 7) { _, _ in [0, 0, 0] }
      },
      CountedSpecimen("holes, \(algorithm)", options) {
        PaintedPicture(90, 70) { x, y in
          [UInt8(x * 2), UInt8(y * 3), UInt8((x * y) % 256), x % 3 == 0 ? 255 : 0]
        }
      },
      CountedSpecimen("filtered, \(algorithm)", filtered) {
        PaintedPicture(PaintedScene.all[0].frame(width: 240))
      },
      CountedSpecimen("part, \(algorithm)", part) {
        PaintedPicture(PaintedScene.all[1].frame(width: 240))
      },
    ]
  }
}

@Suite struct CountedPictureBytesTests {
  @Test("what is read back has the same palette and options", arguments: CountedSpecimen.all)
  func roundTrip(_ specimen: CountedSpecimen) throws {
    let counted = try specimen.counted()
    let bytes = counted.written(countedWith: specimen.options)
    let (back, options) = try CountedPicture.read(bytes)
    #expect(options.countsPixels(as: specimen.options))
    #expect(back.source == counted.source)
    #expect(back.facts == counted.facts)
    #expect(back.palette(specimen.options) == counted.palette(specimen.options))
    #expect(back.histogram.hasDownsampled == counted.histogram.hasDownsampled)
    let isSame = back.written(countedWith: options) == bytes
    #expect(isSame)
  }

  @Test("the sum of what is read back is the sum of what was written")
  func sums() throws {
    let all = try CountedSpecimen.all.filter { $0.options.region == .whole }.map { specimen in
      (specimen.options, try specimen.counted())
    }
    for (first, second) in zip(all, all.dropFirst() + all.prefix(1)) {
      var sum = first.1
      sum.histogram.merge(second.1.histogram)
      var back = try CountedPicture.read(first.1.written(countedWith: first.0)).picture
      back.histogram.merge(
        try CountedPicture.read(second.1.written(countedWith: second.0)).picture.histogram)
      let isSame = back.written(countedWith: first.0) == sum.written(countedWith: first.0)
      #expect(isSame)
      var options = first.0
      options.algorithm = sum.histogram.hasDownsampled ? .standout : .kmeans
      #expect(back.palette(options) == sum.palette(options))
    }
  }

  @Test("provenance comes back whole")
  func provenance() throws {
    var counted = try PaintedPicture(9, 7) { _, _ in [1, 2, 3] }.histogram()
    counted.source = Provenance(
      name: "é\n.png", width: 1280, height: 720, format: "png", profile: "Display P3",
      sampling: "1 pixel of 9", sha256: String(repeating: "0", count: 64),
      bars: PixelArea(x: 0, y: 92, width: 1280, height: 536), notes: ["one", ""])
    let bytes = counted.written(countedWith: PaletteOptions())
    #expect(try CountedPicture.read(bytes).picture.source == counted.source)
    // Bars that are larger than the picture.
    counted.source.width = 1279
    #expect(throws: HistogramError.damaged) {
      try CountedPicture.read(counted.written(countedWith: PaletteOptions()))
    }
  }

  @Test("the options that are written are those that decide which pixels count")
  func options() throws {
    let changed: [(PaletteOptions.Field, String)] = PaletteOptions.fields.map { field in
      let texts = field.choices + ["0.25", "5", "#123456", "0,0,1,0.5"]
      return (
        field,
        texts.first { text in
          var options = PaletteOptions()
          return (try? field.set(text, in: &options)) != nil && field.text(options) == text
            && text != field.defaultText
        } ?? ""
      )
    }
    for (field, text) in changed {
      var options = PaletteOptions()
      try field.set(text, in: &options)
      #expect(
        options.countsPixels(as: PaletteOptions())
          == !PaletteOptions.pixelFields.map(\.name).contains(field.name), "\(field.name)")
    }
    var options = PaletteOptions()
    (options.bars, options.minChroma) = (.keep, 0.05)
    #expect(options.pixelQuery == "bars=keep&min-chroma=0.05")
    #expect(PaletteOptions().pixelQuery == "")
  }

  @Test("version 1 is written and counted as it always was")
  func stays() throws {
    // If this fails, kept histograms would be misread: raise `CountedPicture.version` too.
    #expect(CountedPicture.version == 1)
    for (algorithm, sum) in [(PaletteAlgorithm.standout, 0xCF70_E249), (.kmeans, 0xE37E_CDDC)] {
      var options = PaletteOptions()
      options.algorithm = algorithm
      var writer = NumberWriter()
      try PaintedPicture.noise().histogram(options).histogram.write(to: &writer)
      #expect(CRC32.sum(of: writer.bytes[...]) == UInt32(sum), "\(algorithm)")
    }
  }

  @Test("sums of more pixels than 32 bits count know what lies on edges")
  func manyPixels() {
    var edges = EdgeColors(counted: [(color: 7, count: SIMD2(1 << 31, 1 << 30))])
    let once = edges
    for _ in 0..<5 { edges.merge(once) }
    #expect(edges.count(of: 7) == SIMD2(6 << 31, 6 << 30))
  }
}

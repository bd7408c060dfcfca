import ColorScience
import Fixtures
import Specimens
import Testing

@testable import Frames
@testable import Palettes

@Suite("facts of a picture")
struct PictureFactsTests {
  private static func facts(
    _ picture: PaintedPicture, _ options: PaletteOptions = PaletteOptions()
  ) throws -> PictureFacts {
    var options = options
    options.bars = .keep
    return try #require(try picture.palette(options).facts)
  }

  /// 100 × 100 pixels, in which rows have these colors from the top; the rest is the last one.
  private static func rows(_ bands: [(hex: String, rows: Int)]) throws -> PaintedPicture {
    let colors = try bands.flatMap { band in
      let bytes = try Color(hex: band.hex).bytes
      return [[UInt8]](repeating: [bytes.x, bytes.y, bytes.z], count: band.rows)
    }
    return PaintedPicture(100, 100) { _, y in colors[min(y, colors.count - 1)] }
  }

  @Test("warm blacks and cool whites are told as they were painted")
  func ends() throws {
    let facts = try Self.facts(
      Self.rows([("#140a05", 2), ("#e8f4ff", 2), ("#a03020", 10), ("#808080", 86)]))
    #expect(facts.blackPoint.hex == "#140a05")
    #expect(facts.whitePoint.hex == "#e8f4ff")
    #expect(Tint(of: facts.blackPoint) == .warm && Tint(of: facts.whitePoint) == .blue)
    #expect(facts.nearNeutral == 0.9)
  }

  @Test("an automatic count is told with what it leaves out; a given one is not")
  func automatic() throws {
    let picture = try Self.rows([("#ff0000", 40), ("#0000ff", 30), ("#ffffff", 30)])
    #expect(try Self.facts(picture).auto == nil)
    var options = PaletteOptions()
    options.count = .automatic
    let auto = try #require(try Self.facts(picture, options).auto)
    #expect(auto.count == 3 && auto.leftOut < 1)
    options.algorithm = .kmeans
    #expect(try Self.facts(picture, options).auto == nil, "k-means leaves out other colors")
  }

  @Test("a picture of one color has one, also by an automatic count")
  func plain() throws {
    var options = PaletteOptions()
    options.count = .automatic
    #expect(try Self.facts(Self.rows([("#336699", 100)]), options).auto?.count == 1)
  }

  @Test("where 2% end within a color, it counts in part")
  func part() throws {
    let facts = try Self.facts(Self.rows([("#000000", 1), ("#646464", 99)]))
    #expect(facts.blackPoint.hex == "#323232")
    #expect(facts.whitePoint.hex == "#646464")
  }

  @Test("a gray frame is neutral and has no light")
  func gray() throws {
    let facts = try Self.facts(Self.rows([("#777777", 100)]))
    #expect(
      facts
        == PictureFacts(
          blackPoint: Color(red: 119, green: 119, blue: 119),
          whitePoint: Color(red: 119, green: 119, blue: 119), nearNeutral: 1))
  }

  @Test("a picture of one pixel has facts")
  func onePixel() throws {
    let facts = try Self.facts(PaintedPicture(1, 1) { _, _ in [200, 30, 30] })
    #expect(facts.blackPoint.hex == "#c81e1e" && facts.whitePoint.hex == "#c81e1e")
    #expect(facts.nearNeutral == 0)
  }

  // MARK: Lights

  /// A ground with squares of 10, 9 and 8 pixels in three colors.
  private static func lamps(on ground: UInt8) -> PaintedPicture {
    let lamps: [(x: Int, y: Int, side: Int, color: [UInt8])] = [
      (10, 20, 10, [255, 32, 48]), (50, 60, 9, [48, 160, 255]), (80, 30, 8, [255, 176, 64]),
    ]
    return PaintedPicture(100, 100) { x, y in
      let lamp = lamps.first {
        ($0.x..<$0.x + $0.side).contains(x) && ($0.y..<$0.y + $0.side).contains(y)
      }
      return lamp?.color ?? [ground, ground, ground]
    }
  }

  @Test("three small lamps in the dark are three lights, each at its place")
  func lights() throws {
    let lights = try Self.facts(Self.lamps(on: 16)).lights
    #expect(lights.map(\.color.hex) == ["#ff2030", "#30a0ff", "#ffb040"])
    #expect(lights.map(\.proportion) == [0.01, 0.0081, 0.0064])
    let places = try lights.map { try #require($0.position) }
    #expect((0.1...0.2).contains(places[0].x) && (0.2...0.3).contains(places[0].y))
    #expect((0.5...0.59).contains(places[1].x) && (0.6...0.69).contains(places[1].y))
    #expect((0.8...0.88).contains(places[2].x) && (0.3...0.38).contains(places[2].y))
  }

  @Test("the same squares in daylight are no lights, nor is a bright wall")
  func noLights() throws {
    #expect(try Self.facts(Self.lamps(on: 200)).lights.isEmpty)
    #expect(try Self.facts(Self.rows([("#ffb040", 10), ("#101010", 90)])).lights.isEmpty)
  }

  @Test("more lamps than four give the four largest")
  func manyLights() throws {
    let colors: [[UInt8]] = [
      [255, 0, 0], [255, 255, 0], [0, 255, 0], [0, 255, 255], [64, 96, 255], [255, 0, 255],
    ]
    let picture = PaintedPicture(100, 100) { x, y in
      // Squares of 12, 11 … 7 pixels side by side.
      let index = x / 16
      guard index < colors.count, x % 16 < 12 - index, y < 12 - index else { return [8, 8, 8] }
      return colors[index]
    }
    let lights = try Self.facts(picture).lights
    #expect(lights.map(\.color.hex) == ["#ff0000", "#ffff00", "#00ff00", "#00ffff"])
  }

  // MARK: Sums

  private static func noise(seed: Int) -> PaintedPicture {
    PaintedPicture(120, 80) { x, y in
      var noise = TestNoise(seed: UInt64(y * 120 + x + 1 + seed * 9600))
      return (0..<3).map { _ in UInt8(noise.next(below: 256)) }
    }
  }

  @Test("black and white point are those of the sorted pixels, within three codes")
  func sorted() throws {
    let picture = Self.noise(seed: 0)
    let pixels = try #require(try picture.next())
    let sorted = (0..<120 * 80).map { pixels.pixel($0 % 120, $0 / 120) }
      .sorted { ByteLab.luminance(of: $0) < ByteLab.luminance(of: $1) }
    func mean(_ pixels: ArraySlice<SIMD3<UInt8>>) -> SIMD3<Double> {
      pixels.reduce(.zero) { $0 + SIMD3<Double>($1) } / Double(pixels.count)
    }
    try picture.rewind(keeping: .max)
    let facts = try Self.facts(picture)
    for (point, mean) in [
      (facts.blackPoint, mean(sorted.prefix(192))), (facts.whitePoint, mean(sorted.suffix(192))),
    ] {
      let off = SIMD3<Double>(point.bytes) - mean
      #expect((off * off).max() < 9, "\(point.hex) is not \(mean)")
    }
  }

  @Test("the facts of two pictures together are those of one that holds both")
  func merged() throws {
    let (one, other) = (Self.noise(seed: 1), Self.lamps(on: 16))
    var options = PaletteOptions()
    options.bars = .keep
    var merged = try one.histogram(options).histogram
    merged.merge(try other.histogram(options).histogram)
    let frames = try [Self.noise(seed: 1), Self.lamps(on: 16)].map { try #require(try $0.next()) }
    let both = PaintedPicture(100, 196) { x, y in
      // 120 × 80 pixels in rows of 100, then 100 × 100.
      let pixel =
        y < 96
        ? frames[0].pixel((y * 100 + x) % 120, (y * 100 + x) / 120) : frames[1].pixel(x, y - 96)
      return [pixel.x, pixel.y, pixel.z]
    }
    var (facts, expected) = (
      PictureFacts(FactCounts(merged)),
      PictureFacts(FactCounts(try both.histogram(options).histogram))
    )
    for index in facts?.lights.indices ?? 0..<0 { facts?.lights[index].position = nil }
    for index in expected?.lights.indices ?? 0..<0 { expected?.lights[index].position = nil }
    #expect(facts == expected && facts != nil)
  }

  @Test("counts of pictures add up, in any order")
  func added() throws {
    var options = PaletteOptions()
    options.bars = .keep
    let histograms = try [Self.lamps(on: 16), Self.lamps(on: 90)].map {
      try $0.histogram(options).histogram
    }
    var (forth, back) = (FactCounts(histograms[0]), FactCounts(histograms[1]))
    forth.merge(FactCounts(histograms[1]))
    back.merge(FactCounts(histograms[0]))
    var merged = histograms[0]
    merged.merge(histograms[1])
    #expect(forth == back)
    #expect(PictureFacts(forth)?.blackPoint == PictureFacts(FactCounts(merged))?.blackPoint)
    #expect(forth.pixels == 20_000)
  }

  @Test("only the counted pixels have facts")
  func filtered() throws {
    var options = PaletteOptions()
    options.minBrightness = 0.2
    let facts = try Self.facts(Self.rows([("#140a05", 40), ("#808080", 60)]), options)
    #expect(facts.blackPoint.hex == "#808080" && facts.nearNeutral == 1)
  }

  @Test("near-neutral by spread alone agrees with the chroma of every color at its bounds")
  func spreads() {
    for level in stride(from: 0, through: 247, by: 1) {
      for parts in 1..<7 {
        let color = SIMD3<UInt8>(
          UInt8(level + (parts & 1) * 8), UInt8(level + (parts >> 1 & 1) * 8),
          UInt8(level + (parts >> 2) * 8))
        #expect(ByteLab.chroma(of: color) < FactCounts.neutralChroma)
      }
    }
    for level in stride(from: 0, through: 226, by: 1) {
      for parts in 1..<7 {
        let color = SIMD3<UInt8>(
          UInt8(level + (parts & 1) * 29), UInt8(level + (parts >> 1 & 1) * 29),
          UInt8(level + (parts >> 2) * 29))
        #expect(ByteLab.chroma(of: color) >= FactCounts.neutralChroma)
      }
    }
  }
}

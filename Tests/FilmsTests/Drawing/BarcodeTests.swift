import ColorScience
import Specimens
import Testing

@testable import Films
@testable import Frames
@testable import Palettes

@Suite("the barcode")
struct BarcodeTests {
  @Test("black and white average to the gray of half the light")
  func linearLight() throws {
    let film = try PlainFilm.film([("#000000", 1), ("#ffffff", 1), ("#000", 1), ("#fff", 1)])
    let frame = PlainFilm.barcode(film, .mean, 2, 3)
    #expect(frame.width == 2 && frame.height == 3 && frame.channels == 3)
    for row in 0..<3 { #expect(PlainFilm.hexes(of: frame, row: row) == ["#bcbcbc", "#bcbcbc"]) }
  }

  @Test("with a column for each frame, columns are the frames' colors")
  func exactFrames() throws {
    let hexes = ["#102030", "#a0b0c0", "#010203", "#fefdfc", "#80c040"]
    let film = try PlainFilm.film(hexes.map { ($0, 1) })
    #expect(PlainFilm.hexes(of: PlainFilm.barcode(film, .mean, 5, 1)) == hexes)
    let wide = PlainFilm.hexes(of: PlainFilm.barcode(film, .mean, 15, 1))
    #expect(wide == hexes.flatMap { [$0, $0, $0] })
  }

  @Test("a frame is as wide as it is shown long")
  func varyingRate() throws {
    let film = try PlainFilm.film([("#ff0000", 7), ("#00ff00", 1), ("#0000ff", 2)])
    let hexes = PlainFilm.hexes(of: PlainFilm.barcode(film, .mean, 10, 1))
    #expect(hexes == Array(repeating: "#ff0000", count: 7) + ["#00ff00", "#0000ff", "#0000ff"])
  }

  @Test("a film without frames is black, and one of a single frame is its color")
  func fewFrames() throws {
    let empty = PlainFilm.barcode(try PlainFilm.film([]), .mean, 3, 1)
    #expect(PlainFilm.hexes(of: empty) == ["#000000", "#000000", "#000000"])
    let single = try PlainFilm.film([("#123456", 0)])
    for style in BarcodeOptions.Style.allCases where style != .circular {
      #expect(PlainFilm.hexes(of: PlainFilm.barcode(single, style, 2, 1)).last == "#123456")
    }
  }

  @Test(
    "what palettes leave out is shown as it is", arguments: [BarcodeOptions.Style.mean, .palette])
  func leftOut(style: BarcodeOptions.Style) throws {
    let film = try SampleFilm.film()
    let frame = PlainFilm.barcode(film, style, 240, 20)
    // The black shot is frames 84 to 107 of 240.
    for row in [0, 10, 19] {
      let hexes = PlainFilm.hexes(of: frame, row: row)
      #expect(hexes[84..<108].allSatisfy { $0 == "#000000" })
      #expect(hexes[83] != "#000000" && hexes[108] != "#000000")
    }
  }

  @Test("a palette's colors are as high as their shares, light ones above")
  func stacked() throws {
    var film = try PlainFilm.film([("#000000", 1), ("#ffffff", 1)])
    var palette = SamplePalettes.palette(shares: [0.5, 0.3, 0.2])
    for (index, hex) in ["#203040", "#f0f0e0", "#a04020"].enumerated() {
      palette.swatches[index].color = try Color(hex: hex)
    }
    film.shots[0].palette = palette
    let frame = PlainFilm.barcode(film, .palette, 4, 10)
    let column = (0..<10).map { PlainFilm.hexes(of: frame, row: $0)[2] }
    let wanted = [("#f0f0e0", 3), ("#a04020", 2), ("#203040", 5)]
    #expect(column == wanted.flatMap { Array(repeating: $0.0, count: $0.1) })
  }

  @Test("a slit is the middle column of its frame, and no code of it changes")
  func slits() throws {
    var film = try PlainFilm.film(Array(repeating: ("#000000", 1), count: 64))
    film.slits = FilmSlits(height: 4)
    for number in 0..<64 {
      film.slits.add(
        Frame(width: 1, height: 4, bytes: (0..<12).map { UInt8(number * 4 + $0 / 3) }))
    }
    let frame = PlainFilm.barcode(film, .slit, 64, 4)
    for x in 0..<64 {
      for y in 0..<4 { #expect(frame.pixel(x, y) == SIMD3(repeating: UInt8(x * 4 + y))) }
    }
    let tall = PlainFilm.barcode(film, .slit, 1, 40)
    let values = (0..<40).map { tall.pixel(0, $0).x }
    #expect(values == values.sorted() && values.first == 128 && values.last == 131)
  }

  @Test("smooth slices blend near a cut, by the same on both sides, and nowhere else")
  func smooth() throws {
    let film = try PlainFilm.film([("#000000", 1), ("#ffffff", 1)])
    var options = BarcodeOptions()
    (options.width, options.height, options.isSmooth) = (1280, 1, true)
    let row = Barcode.frame(of: film, options)
    let light = (0..<1280).map { LightBytes.light[Int(row.pixel($0, 0).x)] }
    let reach = Barcode.reach(of: 1280)
    #expect(light[..<(640 - reach)].allSatisfy { $0 == 0 })
    #expect(light[(640 + reach)...].allSatisfy { $0 == 1 })
    #expect(light == light.sorted())
    for away in 0..<reach { #expect(abs(light[639 - away] + light[640 + away] - 1) < 0.01) }
  }

  @Test("smoothing a single color leaves it", arguments: BarcodeOptions.Style.allCases)
  func smoothSingle(style: BarcodeOptions.Style) throws {
    let film = try PlainFilm.film([("#336699", 3)])
    var options = BarcodeOptions()
    (options.style, options.width, options.height) = (style, 60, 60)
    let sharp = Barcode.frame(of: film, options)
    options.isSmooth = true
    #expect(Barcode.frame(of: film, options) == sharp)
  }
}

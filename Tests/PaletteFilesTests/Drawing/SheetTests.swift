import ColorScience
import Specimens
import Testing

@testable import Frames
@testable import PaletteFiles
@testable import Palettes

@Suite("the sheet")
struct SheetTests {
  /// A still whose every pixel tells its place.
  static func still(width: Int, height: Int, channels: Int = 3) -> Frame {
    var bytes: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        bytes += [UInt8(x % 256), UInt8(y % 256), 7]
        if channels == 4 { bytes.append(x < width / 2 ? 255 : 0) }
      }
    }
    return Frame(width: width, height: height, channels: channels, bytes: bytes)
  }

  static func choices(_ still: Frame? = nil, _ ground: Ground = .dark) -> PictureChoices {
    var choices = PictureChoices()
    (choices.still, choices.ground) = (still, ground)
    return choices
  }

  @Test(
    "the still is on top, every pixel as it is, with a margin of the ground",
    arguments: Ground.allCases)
  func stillOnTop(ground: Ground) {
    let still = Self.still(width: 640, height: 90)
    let sheet = Sheet.frame(of: SamplePalettes.palette(count: 8), Self.choices(still, ground))
    #expect(sheet.width == 680 && sheet.channels == 3)
    for y in 0..<90 {
      for x in stride(from: 0, to: 640, by: 13) {
        #expect(sheet.pixel(x + 20, y + 20) == still.pixel(x, y))
      }
    }
    #expect(sheet.pixel(0, 0) == ground.color)
    #expect(sheet.pixel(19, 60) == ground.color && sheet.pixel(660, 60) == ground.color)
  }

  @Test("up to ten colors are one strip, as wide as their shares but for the labels")
  func strip() {
    let palette = SamplePalettes.palette(shares: [0.6, 0.3, 0.09, 0.01])
    let choices = Self.choices(Self.still(width: 1280, height: 40))
    let sheet = Sheet.frame(of: palette, choices)
    let layout = Sheet.Layout(palette, choices)
    let runs = SwatchStripTests.runs(of: sheet, row: layout.swatchesTop + 2)
    let strip = runs.dropFirst().dropLast()
    #expect(strip.map(\.color) == palette.swatches.map(\.color.bytes))
    #expect(strip.map(\.width).reduce(0, +) == 1280)
    let widths = strip.map(\.width)
    #expect(abs(widths[0] - 2 * widths[1]) <= 2)
    // Both of the smallest are as wide as a label.
    #expect(widths[2] == widths[3] && widths[3] > 41 * 2)
  }

  @Test("more colors are rows of at most eight under a strip by shares", arguments: [11, 24, 64])
  func rows(count: Int) {
    let palette = SamplePalettes.palette(count: count)
    let choices = Self.choices(Self.still(width: 1280, height: 40), .white)
    let sheet = Sheet.frame(of: palette, choices)
    let layout = Sheet.Layout(palette, choices)
    let strip = SwatchStripTests.runs(of: sheet, row: layout.swatchesTop + 9)
    #expect(strip.dropFirst().dropLast().map(\.color) == palette.swatches.map(\.color.bytes))
    let block = layout.swatches
    #expect(block?.columns == (count == 11 ? 6 : 8))
    for (index, swatch) in palette.swatches.enumerated() {
      guard let area = block?.area(index) else { return }
      let (x, y) = (layout.margin + area.x, layout.swatchesTop + area.y)
      #expect(sheet.pixel(x + 3, y + 3) == swatch.color.bytes)
      #expect(sheet.pixel(x + area.width - 3, y + area.height - 2) == swatch.color.bytes)
      #expect(area.x + area.width <= layout.width)
    }
  }

  @Test("a narrow still has rows of few swatches, since their labels must fit")
  func narrow() throws {
    let palette = SamplePalettes.palette(count: 8)
    let layout = Sheet.Layout(palette, Self.choices(Self.still(width: 320, height: 180)))
    let block = try #require(layout.swatches)
    #expect(block.widths == nil && block.columns < 8 && layout.width == 320)
  }

  @Test("a tall still has its palette beside it, unless there are too many colors")
  func tall() throws {
    let still = Self.still(width: 360, height: 640)
    let few = SamplePalettes.palette(count: 5)
    let layout = Sheet.Layout(few, Self.choices(still))
    let column = try #require(layout.column)
    #expect(column.heights.reduce(0, +) == 640)
    #expect(column.heights == column.heights.sorted(by: >))
    let sheet = Sheet.frame(of: few, Self.choices(still))
    var y = layout.margin
    for (swatch, height) in zip(few.swatches, column.heights) {
      let x = layout.margin + 360 + layout.gap
      #expect(sheet.pixel(x + 2, y + height - 2) == swatch.color.bytes)
      y += height
    }
    let many = Sheet.Layout(SamplePalettes.palette(count: 40), Self.choices(still))
    #expect(many.column == nil && many.swatches != nil)
    let square = Sheet.Layout(few, Self.choices(Self.still(width: 640, height: 640)))
    #expect(square.column == nil)
  }

  @Test("transparent parts show the ground")
  func transparency() {
    let still = Self.still(width: 640, height: 9, channels: 4)
    let sheet = Sheet.frame(of: SamplePalettes.palette(count: 2), Self.choices(still, .gray))
    #expect(sheet.pixel(20 + 5, 20 + 3) == SIMD3(5, 3, 7))
    #expect(sheet.pixel(20 + 639, 20 + 3) == SIMD3(118, 118, 118))
  }

  @Test("a small still is centered, and no still at all leaves the palette alone")
  func small() {
    let one = Self.still(width: 1, height: 1)
    let sheet = Sheet.frame(of: SamplePalettes.palette(count: 2), Self.choices(one))
    #expect(sheet.width == 360)
    #expect(sheet.pixel(179, 20) == SIMD3(0, 0, 7))
    let alone = Sheet.frame(of: SamplePalettes.palette(count: 2), Self.choices())
    #expect(alone.width == 1360 && alone.pixel(41, 41) == SIMD3(118, 0, 0))
  }

  @Test("a swatch of the ground's own color has an edge")
  func edge() throws {
    var palette = SamplePalettes.palette(shares: [0.5, 0.5])
    palette.swatches[0].color = Color(red: 250, green: 255, blue: 252)
    let white = Self.choices(nil, .white)
    let top = Sheet.Layout(palette, white).swatchesTop
    #expect(Sheet.frame(of: palette, white).pixel(40, top + 30) == Ground.white.rule)
    let dark = Sheet.frame(of: palette, Self.choices())
    #expect(dark.pixel(40, top + 30) == palette.swatches[0].color.bytes)
  }

  @Test("the title and the source are at the foot, and the name is not said twice")
  func source() {
    let palette = SamplePalettes.complete
    #expect(
      Sheet.source(of: palette, titled: "still.jpg")
        == "1280 × 688 · sRGB (assumed) · bars left out · 3 colors by standout")
    #expect(
      Sheet.source(of: palette, titled: "Night")
        == "still.jpg · 1280 × 688 · sRGB (assumed) · bars left out · 3 colors by standout")
    var other = Self.choices()
    other.title = "Another title"
    #expect(Sheet.frame(of: palette, other) != Sheet.frame(of: palette, Self.choices()))
  }

  @Test("every ink is readable on its ground", arguments: Ground.allCases)
  func inks(ground: Ground) {
    func light(_ color: SIMD3<UInt8>) -> Double {
      (Color(red: color.x, green: color.y, blue: color.z).linear * SIMD3(0.2126, 0.7152, 0.0722))
        .sum()
    }
    for ink in [ground.ink, ground.quietInk] {
      let pair = [light(ink), light(ground.color)].sorted()
      #expect((pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5)
    }
  }

  @Test("what lies outside a canvas is cut off")
  func clipping() {
    var canvas = Canvas(width: 2, height: 2, color: .zero)
    canvas.fill(PixelArea(x: -5, y: 1, width: 6, height: 9), SIMD3(1, 2, 3))
    canvas.draw(Self.still(width: 3, height: 1), x: -1, y: -5)
    canvas.fill(PixelArea(x: 7, y: 7, width: 1, height: 1), SIMD3(9, 9, 9))
    #expect(canvas.frame.bytes == [0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 0])
  }
}

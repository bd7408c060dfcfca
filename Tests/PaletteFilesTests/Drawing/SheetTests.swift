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

  @Test("the still is on top, every pixel as it is, with a margin of gray")
  func stillOnTop() {
    let still = Self.still(width: 640, height: 90)
    let sheet = Sheet.frame(of: SamplePalettes.palette(count: 8), under: still)
    #expect(sheet.width == 680 && sheet.channels == 3)
    for y in 0..<90 {
      for x in stride(from: 0, to: 640, by: 13) {
        #expect(sheet.pixel(x + 20, y + 20) == still.pixel(x, y))
      }
    }
    #expect(sheet.pixel(0, 0) == Sheet.surround)
    #expect(sheet.pixel(19, 60) == Sheet.surround && sheet.pixel(660, 60) == Sheet.surround)
  }

  @Test("under it come a strip by shares and a chip for each color", arguments: [1, 8, 31, 64])
  func chips(count: Int) {
    let palette = SamplePalettes.palette(count: count)
    let still = Self.still(width: 1280, height: 40)
    let sheet = Sheet.frame(of: palette, under: still)
    let layout = Sheet.Layout(colors: count, still: still)
    let strip = SwatchStripTests.runs(of: sheet, row: layout.stripTop)
    #expect(strip.dropFirst().dropLast().map(\.color) == palette.swatches.map(\.color.bytes))
    for (index, swatch) in palette.swatches.enumerated() {
      let chip = layout.chip(index)
      #expect(sheet.pixel(chip.x, chip.y) == swatch.color.bytes)
      #expect(
        sheet.pixel(chip.x + chip.width - 1, chip.y + chip.height - 1) == swatch.color.bytes)
      #expect(chip.x + chip.width <= layout.margin + layout.width)
    }
    let last = layout.chip(min(count, layout.columns) - 1)
    #expect(last.x + last.width == layout.margin + layout.width)
  }

  @Test("transparent parts show the gray")
  func transparency() {
    let sheet = Sheet.frame(
      of: SamplePalettes.palette(count: 2), under: Self.still(width: 640, height: 9, channels: 4))
    #expect(sheet.pixel(20 + 5, 20 + 3) == SIMD3(5, 3, 7))
    #expect(sheet.pixel(20 + 639, 20 + 3) == Sheet.surround)
  }

  @Test("a small still is centered, and no still at all leaves the palette alone")
  func small() {
    let sheet = Sheet.frame(
      of: SamplePalettes.palette(count: 2), under: Self.still(width: 1, height: 1))
    #expect(sheet.width == 680)
    #expect(sheet.pixel(339, 20) == SIMD3(0, 0, 7))
    let alone = Sheet.frame(of: SamplePalettes.palette(count: 2), under: nil)
    #expect(alone.width == 1360 && alone.pixel(40, 40) == SIMD3(118, 0, 0))
  }

  @Test("a label is drawn dot by dot")
  func label() {
    var canvas = Canvas(width: 11, height: 7, color: .zero)
    HexLabel.draw("1.", on: &canvas, x: 0, y: 0, dot: 1, color: SIMD3(repeating: 255))
    let picture = (0..<7).map { y in
      (0..<11).map { canvas.frame.pixel($0, y).x == 255 ? "#" : "." }.joined()
    }
    #expect(
      picture == [
        "..#........", ".##........", "..#........", "..#........", "..#........", "..#....##..",
        ".###...##..",
      ])
  }

  @Test("a sheet wrote #1F3868 where all others write #1f3868: letters are drawn as they are")
  func cases() {
    func drawn(_ text: String) -> [UInt8] {
      var canvas = Canvas(width: 41, height: 7, color: .zero)
      HexLabel.draw(text, on: &canvas, x: 0, y: 0, dot: 1, color: SIMD3(repeating: 9))
      return canvas.frame.bytes
    }
    #expect(drawn("#abcdef") != drawn("#      "))
    #expect(drawn("#ABCDEF") == drawn("#      "))
  }

  @Test("every character of a label has a face, and none look alike")
  func face() {
    let frames = "0123456789abcdef#%<>.:".map { character in
      var canvas = Canvas(width: 5, height: 7, color: .zero)
      HexLabel.draw(String(character), on: &canvas, x: 0, y: 0, dot: 1, color: SIMD3(repeating: 9))
      return canvas.frame.bytes
    }
    #expect(Set(frames).count == frames.count)
    #expect(frames.allSatisfy { $0.contains(9) })
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

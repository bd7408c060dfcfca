import ColorScience
import Specimens
import Testing

@testable import Frames
@testable import PaletteFiles
@testable import Palettes

@Suite("the strip")
struct SwatchStripTests {
  /// How many pixels wide each run of one color is, along a row.
  static func runs(of frame: Frame, row: Int = 0) -> [(color: SIMD3<UInt8>, width: Int)] {
    var runs: [(color: SIMD3<UInt8>, width: Int)] = []
    for x in 0..<frame.width {
      let pixel = frame.pixel(x, row)
      if runs.last?.color == pixel {
        runs[runs.count - 1].width += 1
      } else {
        runs.append((pixel, 1))
      }
    }
    return runs
  }

  @Test("widths are the shares and colors are the palette's, in order")
  func widths() {
    let palette = SamplePalettes.palette(shares: [0.5, 0.3, 0.2])
    let frame = SwatchStrip.frame(of: palette, width: 100, height: 3)
    #expect(frame.channels == 3 && frame.height == 3)
    for row in 0..<3 {
      let runs = Self.runs(of: frame, row: row)
      #expect(runs.map(\.width) == [50, 30, 20])
      #expect(runs.map(\.color) == palette.swatches.map(\.color.bytes))
    }
  }

  @Test("the smallest accent is still seen")
  func accent() {
    let frame = SwatchStrip.frame(of: SamplePalettes.palette(shares: [0.9999, 0.0001]))
    #expect(Self.runs(of: frame).map(\.width) == [1264, 16])
  }

  @Test("64 colors all show, and a strip is never narrower than its colors")
  func many() {
    let palette = SamplePalettes.palette(count: 64)
    #expect(Self.runs(of: SwatchStrip.frame(of: palette)).count == 64)
    let narrow = SwatchStrip.frame(of: palette, width: 10, height: 1)
    #expect(narrow.width == 64)
    #expect(Self.runs(of: narrow).allSatisfy { $0.width == 1 })
  }
}

import ColorScience
import Specimens
import Testing

@testable import Frames
@testable import Palettes

@Suite struct PaletteFiguresTests {
  /// A picture a quarter black, the rest white.
  private static func meter() throws -> FigureMeter {
    let picture = PaintedPicture(8, 4) { x, _ in x < 2 ? [0, 0, 0] : [255, 255, 255] }
    return FigureMeter(try picture.histogram())
  }

  private static func palette(_ levels: [UInt8]) -> Palette {
    let fields = PaintedPicture(levels.count, 1) { x, _ in [levels[x], levels[x], levels[x]] }
    var options = PaletteOptions()
    options.sort = .lightness
    options.count = .exactly(levels.count)
    guard let palette = try? fields.palette(options) else { preconditionFailure("no palette") }
    return palette
  }

  @Test("one white swatch: a quarter of the pixels is 100 away, and √3 in RGB")
  func white() throws {
    let figures = try Self.meter().figures(of: Self.palette([255]))
    #expect(abs(figures.meanDifference - 25) < 1e-3)
    #expect(abs(figures.distortion - 0.75) < 1e-12)
    #expect(figures.nearestPair == nil)
  }

  @Test("one gray swatch: every pixel has its distance")
  func gray() throws {
    let figures = try Self.meter().figures(of: Self.palette([51]))
    // In RGB: ¼ of 3 × 0.2² and ¾ of 3 × 0.8².
    #expect(abs(figures.distortion - (0.25 * 0.12 + 0.75 * 1.92)) < 1e-12)
    // Gray 51 is L* 21.2467 (CIE 15: Y = 0.0331048). ΔE₀₀ of grays is ΔL / SL at their mean L.
    let black = 21.2467 / (1 + 0.015 * 1550.94 / (20 + 1550.94).squareRoot())
    let white = 78.7533 / (1 + 0.015 * 112.86 / (20 + 112.86).squareRoot())
    #expect(abs(figures.meanDifference - (0.25 * black + 0.75 * white)) < 1e-3)
  }

  @Test("the picture's own colors are no difference at all")
  func exact() throws {
    let figures = try Self.meter().figures(of: Self.palette([0, 255]))
    #expect(figures.meanDifference < 1e-9)
    #expect(figures.distortion < 1e-12)
    #expect(abs(try #require(figures.nearestPair).difference - 100) < 1e-3)
  }

  @Test("the nearest pair is named by its indices, ascending")
  func nearestPair() throws {
    let palette = Self.palette([0, 100, 110, 255])
    let pair = try #require(try Self.meter().figures(of: palette).nearestPair)
    #expect((pair.first, pair.second) == (1, 2))
    let colors = palette.swatches.map { $0.color.coordinates(in: .lab) }
    #expect(abs(pair.difference - ColorDifference.ciede2000(colors[1], colors[2])) < 1e-9)
  }
}

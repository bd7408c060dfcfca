import Clustering
import ColorScience
import Testing

@testable import Films
@testable import Palettes

@Suite("palettes of counted cells")
struct CellPaletteTests {
  /// The greatest CIEDE2000 by which a color of the palette moves when a band of a tenth of the
  /// frame goes from sky blue to lilac in 40 small steps.
  private static func greatestStep(_ change: (inout CellPalette) -> Void) throws -> Double {
    var options = PaletteOptions()
    options.count = .exactly(5)
    var maker = CellPalette(options: options, source: PaintedShots.source)
    change(&maker)
    let sky = try Color(hex: "#8dd5f8").coordinates(in: .rgb)
    let lilac = try Color(hex: "#b6bcea").coordinates(in: .rgb)
    var totals = CellTotals()
    var before: [Color] = []
    var greatest = 0.0
    for step in 0...40 {
      let between = Color(sky + (lilac - sky) * (Double(step) / 40), in: .rgb)
      let cells = try PaintedShots.cells([
        ("#8dd5f8", 30), ("#b6bcea", 30), (between.hex, 10), ("#445a71", 10), ("#58753c", 5),
        ("#74964c", 5), ("#aa6b4b", 10),
      ])
      let colors = maker.palette(of: cells, cells.coarse(&totals)).swatches.map(\.color)
      for color in before {
        let nearest = colors.map { ColorDifference.ciede2000.between($0, color) }.min() ?? 99
        greatest = max(greatest, nearest)
      }
      before = colors
    }
    return greatest
  }

  @Test("a few pixels that change a little move no color far")
  func steady() throws {
    let soft = try Self.greatestStep { _ in }
    #expect(soft < 1)
    // Without softness it is another palette from one step to the next.
    let hard = try Self.greatestStep {
      $0.standout.trimming.softness = 0
      $0.standout.trimming.reachFade = 0
      $0.standout.typical.softness = 0
      $0.standout.typical.reachFade = 0
    }
    #expect(hard > 1.5)
  }
}

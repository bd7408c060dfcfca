import ColorScience
import Fixtures
import Specimens
import Testing

@testable import Palettes

/// How many colors an automatic palette has: as many as there are areas of different colors.
@Suite struct AutomaticCountTests {
  private static let nine: [[Double]] = [
    [200, 40, 50], [30, 90, 160], [240, 230, 210], [20, 24, 30], [90, 150, 60], [230, 170, 40],
    [110, 60, 130], [120, 180, 190], [230, 120, 140],
  ]

  /// Three by three fields with a little noise; their edges are so many pixels wide.
  private static func fields(edge: Double) -> PaintedPicture {
    var noise = TestNoise(seed: 1)
    // How much of a place is in each of three fields of this size.
    func parts(_ place: Int, _ size: Double) -> [Double] {
      let steps = [1, 2].map { line in
        min(1, max(0, (Double(place) + 0.3 - Double(line) * size) / edge + 0.5))
      }
      return [1 - steps[0], steps[0] - steps[1], steps[1]]
    }
    return PaintedPicture(240, 180) { x, y in
      let (columns, rows) = (parts(x, 80), parts(y, 60))
      return (0..<3).map { channel in
        var mixed = 0.0
        for (index, color) in nine.enumerated() {
          mixed += columns[index % 3] * rows[index / 3] * color[channel]
        }
        return UInt8(max(0, min(255, mixed.rounded() + Double(noise.next(below: 5)) - 2)))
      }
    }
  }

  @Test("the edges of nine fields add no colors to an automatic count", arguments: [2, 3, 4])
  func edges(width: Double) throws {
    let palette = try Self.fields(edge: width).palette(PaletteOptions(count: .automatic))
    #expect(palette.swatches.count == 9)
    for color in Self.nine {
      let color = Color(red: UInt8(color[0]), green: UInt8(color[1]), blue: UInt8(color[2]))
      let nearest = palette.swatches.map {
        ColorDifference.ciede2000.between(color, $0.color)
      }.min()
      #expect(try #require(nearest) < 3)
    }
  }

  /// A red field, and a green one with a teal part of this size, ΔE2000 15.6 from the green.
  private static func teal(_ width: Int, _ height: Int) -> PaintedPicture {
    PaintedPicture(200, 200) { x, y in
      if y < 20 { return [200, 60, 50] }
      return 60..<60 + width ~= x && 60..<60 + height ~= y ? [70, 110, 110] : [70, 110, 70]
    }
  }

  @Test("a large area needs less difference than a speck to be counted")
  func areas() throws {
    let options = PaletteOptions(count: .automatic)
    #expect(try Self.teal(100, 100).palette(options).swatches.count == 3)
    #expect(try Self.teal(6, 6).palette(options).swatches.count == 2)
  }
}

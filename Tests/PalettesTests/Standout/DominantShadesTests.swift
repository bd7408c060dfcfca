import ColorScience
import Fixtures
import Specimens
import Testing

@testable import Palettes

/// Pictures of one thing in many shades with small distinct things on it.
@Suite struct DominantShadesTests {
  private static let things: [(x: Int, bytes: [UInt8])] = [
    (40, [110, 100, 90]), (110, [90, 110, 120]), (180, [130, 125, 60]),
  ]

  /// A lawn in light that falls from 1.5 to 0.5 times its color, and three small dull things.
  private static func lawn() -> PaintedPicture {
    var noise = TestNoise(seed: 7)
    return PaintedPicture(240, 160) { x, y in
      if let thing = things.first(where: { abs($0.x - x) < 5 && abs(110 - y) < 5 }) {
        return thing.bytes
      }
      let light = 1.5 - Double(x + y) / 398
      return [70, 110, 60].map { UInt8(($0 * light).rounded()) + UInt8(noise.next(below: 4)) }
    }
  }

  @Test("five colors of a lawn in uneven light have the three things on it, not three shades of it")
  func lawn() throws {
    let palette = try Self.lawn().palette(PaletteOptions(count: 5))
    for thing in Self.things {
      let color = Color(red: thing.bytes[0], green: thing.bytes[1], blue: thing.bytes[2])
      let nearest = palette.swatches.map {
        ColorDifference.ciede2000.between(color, $0.color)
      }.min()
      #expect(try #require(nearest) < 5, "\(color.hex)")
    }
  }

  /// How much the second color is a shade of the first, in a picture of 20 columns of which these
  /// are the colors.
  private static func degree(_ columns: [[UInt8]]) throws -> Double {
    let picture = PaintedPicture(20 * columns.count, 40) { x, _ in columns[x / 20] }
    let cells = ColorCells(try picture.histogram().histogram.downsampledPoints())
    func place(_ bytes: [UInt8]) -> SIMD3<Double> {
      Color(red: bytes[0], green: bytes[1], blue: bytes[2]).coordinates(in: .din2000)
    }
    return DominantShades().degree(
      of: place(columns[columns.count - 1]), from: place(columns[0]),
      in: DominantShades.Areas(cells))
  }

  @Test("a color is a shade if the picture has every color on the way to it")
  func way() throws {
    let light: [UInt8] = [180, 150, 120]
    let dark: [UInt8] = [90, 75, 60]
    let ramp: [[UInt8]] = (0...10).map { step in
      let light: Double = 1 - Double(step) / 20
      return [180, 150, 120].map { UInt8($0 * light) }
    }
    #expect(try Self.degree(ramp) == 1)
    #expect(try Self.degree([light, dark]) == 0)
    #expect(try Self.degree([light, [180, 40, 40], dark]) == 0)
  }
}

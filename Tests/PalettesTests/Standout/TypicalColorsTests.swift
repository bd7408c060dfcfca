import Clustering
import ColorScience
import Testing

@testable import Palettes

@Suite struct TypicalColorsTests {
  /// As films show their colors.
  private static let soft = {
    var typical = TypicalColors()
    typical.softness = 10
    typical.reachFade = 3
    typical.shareFade = 0.03
    typical.chromaFade = 5
    return typical
  }()

  /// What is shown around centers when cells pull as much as they are abundant.
  private static func shown(
    _ points: [WeightedPoint], around centers: [SIMD3<Double>], fixed: Int = 0,
    _ typical: TypicalColors
  ) -> [SIMD3<Double>] {
    let picture = ColorCells(points)
    return typical.colors(
      of: picture, pull: picture.cells.map(\.share), around: centers, fixed: fixed)
  }

  /// The greatest move of what is shown for a small brown group while a vivid cell moves away from
  /// it in small steps, from 15 to 25 away.
  private static func greatestStep(_ typical: TypicalColors) throws -> Double {
    let brown = try Color(hex: "#7a5a4a").coordinates(in: .din2000)
    let ground = try Color(hex: "#e8e8e8").coordinates(in: .din2000)
    let away = SIMD3(0, 0.8, 0.6)
    var before: SIMD3<Double>?
    var greatest = 0.0
    for step in 0...200 {
      let points = [
        WeightedPoint(ground, weight: 0.96), WeightedPoint(brown, weight: 0.02),
        WeightedPoint(brown + away * (15 + Double(step) / 20), weight: 0.02),
      ]
      let shown = shown(points, around: [ground, brown], typical)[1]
      if let before {
        let move = shown - before
        greatest = max(greatest, (move * move).sum().squareRoot())
      }
      before = shown
    }
    return greatest
  }

  @Test("what leaves the reach of the vivid side fades out of it")
  func vividReach() throws {
    let hard = try Self.greatestStep(TypicalColors())
    let soft = try Self.greatestStep(Self.soft)
    // It is the cell that counts most until it is gone: all at once, or over some ten steps.
    #expect(hard > 15)
    #expect(soft < hard / 4)
  }

  /// What is shown for a small group in front of dark green: twenty parts of one color, and some of
  /// its edge, which the ground tints.
  private static func small(
    _ hex: String, edge: String, edges: Double = 1, _ typical: TypicalColors
  ) throws -> Color {
    let points = try [("#20402c", 960.0), (hex, 20), (edge, edges)].map { hex, weight in
      WeightedPoint(try Color(hex: hex).coordinates(in: .din2000), weight: weight)
    }
    return Color(
      shown(points, around: [points[0].position, points[1].position], typical)[1], in: .din2000)
  }

  @Test("a small white thing is not shown as its tinted edge", arguments: [false, true])
  func grays(isSoft: Bool) throws {
    let typical = isSoft ? Self.soft : TypicalColors()
    let white = try Self.small("#e9ebe6", edge: "#b9cfb2", typical)
    #expect(ColorDifference.ciede2000.between(white, try Color(hex: "#e9ebe6")) < 1)
    // A small red thing is still shown as its vivid side.
    let red = try Self.small("#8a3434", edge: "#b01818", edges: 10, typical)
    #expect(ColorDifference.ciede2000.between(red, try Color(hex: "#8a3434")) > 2)
  }

  @Test("films: what turns gray loses its vivid side gradually")
  func chromaFade() throws {
    func greatestStep(_ typical: TypicalColors) throws -> Double {
      let shown = try (0...60).map { step in
        let own = Color(SIMD3(60, 10 + Double(step) / 6, 0), in: .lab)
        return try Self.small(own.hex, edge: "#b9507a", typical)
      }
      return zip(shown, shown.dropFirst()).map { ColorDifference.ciede2000.between($0, $1) }.max()
        ?? 0
    }
    let (hard, soft) = (try greatestStep(TypicalColors()), try greatestStep(Self.soft))
    #expect(soft < hard / 2)
  }

  @Test("a cell half way between two colors draws both alike")
  func shares() {
    let (left, right) = (SIMD3(50.0, -8, 2), SIMD3(50.0, 8, 2))
    let points = [
      WeightedPoint(left, weight: 0.4), WeightedPoint(right, weight: 0.4),
      WeightedPoint((left + right) / 2, weight: 0.2),
    ]
    let hard = Self.shown(points, around: [left, right], TypicalColors())
    #expect(abs(hard[0].y + hard[1].y) > 0.5)
    let soft = Self.shown(points, around: [left, right], Self.soft)
    #expect(abs(soft[0].y + soft[1].y) < 0.3)
    #expect(soft[0].y > left.y + 0.2 && soft[1].y < right.y - 0.2)
  }

  @Test("fixed colors are shown as they are, also softly")
  func fixed() {
    let centers = [SIMD3(50.0, -6, 2), SIMD3(50.0, 6, 2)]
    let points = [
      WeightedPoint(SIMD3(50, -2, 0), weight: 0.5), WeightedPoint(SIMD3(50, 2, 4), weight: 0.5),
    ]
    for typical in [TypicalColors(), Self.soft] {
      let shown = Self.shown(points, around: centers, fixed: 1, typical)
      #expect(shown[0] == centers[0])
      #expect(shown[1] != centers[1])
    }
  }
}

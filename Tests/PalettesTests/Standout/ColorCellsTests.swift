import Clustering
import ColorScience
import Specimens
import Testing

@testable import Palettes

@Suite struct ColorCellsTests {
  private static func points(_ hexes: [String]) throws -> [WeightedPoint] {
    try hexes.map { WeightedPoint(try Color(hex: $0).coordinates(in: .din2000), weight: 2) }
  }

  @Test("near colors share a cell, and shares add to 1")
  func shares() throws {
    let picture = ColorCells(try Self.points(["#808080", "#818181", "#c01020", "#102080"]))
    #expect(picture.cells.count == 3)
    #expect(picture.cells.map(\.share) == [0.5, 0.25, 0.25])
    #expect(picture.cells[0].chroma < 0.01)
    #expect(picture.cells[1].chroma > 50)
  }

  @Test("cells get smaller until there are as many as asked, or as points")
  func least() throws {
    let points = try Self.points((0..<9).map { "#80808\($0)" })
    #expect(ColorCells(points).cells.count < 9)
    #expect(ColorCells(points, least: 9).cells.count == 9)
    #expect(ColorCells(points, least: 64).cells.count == 9)
  }

  @Test("the first pick is the most abundant, the next the farthest that matters")
  func picks() throws {
    var points = try Self.points(["#808080", "#8a8a8a", "#c01020"])
    points[0].weight = 90
    points[1].weight = 9
    let picture = ColorCells(points)
    let weights = Importance().weights(of: picture)
    let picks = FarthestColors().picks(3, from: picture, weights)
    #expect(picks == [picture.cells[0].lab, picture.cells[2].lab, picture.cells[1].lab])
    let kept = FarthestColors().picks(2, from: picture, weights, keeping: [picture.cells[2].lab])
    #expect(kept == [picture.cells[2].lab, picture.cells[0].lab])
    let plain = FarthestColors().picks(
      in: 1...9, of: picture, weights, until: [12, 12, 12])
    #expect(plain.picks.count == 2)
    #expect((0.1..<1).contains(plain.leftOut))
  }
}

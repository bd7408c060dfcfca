import Foundation
import Testing

@testable import ColorScience

@Suite("Color spaces agree with others")
struct SpaceReferenceTests {
  /// Nobody but us has `din2000`, whose two halves are tested in DIN2000Tests.
  private static let known = ColorSpace.all.filter { $0.name != ColorSpace.din2000.name }

  @Test("coloraide gives the same coordinates", arguments: known)
  func coloraide(space: ColorSpace) throws {
    let rows = try ReferenceTable("color-spaces.tsv").rows.filter { $0[3] == space.name }
    #expect(rows.count >= 38)
    for row in rows {
      let color = Color(linear: try ReferenceTable.vector(row, from: 0))
      var error = color.coordinates(in: space) - (try ReferenceTable.vector(row, from: 4))
      if let hue = space.hueAxis {
        // The hue of a color 1e-6 from gray moves by the last digits that the table leaves out.
        error[hue] = error[hue].remainder(dividingBy: 360) * 1e-3
      }
      #expect(error.largest <= 1e-9, "\(row)")
    }
  }

  @Test(
    "CSS Color 4's examples are the colors it prints, to one 8-bit step",
    arguments: [
      ("oklab", SIMD3(0.40101, 0.1147, 0.0453), "#7d2329"),
      ("oklab", SIMD3(0.59686, 0.1009, 0.1192), "#c65d07"),
      ("oklab", SIMD3(0.65125, -0.0320, 0.1274), "#9d9318"),
      ("oklab", SIMD3(0.66016, -0.1084, 0.1114), "#68a639"),
      ("oklab", SIMD3(0.72322, -0.0465, -0.1150), "#62acef"),
      ("oklch", SIMD3(0.40101, 0.12332, 21.555), "#7d2329"),
      ("oklch", SIMD3(0.59686, 0.15619, 49.7694), "#c65d07"),
      ("oklch", SIMD3(0.72322, 0.12403, 247.996), "#62acef"),
      ("hsl", SIMD3(120, 1, 0.25), "#008000"),
      ("hsl", SIMD3(30, 1, 0.5), "#ff8000"),
    ])
  func cssExamples(name: String, coordinates: SIMD3<Double>, hex: String) throws {
    let space = try #require(ColorSpace.all.first { $0.name == name })
    let expected = try Color(hex: hex).coordinates(in: .rgb)
    let error = Color(coordinates, in: space).coordinates(in: .rgb) - expected
    #expect(error.largest <= 1.0 / 255)
  }

  @Test("the primaries and white have the chromaticities of the sRGB standard")
  func chromaticities() {
    let standard = [
      (SIMD3(1.0, 0, 0), 0.64, 0.33), (SIMD3(0, 1.0, 0), 0.30, 0.60),
      (SIMD3(0, 0, 1.0), 0.15, 0.06), (SIMD3(1.0, 1, 1), 0.3127, 0.3290),
    ]
    for (linear, x, y) in standard {
      let xyz = CIELab.toXYZ * linear
      #expect(abs(xyz.x / xyz.sum() - x) <= 1e-12)
      #expect(abs(xyz.y / xyz.sum() - y) <= 1e-12)
    }
  }

  @Test(
    "white has lightness 1 or 100 and nothing else",
    arguments: [(ColorSpace.lab, 100.0), (.lch, 100), (.din99o, 100), (.oklab, 1), (.oklch, 1)])
  func white(space: ColorSpace, lightness: Double) {
    let coordinates = Color(linear: .one).coordinates(in: space)
    #expect((coordinates - SIMD3(lightness, 0, 0)).largest <= 1e-9)
  }

  @Test("din99o is placed with yellowish red, 26° from a*, on its second axis")
  func din99oAxes() {
    let angle = 26 * Double.pi / 180
    let lab = SIMD3(50, 40 * cos(angle), 40 * sin(angle))
    let coordinates = Color(lab, in: .lab).coordinates(in: .din99o)
    let placed = ColorSpace.din99o.place(coordinates)
    #expect(abs(placed.y - log(1 + 0.075 * 40) / 0.0435) <= 1e-9)
    #expect(abs(placed.z) <= 1e-9)
  }

  @Test("a step in din99o is about as long as CIEDE2000 says")
  func din99oIsEven() {
    var ratios: [Double] = []
    for color in Samples.coarse {
      for index in 0..<3 {
        var coded = color.coordinates(in: .rgb)
        coded[index] += coded[index] < 0.5 ? 0.03 : -0.03
        let near = Color(coded, in: .rgb)
        let step = (near.coordinates(in: .din99o) - color.coordinates(in: .din99o)).length
        ratios.append(step / ColorDifference.ciede2000.between(color, near))
      }
    }
    ratios.sort()
    #expect(ratios[ratios.count / 2] > 0.8 && ratios[ratios.count / 2] < 1.25)
    #expect(ratios[ratios.count / 20] > 0.5)
    #expect(ratios[ratios.count * 19 / 20] < 2)
  }
}

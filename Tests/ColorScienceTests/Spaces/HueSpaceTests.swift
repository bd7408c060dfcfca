import ColorScience
import Testing

@Suite("Every space with a hue")
struct HueSpaceTests {
  static let spaces = ColorSpace.all.filter { $0.hueAxis != nil }

  @Test("keeps hue from 0 up to, not including, 360, and 0 for grays", arguments: spaces)
  func range(space: ColorSpace) throws {
    let axis = try #require(space.hueAxis)
    #expect(space.axes[axis].name == "hue")
    #expect(space.axes[axis].range == 0...360)
    #expect(Samples.grid.allSatisfy { (0..<360).contains($0.coordinates(in: space)[axis]) })
    #expect(Samples.grays.allSatisfy { $0.coordinates(in: space)[axis] == 0 })
  }

  @Test("takes a gray that came through another space for a gray", arguments: spaces)
  func roundedGrays(space: ColorSpace) throws {
    let axis = try #require(space.hueAxis)
    for gray in Samples.grays {
      for other in [ColorSpace.lab, .oklab, .din99o] {
        let rounded = Color(gray.coordinates(in: other), in: other)
        #expect(rounded.coordinates(in: space)[axis] == 0)
      }
    }
  }

  @Test("places hues 1 % of a turn before and after red beside each other", arguments: spaces)
  func circle(space: ColorSpace) throws {
    let axis = try #require(space.hueAxis)
    func placed(turn: Double) -> SIMD3<Double> {
      var coordinates = Color(red: 200, green: 30, blue: 40).coordinates(in: space)
      coordinates[axis] = turn * 360
      return space.place(coordinates)
    }
    let across = (placed(turn: 0.99) - placed(turn: 0.01)).length
    let within = (placed(turn: 0.49) - placed(turn: 0.51)).length
    let quarter = (placed(turn: 0.01) - placed(turn: 0.26)).length
    #expect(abs(across - within) <= 1e-9)
    #expect(across < quarter / 8)
  }

  @Test(
    "HSV stands on its tip with the pure hues on the rim, HSL has them around its waist",
    arguments: [
      ("#000000", SIMD3(0.0, 0, 0), SIMD3(0.0, 0, 0)),
      ("#ffffff", SIMD3(0.0, 0, 1), SIMD3(0.0, 0, 1)),
      ("#ff0000", SIMD3(1.0, 0, 1), SIMD3(1.0, 0, 0.5)),
      ("#00ffff", SIMD3(-1.0, 0, 1), SIMD3(-1.0, 0, 0.5)),
      ("#ff8080", SIMD3(127.0 / 255, 0, 1), SIMD3(127.0 / 255, 0, 383.0 / 510)),
    ])
  func cones(hex: String, inHSV: SIMD3<Double>, inHSL: SIMD3<Double>) throws {
    let color = try Color(hex: hex)
    let (hsv, hsl) = (color.coordinates(in: .hsv), color.coordinates(in: .hsl))
    #expect((ColorSpace.hsv.place(hsv) - inHSV).largest <= 1e-12)
    #expect((ColorSpace.hsl.place(hsl) - inHSL).largest <= 1e-12)
  }

  @Test(
    "polar spaces stand where their Cartesian twins do",
    arguments: [(ColorSpace.lch, ColorSpace.lab), (.oklch, .oklab)])
  func twins(polar: ColorSpace, cartesian: ColorSpace) {
    for color in Samples.coarse {
      let placed = polar.place(color.coordinates(in: polar))
      #expect((placed - color.coordinates(in: cartesian)).largest <= 1e-9)
    }
  }

  @Test("averages two reds on either side of hue 0 to red, not to cyan", arguments: spaces)
  func meanOfReds(space: ColorSpace) throws {
    let reds = try [Color(hex: "#ff000c"), Color(hex: "#ff0c00")]
    let sum = reds.reduce(SIMD3<Double>.zero) {
      $0 + space.place($1.coordinates(in: space))
    }
    let mean = Color(space.unplace(sum / 2), in: space)
    #expect(mean.bytes.x >= 250)
    #expect(max(mean.bytes.y, mean.bytes.z) <= 16)
  }
}

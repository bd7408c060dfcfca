import ColorScience
import Testing

@Suite("Every color space")
struct ColorSpaceTests {
  @Test("has a name of its own, in lower case")
  func names() {
    let names = ColorSpace.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber } })
  }

  @Test("gives back the color it was given", arguments: ColorSpace.all)
  func roundTrip(space: ColorSpace) {
    var worst = 0.0
    for color in Samples.grid {
      let back = Color(color.coordinates(in: space), in: space)
      let error = (back.linear - color.linear).largest
      worst = error > worst || error.isNaN ? error : worst
    }
    #expect(worst <= 1e-9)
  }

  @Test("gives back colors outside the sRGB gamut", arguments: ColorSpace.all)
  func roundTripOutside(space: ColorSpace) {
    for linear in [SIMD3(1.2, -0.1, 0.05), SIMD3(-0.2, 0.9, 0.1), SIMD3(0.7, 0.6, -0.15)] {
      let back = Color(Color(linear: linear).coordinates(in: space), in: space)
      #expect((back.linear - linear).largest <= 1e-9)
    }
  }

  @Test("stands every gray on the line from black to white", arguments: ColorSpace.all)
  func grays(space: ColorSpace) {
    func placed(_ color: Color) -> SIMD3<Double> { space.place(color.coordinates(in: space)) }
    let black = placed(Samples.grays[0])
    let axis = placed(Samples.grays[255]) - black
    for gray in Samples.grays {
      let offset = placed(gray) - black
      let along = (offset * axis).sum() / (axis * axis).sum()
      #expect((offset - axis * along).length <= 1e-9)
      #expect(along >= -1e-12 && along <= 1 + 1e-12)
    }
  }

  @Test("undoes its placing", arguments: ColorSpace.all)
  func placing(space: ColorSpace) {
    var worst = 0.0
    for color in Samples.grid {
      let coordinates = color.coordinates(in: space)
      let again = space.unplace(space.place(coordinates))
      // Compared as colors: near gray a hue is free to turn.
      let error = (Color(again, in: space).linear - color.linear).largest
      worst = error > worst || error.isNaN ? error : worst
    }
    #expect(worst <= 1e-9)
  }

  @Test("declares ranges that just hold the sRGB gamut", arguments: ColorSpace.all)
  func ranges(space: ColorSpace) {
    var least = SIMD3(repeating: Double.infinity)
    var most = SIMD3(repeating: -Double.infinity)
    for color in Samples.grid {
      let coordinates = color.coordinates(in: space)
      least = pointwiseMin(least, coordinates)
      most = pointwiseMax(most, coordinates)
    }
    #expect(space.axes.count == 3)
    for (index, axis) in space.axes.enumerated() {
      let span = axis.range.upperBound - axis.range.lowerBound
      #expect(least[index] >= axis.range.lowerBound - 1e-9, "\(axis.name)")
      #expect(most[index] <= axis.range.upperBound + 1e-9, "\(axis.name)")
      #expect(most[index] - least[index] >= 0.98 * span, "\(axis.name)")
    }
  }

  @Test("turns a NaN into a NaN", arguments: ColorSpace.all)
  func notANumber(space: ColorSpace) {
    for whole in [SIMD3(0.2, 0.5, 0.7), SIMD3(0.5, 0.5, 0.5)] {
      for index in 0..<3 {
        var linear = whole
        linear[index] = .nan
        let coordinates = Color(linear: linear).coordinates(in: space)
        #expect(coordinates.largest.isNaN)
        #expect(Color(coordinates, in: space).linear.largest.isNaN)
      }
    }
  }
}

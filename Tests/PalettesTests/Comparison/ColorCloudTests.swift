import ColorScience
import Specimens
import Testing

@testable import Palettes

@Suite struct ColorCloudTests {
  private static func cloud(_ picture: PaintedPicture, swatches: [Color] = []) throws -> ColorCloud
  {
    ColorCloud(try picture.histogram().histogram, swatches: swatches)
  }

  @Test("colors come by falling share, then the swatches without one")
  func order() throws {
    let picture = PaintedPicture(100, 10) { x, _ in
      x < 20 ? [200, 30, 40] : x < 90 ? [20, 60, 180] : [210, 190, 150]
    }
    let cloud = try Self.cloud(picture, swatches: [Color(red: 1, green: 2, blue: 3)])
    #expect(
      cloud.dots.map(\.color) == [[20, 60, 180], [200, 30, 40], [210, 190, 150], [1, 2, 3]])
    #expect(cloud.dots.map(\.share) == [0.7, 0.2, 0.1, 0])
    #expect(cloud.swatchCount == 1)
  }

  @Test("colors that agree in five bits are one, their mean")
  func neighbors() throws {
    let cloud = try Self.cloud(PaintedPicture(4, 1) { x, _ in [UInt8(x == 0 ? 80 : 84), 9, 9] })
    #expect(cloud.dots.map(\.color) == [[83, 9, 9]])
    #expect(cloud.dots.map(\.share) == [1])
  }

  @Test("no more than 1500 colors are shown, the most abundant")
  func limit() throws {
    let picture = PaintedPicture(64, 64) { x, y in
      [UInt8(x % 16 * 16), UInt8(y % 16 * 16), UInt8((x / 16 + y / 16 * 4) * 16)]
    }
    let cloud = try Self.cloud(picture, swatches: [Color(red: 0, green: 0, blue: 0)])
    #expect(cloud.dots.count == 1501)
  }

  @Test("places are the spaces' own coordinates, to a part in 65535", arguments: ColorSpace.all)
  func places(space: ColorSpace) throws {
    let colors: [[UInt8]] = [[200, 30, 40], [20, 60, 180], [210, 190, 150], [0, 0, 0]]
    let cloud = try Self.cloud(PaintedPicture(4, 1) { x, _ in colors[x] })
    let placed = try #require(cloud.spaces.first { $0.name == space.name })
    #expect(placed.places.count == 4)
    for (dot, place) in zip(cloud.dots, placed.places) {
      let color = Color(red: dot.color.x, green: dot.color.y, blue: dot.color.z)
      let exact = space.place(color.coordinates(in: space))
      let found = placed.lower + SIMD3<Double>(place) / 65535 * (placed.upper - placed.lower)
      let error = (found - exact) / (placed.upper - placed.lower)
      #expect(max(abs(error.x), abs(error.y), abs(error.z)) < 1e-5)
    }
    #expect(placed.axes.count == 3)
  }

  @Test("one color has a place in every space")
  func oneColor() throws {
    let cloud = try Self.cloud(PaintedPicture(1, 1) { _, _ in [7, 7, 7] })
    #expect(cloud.spaces.map(\.name) == ColorSpace.all.map(\.name))
    #expect(cloud.spaces.allSatisfy { $0.places == [[0, 0, 0]] && $0.lower == $0.upper })
  }

  @Test("a hue and its chroma become two axes across the circle")
  func axes() throws {
    let cloud = try Self.cloud(PaintedPicture(1, 1) { _, _ in [7, 7, 7] })
    let lch = try #require(cloud.spaces.first { $0.name == "lch" })
    #expect(lch.axes.dropFirst() == ["chroma toward hue 0°", "chroma toward hue 90°"])
    let hsv = try #require(cloud.spaces.first { $0.name == "hsv" })
    #expect(hsv.axes.prefix(2) == ["chroma toward hue 0°", "chroma toward hue 90°"])
  }
}

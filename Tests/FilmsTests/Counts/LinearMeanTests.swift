import ColorScience
import Palettes
import Testing

@testable import Films
@testable import Frames

@Suite("mean color of frames")
struct LinearMeanTests {
  private static let white = SIMD3<UInt8>(repeating: 255)

  private static func frame(
    _ width: Int, _ height: Int, _ color: (_ x: Int, _ y: Int) -> SIMD3<UInt8>
  ) -> Frame {
    var bytes: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let color = color(x, y)
        bytes += [color.x, color.y, color.z]
      }
    }
    return Frame(width: width, height: height, bytes: bytes)
  }

  @Test("one color is its own mean, in linear light, whatever the area")
  func even() throws {
    let color = try Color(hex: "#c06020")
    let frame = Self.frame(31, 20) { _, _ in color.bytes }
    for area in [
      frame.area, PixelArea(x: 3, y: 5, width: 7, height: 1),
      PixelArea(x: 30, y: 19, width: 1, height: 1),
    ] {
      let mean = LinearMean(of: frame, in: area)
      #expect(mean.area == area)
      for channel in 0..<3 {
        #expect(abs(Double(mean.light[channel]) - color.linear[channel]) < 1e-4)
      }
    }
  }

  @Test("only what lies in the area counts, each half as much as there is of it")
  func halves() {
    let frame = Self.frame(40, 24) { x, y in
      y < 4 || y >= 20 ? Self.white : x < 19 ? .zero : Self.white
    }
    let mean = LinearMean(of: frame, in: PixelArea(x: 0, y: 4, width: 39, height: 16))
    // 19 columns are black and 20 white.
    #expect(abs(mean.light.x - 20 / 39.0) < 1e-4 && mean.light.x == mean.light.z)
  }
}

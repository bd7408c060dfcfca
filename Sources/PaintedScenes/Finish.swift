import ColorScience
import Frames

extension Canvas {
  /// The picture as a lens and a film would leave it: darker corners, and a soft
  /// shoulder instead of clipped lights.
  ///
  /// - Parameter bars: rows of black above and below, in pixels each.
  func developed(vignette: Double, bars: Int) -> Frame {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(width * (height + 2 * bars) * 3)
    let black = repeatElement(UInt8(0), count: width * bars * 3)
    bytes += black
    for row in 0..<height {
      for column in 0..<width {
        let across = 2 * (Double(column) + 0.5) / Double(width) - 1
        let down = 2 * (Double(row) + 0.5) / Double(height) - 1
        let corner = across * across + down * down
        let light = pixels[row * width + column] * (1 - vignette * corner / 2)
        let color = Color(linear: Canvas.shoulder(light)).bytes
        bytes += [color.x, color.y, color.z]
      }
    }
    bytes += black
    return Frame(width: width, height: height + 2 * bars, bytes: bytes)
  }

  /// Leaves light up to 0.7 as it is and bends what is above toward 1.
  private static func shoulder(_ light: Light) -> Light {
    func bend(_ value: Double) -> Double {
      guard value > 0.7 else { return value }
      let over = (value - 0.7) / 0.3
      return 0.7 + 0.3 * over / (1 + over)
    }
    return Light(bend(light.x), bend(light.y), bend(light.z))
  }
}

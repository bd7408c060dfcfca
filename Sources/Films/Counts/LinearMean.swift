import ColorScience
import Frames
import Palettes

/// The mean color of an area of a frame, in linear light, over all of its pixels.
struct LinearMean {
  let area: PixelArea
  /// Red, green and blue, 0…1.
  let light: SIMD3<Float>

  private static let lights: [UInt32] = (0...255).map { byte in
    let color = Color(red: UInt8(byte), green: 0, blue: 0)
    return UInt32((color.linear.x * 65535).rounded())
  }

  /// - Complexity: O(pixels).
  init(of frame: Frame, in area: PixelArea) {
    var (red, green, blue): (UInt64, UInt64, UInt64) = (0, 0, 0)
    var count = 0
    Self.lights.withUnsafeBufferPointer { lights in
      frame.bytes.withUnsafeBufferPointer { bytes in
        for y in area.y..<area.y + area.height {
          var at = 3 * (y * frame.width + area.x)
          let end = at + 3 * area.width
          count += area.width
          var (r, g, b): (UInt32, UInt32, UInt32) = (0, 0, 0)
          while at < end {
            r &+= lights[Int(bytes[at])]
            g &+= lights[Int(bytes[at &+ 1])]
            b &+= lights[Int(bytes[at &+ 2])]
            at &+= 3
          }
          red += UInt64(r)
          green += UInt64(g)
          blue += UInt64(b)
        }
      }
    }
    let scale = 1 / (65535 * Double(max(1, count)))
    self.area = area
    light = SIMD3(
      Float(Double(red) * scale), Float(Double(green) * scale), Float(Double(blue) * scale))
  }
}

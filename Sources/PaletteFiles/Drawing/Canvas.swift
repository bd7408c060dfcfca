package import Frames

/// A picture that is being drawn: 8-bit sRGB in whole pixels, with its origin at the top left.
///
/// Drawing outside the canvas has no effect.
package struct Canvas {
  package let width, height: Int
  private var bytes: [UInt8]

  /// A canvas of one color, at least one pixel large.
  package init(width: Int, height: Int, color: SIMD3<UInt8>) {
    precondition(width > 0 && height > 0, "a canvas needs at least one pixel")
    self.width = width
    self.height = height
    bytes = []
    bytes.reserveCapacity(width * height * 3)
    for _ in 0..<width * height {
      bytes.append(color.x)
      bytes.append(color.y)
      bytes.append(color.z)
    }
  }

  package var frame: Frame { Frame(width: width, height: height, bytes: bytes) }

  /// Fills a rectangle.
  package mutating func fill(_ area: PixelArea, _ color: SIMD3<UInt8>) {
    let columns = max(0, area.x)..<max(0, area.x, min(width, area.x + area.width))
    let rows = max(0, area.y)..<max(0, area.y, min(height, area.y + area.height))
    for y in rows {
      for x in columns { set(y * width + x, color) }
    }
  }

  /// Draws a picture with its top left corner at this point; transparent parts show what is below.
  package mutating func draw(_ picture: Frame, x left: Int, y top: Int) {
    for y in max(0, -top)..<max(0, -top, min(picture.height, height - top)) {
      for x in max(0, -left)..<max(0, -left, min(picture.width, width - left)) {
        let from = (y * picture.width + x) * picture.channels
        let to = (y + top) * width + x + left
        let alpha = picture.channels == 4 ? Int(picture.bytes[from + 3]) : 255
        for channel in 0..<3 {
          let over = Int(picture.bytes[from + channel]) * alpha
          let under = Int(bytes[to * 3 + channel]) * (255 - alpha)
          bytes[to * 3 + channel] = UInt8((over + under + 127) / 255)
        }
      }
    }
  }

  /// Draws a mask in one color with its top left corner at this point.
  mutating func draw(_ mask: TextMask, x left: Int, y top: Int, _ color: SIMD3<UInt8>) {
    for y in max(0, -top)..<max(0, -top, min(mask.height, height - top)) {
      for x in max(0, -left)..<max(0, -left, min(mask.width, width - left)) {
        let cover = Int(mask.coverage[y * mask.width + x])
        guard cover > 0 else { continue }
        let to = ((y + top) * width + x + left) * 3
        for channel in 0..<3 {
          let mixed = Int(color[channel]) * cover + Int(bytes[to + channel]) * (255 - cover)
          bytes[to + channel] = UInt8((mixed + 127) / 255)
        }
      }
    }
  }

  /// Draws the edge of a rectangle, inside it.
  mutating func frame(_ area: PixelArea, thickness: Int, _ color: SIMD3<UInt8>) {
    let right = area.x + area.width - thickness
    let bottom = area.y + area.height - thickness
    for y in [area.y, bottom] {
      fill(PixelArea(x: area.x, y: y, width: area.width, height: thickness), color)
    }
    for x in [area.x, right] {
      fill(PixelArea(x: x, y: area.y, width: thickness, height: area.height), color)
    }
  }

  private mutating func set(_ pixel: Int, _ color: SIMD3<UInt8>) {
    bytes[pixel * 3] = color.x
    bytes[pixel * 3 + 1] = color.y
    bytes[pixel * 3 + 2] = color.z
  }
}

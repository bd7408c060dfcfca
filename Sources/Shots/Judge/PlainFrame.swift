import Frames

/// Whether a frame shows nothing at all: black, or one color from edge to edge.
///
/// A dark scene is a picture if a few pixels are lit. Fog, snow and sky are pictures too: their
/// light is never as even as one color.
enum PlainFrame {
  /// A pixel with a component above this is not black: `#000028` is dark, but blue.
  static let blackLevel: UInt8 = 20
  /// The largest difference between two pixels of one color, in each component.
  static let spread: UInt8 = 10
  /// One pixel in this many may be an exception: dust, a dead pixel, a ringing edge.
  static let exceptions = 2000
  /// The same for single frames of a shot that is plain otherwise.
  static let dusty = 100

  /// Why this area of the frame is not a picture; `nil` if it is one.
  ///
  /// - Parameter exceptions: one pixel in this many may be an exception.
  /// - Complexity: O(1) for almost every picture, O(pixels) for a plain one.
  static func reason(
    _ frame: Frame, inside area: PixelArea, exceptions: Int = exceptions
  ) -> LeftOut.Reason? {
    // Allow twice the share of exceptions, because a small sample may contain more by chance.
    guard area.width > 0, area.height > 0,
      mayBePlain(frame, area, allowed: max(1, 256 / exceptions))
    else { return nil }
    let allowed = area.width * area.height / exceptions
    if lies(frame, area, within: 0...blackLevel, exceptions: exceptions) { return .black }
    return isUniform(frame, area, allowed: allowed) ? .uniform : nil
  }

  /// Whether a sample of pixels allows a plain area; the order of the samples reaches different
  /// parts of the frame early.
  private static func mayBePlain(_ frame: Frame, _ area: PixelArea, allowed: Int) -> Bool {
    let count = area.width * area.height
    var lowest = SIMD4<UInt8>(repeating: 255)
    var highest = SIMD4<UInt8>(repeating: 0)
    var odd = 0
    return frame.bytes.withUnsafeBufferPointer { bytes in
      for sample in 0..<128 {
        // Multiples of 0.618…: each next pixel is far from the previous ones.
        let pixel = ((sample &* 0x9e37_79b9) & 0xffff_ffff) * count / 0x1_0000_0000
        let at = 3 * ((area.y + pixel / area.width) * frame.width + area.x + pixel % area.width)
        let color = SIMD4(bytes[at], bytes[at + 1], bytes[at + 2], 0)
        let (low, high) = (pointwiseMin(lowest, color), pointwiseMax(highest, color))
        let range = high &- low
        if range.max() > spread && high.max() > blackLevel && sample > 0 {
          odd += 1
          if odd > allowed { return false }
        } else {
          (lowest, highest) = (low, high)
        }
      }
      return true
    }
  }

  /// Whether nearly all components of an area lie between two levels.
  ///
  /// - Complexity: O(pixels); less if the result is false.
  static func lies(
    _ frame: Frame, _ area: PixelArea, within levels: ClosedRange<UInt8>,
    exceptions: Int = exceptions
  ) -> Bool {
    let allowed = area.width * area.height / exceptions
    var count = 0
    frame.rows(in: area) { row, _ in
      guard count <= allowed else { return }
      for x in 0..<area.width {
        let (red, green, blue) = (row[3 * x], row[3 * x + 1], row[3 * x + 2])
        if max(red, green, blue) > levels.upperBound || min(red, green, blue) < levels.lowerBound {
          count += 1
        }
      }
    }
    return count <= allowed
  }

  /// Whether in each component nearly all pixels lie within `spread`.
  private static func isUniform(_ frame: Frame, _ area: PixelArea, allowed: Int) -> Bool {
    var counts = [Int](repeating: 0, count: 768)
    frame.rows(in: area) { row, _ in
      for x in 0..<area.width {
        counts[Int(row[3 * x])] += 1
        counts[256 + Int(row[3 * x + 1])] += 1
        counts[512 + Int(row[3 * x + 2])] += 1
      }
    }
    let needed = area.width * area.height - allowed
    return (0..<3).allSatisfy { channel in
      var window = 0
      for value in 0..<256 {
        window += counts[256 * channel + value]
        let old = value - Int(spread) - 1
        if old >= 0 { window -= counts[256 * channel + old] }
        if window >= needed { return true }
      }
      return false
    }
  }
}

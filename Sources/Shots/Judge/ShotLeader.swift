import Frames

/// Whether a shot is a leader, which runs before a film: color bars or a countdown.
struct ShotLeader: Sendable {
  private var looks = 0
  private var leaders = 0

  /// Adds the next frame, which has three channels.
  ///
  /// - Complexity: O(1) for most pictures, O(width + height) for leaders.
  mutating func add(_ frame: Frame, inside area: PixelArea) {
    looks += 1
    guard area.width >= 32, area.height >= 32 else { return }
    if Self.hasColorBars(frame, area) || Self.isCountdown(frame, area) { leaders += 1 }
  }

  /// Whether at least three quarters of the examined frames are a leader.
  var isLeader: Bool { looks >= 2 && 4 * leaders >= 3 * looks }

  // MARK: Color bars

  /// Whether at least five of the colors of test bars stand side by side, each constant from the
  /// top down to more than half of the height.
  private static func hasColorBars(_ frame: Frame, _ area: PixelArea) -> Bool {
    guard evenColumns(frame, area, step: 10) * 10 >= 8 * (area.width / 10) else { return false }
    let y = area.y + area.height / 10
    var pure = 0
    var seen = 0
    for x in area.x..<area.x + area.width {
      guard let kind = barKind(frame.color(x, y)) else { continue }
      pure += 1
      seen |= 1 << kind
    }
    // Black and white alone do not make color bars.
    let colors = (seen & 0b0111_1110).nonzeroBitCount
    return 10 * pure >= 8 * area.width && colors >= 5
  }

  /// How many of the sampled columns, one in `step`, have a constant color down to more than half
  /// of the height.
  private static func evenColumns(_ frame: Frame, _ area: PixelArea, step: Int) -> Int {
    stride(from: area.x, to: area.x + area.width, by: step).count { x in
      let top = frame.color(x, area.y + area.height / 10)
      return [25, 40, 55].allSatisfy { part in
        let difference = frame.color(x, area.y + area.height * part / 100) &- top
        return max(abs(difference.x), abs(difference.y), abs(difference.z)) <= 12
      }
    }
  }

  /// The corner of the color cube that a color of test bars belongs to, as bits of red, green and
  /// blue; `nil` for any other color.
  private static func barKind(_ color: SIMD3<Int>) -> Int? {
    let high = max(color.x, color.y, color.z)
    guard high >= 140 else { return high <= 40 ? 0 : nil }
    var kind = 0
    for channel in 0..<3 {
      if color[channel] * 10 >= high * 8 {
        kind |= 1 << channel
      } else if color[channel] * 10 > high * 4 {
        return nil
      }
    }
    return kind
  }

  // MARK: Countdown

  /// Whether a gray frame has a thin line through its middle from side to side and another from top
  /// to bottom. The number and the circles around it are not examined.
  private static func isCountdown(_ frame: Frame, _ area: PixelArea) -> Bool {
    let (middleX, middleY) = (frame.width / 2, frame.height / 2)
    let isAcross = crosses(area.x + 2, frame.width * 3 / 10, frame.width) { x, offset in
      frame.gray(x, middleY + offset)
    }
    guard isAcross else { return false }
    let isDown = crosses(area.y + 2, frame.height / 4, frame.height) { y, offset in
      frame.gray(middleX + offset, y)
    }
    return isDown && isGray(frame, area)
  }

  /// Whether, at most places of `first..<end` and of its mirror image, the middle differs from both
  /// sides.
  private static func crosses(
    _ first: Int, _ end: Int, _ size: Int, _ gray: (_ at: Int, _ offset: Int) -> Int
  ) -> Bool {
    var (lines, misses) = (0, 0)
    for at in first..<max(first, end) {
      for place in [at, size - 1 - at] {
        var (low, high) = (255, 0)
        for offset in -2...1 {
          let value = gray(place, offset)
          (low, high) = (min(low, value), max(high, value))
        }
        let (before, after) = (gray(place, -5), gray(place, 4))
        let isLine = low + 12 <= min(before, after) || high - 12 >= max(before, after)
        if isLine { lines += 1 } else { misses += 1 }
      }
      if misses > 8 + lines { return false }
    }
    return 10 * lines >= 7 * (lines + misses) && lines > 0
  }

  private static func isGray(_ frame: Frame, _ area: PixelArea) -> Bool {
    var (colorful, samples) = (0, 0)
    for y in stride(from: area.y, to: area.y + area.height, by: 7) {
      for x in stride(from: area.x, to: area.x + area.width, by: 7) {
        let color = frame.color(x, y)
        samples += 1
        let chroma = max(color.x, color.y, color.z) - min(color.x, color.y, color.z)
        colorful += chroma > 32 ? 1 : 0
      }
    }
    return 20 * colorful <= samples
  }
}

extension Frame {
  /// The red, green and blue of a pixel in a frame of three channels.
  fileprivate func color(_ x: Int, _ y: Int) -> SIMD3<Int> {
    let at = 3 * (y * width + x)
    return SIMD3(Int(bytes[at]), Int(bytes[at + 1]), Int(bytes[at + 2]))
  }

  fileprivate func gray(_ x: Int, _ y: Int) -> Int {
    let color = color(x, y)
    return (color.x + 2 * color.y + color.z) / 4
  }
}

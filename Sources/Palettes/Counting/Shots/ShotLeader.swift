/// Whether a shot is what runs before a film: color bars or a countdown.
struct ShotLeader: Sendable {
  private var looks = 0
  private var bars = 0
  private var crosses = 0

  /// Takes the next frame and the look at it.
  mutating func add(_ frame: Frame, _ look: FrameLook, inside area: PixelArea) {
    looks += 1
    if Self.hasColorBars(frame, area) {
      bars += 1
    } else if Self.hasCross(look, area), Self.isGray(frame, area) {
      crosses += 1
    }
  }

  /// Whether nearly all of the shot is a leader.
  var isLeader: Bool { looks >= 2 && 4 * (bars + crosses) >= 3 * looks }

  /// Whether five or more of the seven colors of test bars stand side by side, each evenly from
  /// the top down.
  private static func hasColorBars(_ frame: Frame, _ area: PixelArea) -> Bool {
    let heights = [10, 25, 40, 55].map { area.y + area.height * $0 / 100 }
    let color = { (x: Int, y: Int) -> SIMD3<Int> in
      let at = 3 * (y * frame.width + x)
      return SIMD3(Int(frame.bytes[at]), Int(frame.bytes[at + 1]), Int(frame.bytes[at + 2]))
    }
    var (even, pure) = (0, 0)
    var seen = 0
    for x in area.x..<area.x + area.width {
      let top = color(x, heights[0])
      let differences = heights.dropFirst().map { y -> Int in
        let difference = color(x, y) &- top
        return max(abs(difference.x), abs(difference.y), abs(difference.z))
      }
      if differences.allSatisfy({ $0 <= 12 }) { even += 1 }
      guard let kind = barKind(top) else { continue }
      pure += 1
      seen |= 1 << kind
    }
    // Black and white alone are no color bars.
    let colors = (seen & 0b0111_1110).nonzeroBitCount
    return 10 * even >= 9 * area.width && 10 * pure >= 8 * area.width && colors >= 5
  }

  /// Which corner of the color cube a color of test bars is, as bits of red, green and blue.
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

  /// Whether a thin line crosses the middle from side to side and another from top to bottom.
  private static func hasCross(_ look: FrameLook, _ area: PixelArea) -> Bool {
    let (width, height) = (look.width, look.height)
    let gray = { (x: Int, y: Int) in Int(look.gray[y * width + x]) }
    let (middleX, middleY) = (width / 2, height / 2)
    guard area.width >= 32, area.height >= 32 else { return false }
    var (lines, samples) = (0, 0)
    let reach = 4
    let outerX =
      Array(area.x + 2..<width * 3 / 10) + Array(width * 7 / 10..<area.x + area.width - 2)
    for x in outerX {
      let line = (middleY - 2...middleY + 1).map { gray(x, $0) }
      samples += 1
      lines += isLine(line, gray(x, middleY - reach - 1), gray(x, middleY + reach)) ? 1 : 0
    }
    guard 10 * lines >= 7 * samples else { return false }
    (lines, samples) = (0, 0)
    let outerY =
      Array(area.y + 2..<height / 4) + Array(height * 3 / 4..<area.y + area.height - 2)
    for y in outerY {
      let line = (middleX - 2...middleX + 1).map { gray($0, y) }
      samples += 1
      lines += isLine(line, gray(middleX - reach - 1, y), gray(middleX + reach, y)) ? 1 : 0
    }
    return 10 * lines >= 7 * samples
  }

  /// Whether the darkest or lightest of `line` stands out from what is on both sides of it.
  private static func isLine(_ line: [Int], _ before: Int, _ after: Int) -> Bool {
    let (low, high) = (line.min() ?? 0, line.max() ?? 0)
    return low + 12 <= min(before, after) || high - 12 >= max(before, after)
  }

  private static func isGray(_ frame: Frame, _ area: PixelArea) -> Bool {
    var (colorful, samples) = (0, 0)
    for y in stride(from: area.y, to: area.y + area.height, by: 7) {
      for x in stride(from: area.x, to: area.x + area.width, by: 7) {
        let at = 3 * (y * frame.width + x)
        let (r, g, b) = (frame.bytes[at], frame.bytes[at + 1], frame.bytes[at + 2])
        samples += 1
        colorful += max(r, g, b) - min(r, g, b) > 32 ? 1 : 0
      }
    }
    return 20 * colorful <= samples
  }
}

/// How much each row of a frame stands out from those above and below it, as lines of text do over
/// any smooth ground.
struct TextRelief: Sendable {
  /// For each row of the area the relief of its pixels; empty if the ground is neither plain nor
  /// smooth.
  private(set) var rows: [Int] = []
  /// The share of the relief that is lighter (or darker, if that is more) than its ground, 0…1.
  private(set) var oneSided = 0.0
  /// The share of pixels in relief whose left neighbor is, too, 0…1: low for stars.
  private(set) var joined = 0.0

  /// How far away the ground is looked for, in pixels: lines of rolling text are thinner.
  private static let reach = 2
  /// A pixel is smooth if its gray is this near to the mean of four around it.
  private static let smoothness: Int16 = 5
  /// Differences of more than `least` grays are relief, and those above `most` count as `most`.
  private static let least: Int16 = 10
  private static let most: Int16 = 60
  /// So much of the frame must be smooth, or else so much of it of one gray.
  private static let smoothShare = 0.7
  private static let groundShare = 0.3

  /// Looks at this area of a frame of three channels.
  ///
  /// - Complexity: O(pixels); for most pictures, which are not smooth, a fraction of that.
  init(_ frame: Frame, inside area: PixelArea) {
    guard area.width > 8 * Self.reach, area.height > 8 * Self.reach,
      Self.isPlainOrSmooth(frame, area)
    else { return }
    var grays = [Int16](repeating: 0, count: area.width * area.height)
    grays.withUnsafeMutableBufferPointer { grays in
      frame.rows(in: area) { row, y in
        let start = (y - area.y) * area.width
        for x in 0..<area.width { grays[start + x] = Int16(truncatingIfNeeded: row.gray(x)) }
      }
    }
    measure(grays, area)
  }

  /// A look at one pixel of 35.
  private static func isPlainOrSmooth(_ frame: Frame, _ area: PixelArea) -> Bool {
    var counts = [Int](repeating: 0, count: 65)
    var (smooth, samples) = (0, 0)
    let inner = PixelArea(
      x: area.x, y: area.y + reach, width: area.width, height: area.height - 2 * reach)
    let below = 3 * frame.width * reach
    frame.bytes.withUnsafeBufferPointer { bytes in
      for y in stride(from: inner.y, to: inner.y + inner.height, by: 5) {
        let start = 3 * (y * frame.width + area.x)
        let gray = { (offset: Int) in
          (Int(bytes[offset]) &+ 2 &* Int(bytes[offset + 1]) &+ Int(bytes[offset + 2])) &>> 2
        }
        for x in stride(from: reach, to: area.width - reach, by: 7) {
          let at = start + 3 * x
          let center = gray(at)
          let around =
            gray(at - 3 * reach) + gray(at + 3 * reach) + gray(at - below) + gray(at + below)
          counts[center / 4] += 1
          smooth += abs(4 * center - around) <= 4 * Int(smoothness) ? 1 : 0
          samples += 1
        }
      }
    }
    // A ground on the border between two ranges of gray is one ground.
    let ground = (0..<64).map { counts[$0] + counts[$0 + 1] }.max() ?? 0
    return Double(smooth) >= smoothShare * Double(samples)
      || Double(ground) >= groundShare * Double(samples)
  }

  private mutating func measure(_ grays: [Int16], _ area: PixelArea) {
    let reach = Self.reach
    let step = reach * area.width
    var profile = [Int](repeating: 0, count: area.height)
    var (lighter, darker, raised, neighbors) = (0, 0, 0, 0)
    grays.withUnsafeBufferPointer { grays in
      for y in reach..<area.height - reach {
        let row = y * area.width
        var (light, dark, count, pairs) = (Int32(0), Int32(0), Int32(0), Int32(0))
        var before: Int32 = 0
        for at in row..<row + area.width {
          let (center, up, down) = (grays[at], grays[at &- step], grays[at &+ step])
          let above = center &- max(up, down)
          let below = min(up, down) &- center
          light &+= Int32(above > Self.least ? min(above, Self.most) : 0)
          dark &+= Int32(below > Self.least ? min(below, Self.most) : 0)
          let isRaised: Int32 = max(above, below) > Self.least ? 1 : 0
          count &+= isRaised
          pairs &+= isRaised & before
          before = isRaised
        }
        profile[y] = Int(light) + Int(dark)
        lighter += Int(light)
        darker += Int(dark)
        raised += Int(count)
        neighbors += Int(pairs)
      }
    }
    oneSided = Double(max(lighter, darker)) / Double(max(1, lighter + darker))
    joined = Double(neighbors) / Double(max(1, raised))
    rows = profile
  }
}

import Frames

/// How much each row of a frame stands out from the rows above and below it, as lines of text do
/// over any smooth ground.
struct TextRelief: Sendable {
  /// The relief of each row of the area: the sum over its pixels. Empty if the ground is neither
  /// plain nor smooth.
  private(set) var rows: [Int] = []
  /// The share of pixels in relief whose left neighbor is also in relief, 0…1. It is low for stars.
  private(set) var joined = 0.0

  /// The mean gray of each row at its left end and at its right end, where there is no text.
  private(set) var ends: [[Double]] = []

  /// How far away the ground is searched for, in pixels. The strokes of rolling text are thinner.
  private static let reach = 2
  /// A pixel is smooth if its gray is this close to the mean of four pixels around it.
  private static let smoothness: Int16 = 5
  /// Differences of more than `least` levels of gray are relief; those above `most` count as
  /// `most`.
  private static let least: Int16 = 10
  private static let most: Int16 = 60
  /// At least this share of the frame must be smooth, or this share must have one gray.
  private static let smoothShare = 0.7
  private static let groundShare = 0.3

  /// Measures this area of a frame with three channels.
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
    let margin = max(1, area.width / 26)
    ends = [0, area.width - margin].map { x in
      (0..<area.height).map { y in
        let first = y * area.width + x
        let sum = grays[first..<first + margin].reduce(into: 0) { $0 += Int($1) }
        return Double(sum) / Double(margin)
      }
    }
  }

  /// Tests one pixel in 35.
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
    // A ground on the border between two ranges of gray must count as one ground.
    let ground = (0..<64).map { counts[$0] + counts[$0 + 1] }.max() ?? 0
    return Double(smooth) >= smoothShare * Double(samples)
      || Double(ground) >= groundShare * Double(samples)
  }

  private mutating func measure(_ grays: [Int16], _ area: PixelArea) {
    var lighter = Side(height: area.height)
    var darker = lighter
    let step = Self.reach * area.width
    grays.withUnsafeBufferPointer { grays in
      for y in Self.reach..<area.height - Self.reach {
        let row = y * area.width..<(y + 1) * area.width
        lighter.read(row, y) { grays[$0] &- max(grays[$0 &- step], grays[$0 &+ step]) }
        darker.read(row, y) { min(grays[$0 &- step], grays[$0 &+ step]) &- grays[$0] }
      }
    }
    let side = lighter.total >= darker.total ? lighter : darker
    joined = Double(side.joined) / Double(max(1, side.raised))
    rows = side.rows
  }

  /// The relief of everything lighter than its ground, or of everything darker.
  private struct Side {
    var rows: [Int]
    var total = 0
    var raised = 0
    var joined = 0

    init(height: Int) {
      rows = [Int](repeating: 0, count: height)
    }

    /// Adds a row; `relief` gives the relief of each pixel.
    @inline(__always)
    mutating func read(_ row: Range<Int>, _ y: Int, _ relief: (_ at: Int) -> Int16) {
      var (sum, count, pairs, before) = (Int32(0), Int32(0), Int32(0), Int32(0))
      for at in row {
        let height = relief(at)
        let isRaised: Int32 = height > TextRelief.least ? 1 : 0
        sum &+= isRaised &* Int32(min(height, TextRelief.most))
        count &+= isRaised
        pairs &+= isRaised & before
        before = isRaised
      }
      rows[y] = Int(sum)
      total += Int(sum)
      raised += Int(count)
      joined += Int(pairs)
    }
  }
}

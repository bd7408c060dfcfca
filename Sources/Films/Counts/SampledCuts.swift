import Frames
import Palettes
import Shots

/// Guesses whether a shot began between two frames of a sample, which may be seconds apart: whether
/// the picture as a whole is different. For films of which every frame is read, `ShotDetector` is
/// used.
struct SampledCuts {
  /// The number of blocks in a row and in a column.
  private static let side = 8
  /// The mean difference of the blocks' components above which the picture counts as different, of
  /// 255.
  private static let least = 16

  private var last: [Int] = []

  /// Whether this frame begins a shot; false for the first frame.
  mutating func isCut(at frame: Frame) -> Bool {
    let means = Self.means(frame)
    defer { last = means }
    guard !last.isEmpty else { return false }
    let difference = zip(means, last).reduce(0) { $0 + abs($1.0 - $1.1) }
    return difference > Self.least * means.count
  }

  /// The decision on this frame.
  mutating func decided(_ frame: Frame, index: Int) -> ShotFrame {
    ShotFrame(frame: frame, index: index, begins: isCut(at: frame) ? .cut : nil)
  }

  /// The mean red, green and blue of each block.
  private static func means(_ frame: Frame) -> [Int] {
    var sums = [Int](repeating: 0, count: 3 * side * side)
    var counts = [Int](repeating: 0, count: side * side)
    for y in 0..<frame.height {
      for x in 0..<frame.width {
        let block = y * side / frame.height * side + x * side / frame.width
        counts[block] += 1
        let pixel = 3 * (y * frame.width + x)
        for channel in 0..<3 { sums[3 * block + channel] += Int(frame.bytes[pixel + channel]) }
      }
    }
    return sums.indices.map { sums[$0] / max(1, counts[$0 / 3]) }
  }
}

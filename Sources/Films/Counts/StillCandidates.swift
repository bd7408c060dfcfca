import Frames
import Palettes

/// The frames from which the still of a shot is chosen: one in every half second, and those that may
/// begin a shot, because a shot may be shorter. They are kept until the shot's end, and with it its
/// middle, is known.
struct StillCandidates {
  /// The interval between kept frames, in seconds.
  private static let step = 0.5
  /// The largest number of candidates of one shot; more are thinned out.
  private static let most = 24

  private var candidates: [(index: Int, still: () -> Frame)] = []
  /// A small frame of the current shot: its first picture, or else its first frame.
  private var spare: (index: Int, frame: Frame, isPicture: Bool)?

  /// Whether a new half second begins between these two times, in seconds.
  static func wants(_ seconds: Double, after last: Double?) -> Bool {
    last.map { ($0 / step).rounded(.down) < (seconds / step).rounded(.down) } ?? true
  }

  mutating func add(_ index: Int, _ still: @escaping () -> Frame) {
    candidates.append((index, still))
  }

  /// Keeps a small frame after the decision on it, in case the shot ends without another candidate.
  mutating func keep(_ small: Frame, at index: Int, isPicture: Bool) {
    guard spare.map({ isPicture && !$0.isPicture }) ?? true else { return }
    spare = (index, small, isPicture)
  }

  /// Drops candidates of a shot that has many; candidates that are not decided yet all stay.
  mutating func thin(upTo end: Int) {
    guard candidates.count(where: { $0.index < end }) > Self.most else { return }
    var isOdd = false
    candidates.removeAll { candidate in
      guard candidate.index < end else { return false }
      isOdd.toggle()
      return !isOdd
    }
  }

  /// The candidate nearest to the middle of these frames, or else the small frame that was kept,
  /// with its index. The candidates up to the end of these frames are removed.
  ///
  /// - Parameter isPicture: whether the frame at an index is a picture of the shot that is not left
  ///   out.
  mutating func take(_ frames: Range<Int>, isPicture: (Int) -> Bool) -> (Int, Frame)? {
    let middle = frames.lowerBound + frames.count / 2
    let inside = candidates.filter { frames.contains($0.index) }
    let good = inside.filter { isPicture($0.index) }
    let best = (good.isEmpty ? inside : good).min {
      (abs($0.index - middle), $0.index) < (abs($1.index - middle), $1.index)
    }
    candidates.removeAll { $0.index < frames.upperBound }
    defer { spare = nil }
    return best.map { ($0.index, $0.still()) } ?? spare.map { ($0.index, $0.frame) }
  }
}

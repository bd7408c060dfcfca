import Frames
import Palettes

/// Frames of which one becomes the still of a shot: one in every half second, and those that may
/// begin a shot, which may be shorter; until the shot's end and with it its middle is known.
struct StillCandidates {
  /// How often a frame is kept, in seconds.
  private static let step = 0.5
  /// More than these are thinned out.
  private static let most = 24

  private var candidates: [(index: Int, still: () -> Frame)] = []
  /// A small frame of the shot that is decided now: its first that is a picture, else its first.
  private var spare: (index: Int, frame: Frame, isPicture: Bool)?

  /// Whether another half second begins between these two times, in seconds.
  static func wants(_ seconds: Double, after last: Double?) -> Bool {
    last.map { ($0 / step).rounded(.down) < (seconds / step).rounded(.down) } ?? true
  }

  mutating func add(_ index: Int, _ still: @escaping () -> Frame) {
    candidates.append((index, still))
  }

  /// Keeps a small frame that was decided, in case that no other is there when its shot ends.
  mutating func keep(_ small: Frame, at index: Int, isPicture: Bool) {
    guard spare.map({ isPicture && !$0.isPicture }) ?? true else { return }
    spare = (index, small, isPicture)
  }

  /// Keeps fewer of a shot that has many; those of frames that are not decided yet all stay.
  mutating func thin(upTo end: Int) {
    guard candidates.count(where: { $0.index < end }) > Self.most else { return }
    var isOdd = false
    candidates.removeAll { candidate in
      guard candidate.index < end else { return false }
      isOdd.toggle()
      return !isOdd
    }
  }

  /// The candidate nearest to the middle of these frames, else the small frame that was kept of them,
  /// and where it is; those up to their end are forgotten.
  ///
  /// - Parameter isPicture: whether the frame at an index shows the shot and nothing else.
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

import Palettes

/// Frames of which one becomes the still of a shot: some in every second, until the shot's end and
/// with it its middle is known.
struct StillCandidates {
  /// A frame in so many is kept.
  static let step = 12
  /// More than these are thinned out.
  private static let most = 24

  private var candidates: [(index: Int, still: () -> Frame)] = []

  /// Whether the frame at this index is a candidate.
  static func wants(_ index: Int) -> Bool { index % step == 0 }

  mutating func add(_ index: Int, _ still: @escaping () -> Frame) {
    candidates.append((index, still))
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

  /// The candidate nearest to the middle of these frames, and where it is; those up to their end
  /// are forgotten.
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
    return best.map { ($0.index, $0.still()) }
  }
}

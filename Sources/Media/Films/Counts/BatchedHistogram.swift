import Palettes

/// A histogram that counts frames eight at a time.
///
/// Between two frames the decoder drives the bins out of the processor's caches, and fetching them
/// again takes as long as counting does: eight frames fetch them once.
struct BatchedHistogram {
  private static let batch = 8
  private var counted = Histogram()
  private var waiting: [(frame: Frame, area: PixelArea)] = []
  /// How many frames were added since they were last taken.
  private(set) var frames = 0

  /// Counts what lies in `area`, which is not empty.
  ///
  /// - Complexity: O(pixels), for eight frames at once.
  mutating func add(_ frame: Frame, in area: PixelArea) {
    waiting.append((frame, area))
    frames += 1
    if waiting.count == Self.batch { count() }
  }

  /// All that was added, encoded, to begin anew; `nil` if nothing was.
  mutating func take() -> [UInt8]? {
    guard frames > 0 else { return nil }
    count()
    defer {
      counted.removeAll()
      frames = 0
    }
    return counted.encoded
  }

  private mutating func count() {
    for (frame, area) in waiting { counted.add(frame, in: area) }
    waiting.removeAll(keepingCapacity: true)
  }
}

import Frames
import Palettes

/// A histogram that counts frames many at a time.
///
/// Between two frames the decoder drives the bins out of the processor's caches, and fetching them
/// again takes as long as counting does: many frames fetch them once, and what is the same in
/// some of them is counted once. Up to 63 small frames wait, 2.7 MB.
struct BatchedHistogram {
  private static let batch = 64
  private var counted = Histogram()
  /// Frames of one size, and which part of each counts.
  private var waiting: [Frame] = []
  private var area: PixelArea?
  /// How many frames were added since they were last taken.
  private(set) var frames = 0

  /// Counts what lies in `area`, which is not empty; all frames have the same size.
  ///
  /// - Complexity: O(pixels), for all frames of a batch at once.
  mutating func add(_ frame: Frame, in area: PixelArea) {
    if area != self.area { count() }
    self.area = area
    waiting.append(frame)
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
    if let area { counted.add(waiting, in: area) }
    waiting.removeAll(keepingCapacity: true)
  }
}

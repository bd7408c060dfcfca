import Frames
import Palettes

/// A histogram that counts many frames at a time.
///
/// Between two frames, the decoder displaces the bins from the processor's caches, and loading them
/// again takes as long as counting. With many frames at once, the bins are loaded once, and pixels
/// that are equal in several frames are counted once. Up to 63 small frames wait, 2.7 MB.
struct BatchedHistogram {
  private static let batch = 64
  private var counted = Histogram()
  /// Frames of one size that are not counted yet; `area` is the part of each that counts.
  private var waiting: [Frame] = []
  private var area: PixelArea?
  /// How many frames were added since the last call of `take`.
  private(set) var frames = 0

  /// Counts the pixels in `area`, which is not empty; all frames have the same size.
  ///
  /// - Complexity: O(pixels); the time is spent once for each batch.
  mutating func add(_ frame: Frame, in area: PixelArea) {
    if area != self.area { count() }
    self.area = area
    waiting.append(frame)
    frames += 1
    if waiting.count == Self.batch { count() }
  }

  /// Returns everything that was added, encoded, and starts again empty; `nil` if nothing was
  /// added.
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

import Palettes

/// A histogram of the frames of a shot that counts many at a time, and of each only every second row.
///
/// Between two frames the decoder drives the bins out of the processor's caches, and fetching them
/// again takes as long as counting does: many frames fetch them once, and what is the same in
/// some of them is counted once. Up to 63 small frames wait, 2.7 MB.
///
/// Of two frames, one counts its even rows and the other its odd ones, each pixel for two. What
/// stands still is counted as if all rows of both were; what moves is sampled. A few frames are
/// counted whole, so that nothing small in them is missed.
struct BatchedHistogram {
  private static let batch = 64
  /// Up to so many frames that are counted at once are a few.
  private static let few = 16
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
    defer { waiting.removeAll(keepingCapacity: true) }
    guard let area else { return }
    // An area of one row has no odd one.
    let areFew = waiting.count <= Self.few || area.height == 1
    let paired = areFew ? 0 : waiting.count - waiting.count % 2
    for (first, rows) in [CountedRows.even, .odd].enumerated() {
      let turn = stride(from: first, to: paired, by: 2).map { waiting[$0] }
      counted.add(turn, in: area, rows)
    }
    counted.add(Array(waiting[paired...]), in: area)
  }
}

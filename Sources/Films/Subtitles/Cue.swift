/// A text with a time span of a film: a subtitle, or a chapter's title.
public struct Cue: Sendable, Equatable {
  /// Seconds from the film's start; the end is not before the start.
  public var start, end: Double
  /// The text on one line, without tags.
  public var text: String

  public init(start: Double, end: Double, text: String) {
    self.start = start
    self.end = end
    self.text = text
  }
}

extension [Shot] {
  /// Adds each cue's text to the shot that it overlaps most, the earlier one of equals; adds a cue
  /// without length to the shot that contains it.
  ///
  /// - Returns: how many cues were not added because they lie outside every shot.
  /// - Complexity: O(cues × log shots), and O(shots) for each cue that spans them.
  public mutating func join(_ cues: [Cue]) -> Int {
    var outside = 0
    for cue in cues {
      if let index = mostOverlapped(by: cue) {
        self[index].texts.append(cue.text)
      } else {
        outside += 1
      }
    }
    return outside
  }

  private func mostOverlapped(by cue: Cue) -> Int? {
    // The first shot that ends after the cue's start.
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].end <= cue.start { low = middle + 1 } else { high = middle }
    }
    // A cue without length overlaps nothing, but it still lies in a shot.
    var best: (index: Int, length: Double)?
    for index in low..<count {
      guard self[index].start <= cue.end else { break }
      let length = Swift.min(self[index].end, cue.end) - Swift.max(self[index].start, cue.start)
      if length > best?.length ?? (cue.start == cue.end ? -1 : 0) { best = (index, length) }
    }
    return best?.index
  }
}

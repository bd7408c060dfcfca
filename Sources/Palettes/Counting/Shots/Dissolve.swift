/// A dissolve that may be one: the best length around its middle, and the evidence for it.
struct Dissolve: Sendable {
  /// The middle of the frames that were compared.
  let middle: Int
  /// How many frames before and after it the pure shots were taken from.
  let half: Int
  /// See `DissolveEvidence`.
  let evidence: Double

  /// Whether this one is taken rather than `other`, if they are too near for both.
  func prevails(over other: Dissolve) -> Bool {
    (evidence, other.middle) > (other.evidence, middle)
  }

  /// Whether the two cannot both be there.
  func excludes(_ other: Dissolve) -> Bool {
    abs(middle - other.middle) <= max(half, other.half)
  }

  /// The frames in which both shots show, and the first of them in which the second prevails.
  ///
  /// - Complexity: O(half).
  func frames(in window: ShotWindow) -> (mixed: ClosedRange<Int>, boundary: Int) {
    let way = BlendPath(
      from: window[middle - half].sketch.far, to: window[middle + half].sketch.far)
    var (first, last, boundary) = (middle, middle, middle + 1)
    for number in (middle - half...middle).reversed() {
      let along = way.place(of: window[number].sketch.far).along
      if along >= 0.5 { boundary = number }
      if along < 0.04 { break }
      first = number
    }
    var isPast = boundary <= middle
    for number in middle + 1...middle + half {
      let along = way.place(of: window[number].sketch.far).along
      if !isPast, along >= 0.5 { (boundary, isPast) = (number, true) }
      if along > 0.96 { break }
      last = number
    }
    return (first...last, boundary)
  }
}

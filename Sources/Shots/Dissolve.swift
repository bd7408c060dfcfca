/// A dissolve that may be one: the best length around its middle, and the evidence for it.
struct Dissolve: Sendable {
  /// The middle of the frames that were compared.
  let middle: Int
  /// How many frames before and after it the pure shots were taken from.
  let half: Int
  /// The frames in which both shots show.
  let mixed: ClosedRange<Int>
  /// The first frame in which the second shot prevails.
  let boundary: Int

  /// A shot is seen alone if the other has less than this share of the picture.
  private static let pure = 0.04

  /// How much better than others it describes what is seen: the evidence and the straightness of
  /// the way from one shot to the other, which bends if there is more than one dissolve on it.
  let rank: Double

  /// Whether this one is taken rather than `other`, if they are too near for both.
  func prevails(over other: Dissolve) -> Bool {
    (rank, other.middle) > (other.rank, middle)
  }

  /// Whether the two cannot both be there.
  func excludes(_ other: Dissolve) -> Bool {
    abs(middle - other.middle) <= max(half, other.half)
  }

  /// Follows the change from one shot to the other.
  ///
  /// - Parameter evidence: see `DissolveEvidence`.
  ///
  /// - Complexity: O(half).
  init(middle: Int, half: Int, evidence: Double, in window: ShotWindow) {
    (self.middle, self.half) = (middle, half)
    let way = BlendPath(
      from: window[middle - half].pyramid.far, to: window[middle + half].pyramid.far)
    rank = evidence + way.straightness(at: window[middle].pyramid.far)
    let numbers = Array(middle - half...middle + half)
    let along = numbers.map { way.place(of: window[$0].pyramid.far) }
    let first = along.lastIndex { $0 < Self.pure } ?? 0
    let last = along[half...].firstIndex { $0 > 1 - Self.pure } ?? 2 * half
    mixed = numbers[min(first + 1, half)]...numbers[max(last - 1, half)]
    boundary = numbers[along.firstIndex { $0 >= 0.5 } ?? half]
  }
}

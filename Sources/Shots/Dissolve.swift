/// A possible dissolve: the best length around its middle, and the evidence for it.
struct Dissolve: Sendable {
  /// The middle frame of the ones that were compared.
  let middle: Int
  /// The distance, in frames, from the middle to the samples of the two pure shots.
  let half: Int
  /// The frames that show both shots.
  let mixed: ClosedRange<Int>
  /// The first frame in which the second shot has half of the mixture or more.
  let boundary: Int

  /// A frame counts as pure if the other shot has less than this share of the mixture.
  private static let pure = 0.04

  /// How well this dissolve explains the frames: the evidence plus the straightness of the path
  /// from one shot to the other. The path bends if it contains more than one dissolve.
  let rank: Double

  /// Whether this dissolve is chosen over `other` if they are too close for both.
  func prevails(over other: Dissolve) -> Bool {
    (rank, other.middle) > (other.rank, middle)
  }

  /// Whether the two dissolves are too close for both to exist.
  func excludes(_ other: Dissolve) -> Bool {
    abs(middle - other.middle) <= max(half, other.half)
  }

  /// Measures how the frames change from one shot to the other.
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

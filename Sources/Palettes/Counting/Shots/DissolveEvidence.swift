import Glibc

/// How much speaks for a dissolve around a frame.
///
/// In a dissolve each frame lies on the straight way from the last pure frame of one shot to the
/// first of the next, the way is walked evenly, contrast and detail sink in the middle, and the two
/// ends show different things. The weights are those of a logistic regression over the dissolves
/// of generated films and everything in films that changes as slowly.
enum DissolveEvidence {
  /// Half the lengths that are tried, in frames.
  static let halves = [3, 4, 6, 8, 11, 16, 22, 32]
  /// The greatest of them.
  static let reach = 32
  /// The least difference between the ends, at the far size, 0…255.
  static let leastDifference = 2.0
  /// How much contrast must sink in the middle: the logarithm (base 2) of its variance ÷ the mean
  /// of the ends' (−1 if these have nothing in common, 0 if they are the same).
  static let leastDip = -0.15

  /// The evidence that the frames `middle ± half` are a dissolve and its neighbors, all of which
  /// are in the window; −∞ if it is below `least` in any case.
  ///
  /// - Parameter jump: the greatest step between two of the frames, at the far size.
  static func value(
    middle: Int, half: Int, jump: Double, in window: inout ShotWindow, least: Double
  ) -> Double {
    let (a, m, b) = (middle - half, middle, middle + half)
    let difference = window[a].sketch.far.difference(from: window[b].sketch.far)
    guard difference >= leastDifference, jump <= 0.35 * difference else { return -.infinity }
    let now = window[m].sketch
    let ends = (window[a].sketch, window[b].sketch)
    let dip = log2((now.variance + 20) / ((ends.0.variance + ends.1.variance) / 2 + 20))
    guard dip <= leastDip else { return -.infinity }
    let way = BlendPath(from: window[a].sketch.far, to: window[b].sketch.far)
    let straightness = way.straightness(at: window[m].sketch.far)
    guard straightness > 0.2 else { return -.infinity }
    let blur = log2((now.detail + 1) / ((ends.0.detail + ends.1.detail) / 2 + 1))
    let outside = max(1, half / 2)
    let early = way.place(of: window[max(window.start, a - outside)].sketch.far)
    let late = way.place(of: window[min(window.last, b + outside)].sketch.far)
    let drift = max(abs(early.along), abs(late.along - 1))
    let stray = max(early.aside, late.aside)
    let prior =
      0.2 * straightness - 0.33 * dip - 0.12 * blur - 2 * jump / difference - 0.13 * drift
      - 0.05 * stray
    guard 1 + prior >= least else { return -.infinity }
    return window.mismatch(a, b, least: least - prior) + prior
  }
}

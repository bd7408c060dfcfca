import CMath

/// The evidence for a dissolve around a frame.
///
/// In a dissolve, the two ends differ all over the picture. Contrast and detail decrease in the
/// middle, exactly as much as in a blend of the ends. No step is much larger than the others, and
/// before and after the dissolve the change does not continue. The weights come from a logistic
/// regression over the dissolves of generated films and over other changes in films that are as
/// slow and lose contrast too, divided by the weight of the mismatch.
enum DissolveEvidence {
  /// Half the lengths that are tried, in frames.
  static let halves = [3, 4, 6, 8, 11, 16, 22, 32]
  /// The largest of these halves.
  static let reach = 32
  /// The longest duration of a dissolve, in seconds. A film with one frame a second therefore has
  /// no dissolves.
  static let longest = 5.5
  /// The least difference between the ends at the far size, 0…255.
  private static let leastDifference = 2.0
  /// The largest allowed step, as a fraction of the difference between the ends.
  private static let greatestJump = 0.4
  /// How far the contrast must drop in the middle: the logarithm (base 2) of the middle's variance ÷
  /// the mean variance of the ends. It is −1 if the ends have nothing in common, 0 if they are equal.
  private static let leastDip = -0.1
  /// A deeper drop than this adds no evidence.
  private static let greatestDip = -1.3
  /// The least cosine of the angle between the path to the middle and the path from it.
  private static let leastStraightness = 0.1
  private static let faintVariance = FramePyramid.faintVariance

  /// The evidence that the frames `middle ± half` are a dissolve and its two neighbors. The window
  /// holds all of them. The result is −∞ as soon as it is known to be below `least`.
  ///
  /// - Parameter jump: the greatest step between two of the frames, at the far size.
  static func value(
    middle: Int, half: Int, jump: Double, in window: inout ShotWindow, least: Double
  ) -> Double {
    let (a, b) = (middle - half, middle + half)
    // Compare numbers first: the pictures of much older frames are no longer in the processor's
    // caches.
    let ends = (window[a].pyramid.variance + window[b].pyramid.variance) / 2
    let dip = log2((window[middle].pyramid.variance + faintVariance) / (ends + faintVariance))
    guard dip <= leastDip else { return -.infinity }
    let difference = window[a].pyramid.far.difference(from: window[b].pyramid.far)
    guard difference >= leastDifference, jump <= greatestJump * difference else {
      return -.infinity
    }
    let (first, now, last) = (window[a].pyramid, window[middle].pyramid, window[b].pyramid)
    let way = BlendPath(from: first.far, to: last.far)
    guard way.straightness(at: now.far) >= leastStraightness else { return -.infinity }
    let blend = way.variance(at: way.place(of: now.far), from: first, to: last)
    let outside = max(1, half / 2)
    let early = way.place(of: window[max(window.start, a - outside)].pyramid.far)
    let late = way.place(of: window[min(window.last, b + outside)].pyramid.far)
    let drift = max(abs(early), abs(late - 1))
    let unevenness = max(0, jump / difference - 0.7 / Double(half))
    let prior =
      -0.3 * max(dip, greatestDip) - 0.95 * unevenness - 0.27 * drift - 0.17
      * now.surprise(expected: blend)
      + 0.62 * way.spread(difference: difference) + 0.062 * log2(Double(half)) - 1
    guard 1 + prior >= least else { return -.infinity }
    return window.mismatch(a, b, least: least - prior) + prior
  }
}

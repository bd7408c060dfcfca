import Glibc

/// How much speaks for a cut between two frames.
///
/// The heart is how much of each frame's detail cannot be found in the other, near its place or
/// moved with the whole picture: a cut leaves nothing, motion nearly all. That number, 0…1, is
/// corrected by how large the change is, by how it stands out among its neighbors, by whether the
/// picture returns within a few frames (a flash, a damaged frame), and by how badly detail is
/// followed inside of the two shots. The weights are those of a logistic regression over some
/// 2,000 cuts and 9,000 other strong changes of generated films, divided by that of the first.
enum CutEvidence {
  /// How many frames on each side are looked at.
  static let reach = 8
  /// A shot that lasts this many frames or fewer before the old one returns is none.
  static let glitch = 2

  /// The evidence that a shot begins at `number`, whose neighbors within `reach` are in the window
  /// as far as the film has them; −∞ if it is below `least` in any case.
  static func value(at number: Int, in window: inout ShotWindow, least: Double) -> Double {
    let step = window[number].step
    let size = log2(step + 1)
    var around = 0.0
    for other in max(window.start + 1, number - reach)...min(window.last, number + reach)
    where other != number {
      around = max(around, window[other].step)
    }
    // Seldom is more needed to see that nothing happened.
    let peak = size - log2(around + 1)
    guard 1 + 0.03 * size + 0.046 * peak + 0.038 * size - 0.945 + 0.92 >= least else {
      return -.infinity
    }
    let before = inner(number - 2, number - 1, in: window)
    let after = inner(number + 1, number + 2, in: window)
    let rest = size - log2(min(before, after) + 1)
    let back = min(0, log2(returns(number, in: window) + 1) - size)
    let prior = 0.03 * size + 0.046 * peak + 0.038 * rest + 0.063 * back - 0.025
    guard 1 + prior >= least else { return -.infinity }
    let mismatch = window.mismatch(number - 1, number)
    guard mismatch + prior >= least else { return -.infinity }
    var within = 0.0
    if number - 2 >= window.start { within = window.mismatch(number - 2, number - 1) }
    if number + 1 <= window.last { within = max(within, window.mismatch(number, number + 1)) }
    return mismatch + prior - 0.2 * within
  }

  /// The greater of the steps into these two frames, 0 where there is none.
  private static func inner(_ first: Int, _ second: Int, in window: ShotWindow) -> Double {
    var step = 0.0
    for number in first...second where number > window.start && number <= window.last {
      step = max(step, window[number].step)
    }
    return step
  }

  /// The least difference between a frame just before and one soon after, or just after and one
  /// some before: small if the picture returns.
  private static func returns(_ number: Int, in window: ShotWindow) -> Double {
    var least = Double.infinity
    for away in 1...4 {
      least = min(least, window.difference(number - 1, number + away))
      least = min(least, window.difference(number - 1 - away, number))
    }
    return least
  }
}

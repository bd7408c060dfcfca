/// Two frames that may be the last of one shot and the first of the next one.
struct CutCandidate {
  /// The last frame of the earlier shot.
  let before: Int
  /// The first frame that shows only the next shot; the frames between the two show both shots.
  let after: Int
  /// The difference between the two frames at the middle size, 0…255.
  let step: Double

  /// The least size of each step in between, as a fraction of `step`.
  private static let leastShare = 0.12
  /// The least straightness of the path over each frame in between (a cosine).
  private static let leastStraightness = 0.7
  /// The least evenness of the change over the picture (`BlendPath.spread`). A line of a rolling
  /// title has less.
  private static let leastSpread = 0.3
  /// How far the variance of a frame in between may be from that of a blend, as a power of 2.
  private static let greatestSurprise = 0.5

  /// A cut from one frame to the next.
  init(at number: Int, in window: ShotWindow) {
    (before, after) = (number - 1, number)
    step = window[number].step
  }

  /// A cut over `gap` frames that may be blends of the frames around them; `nil` if any of the
  /// steps is too small.
  ///
  /// - Parameter number: the first of these frames; the window holds all of them.
  init?(at number: Int, gap: Int, in window: ShotWindow) {
    (before, after) = (number - 1, number + gap)
    step = window.difference(before, after)
    for frame in number...after where window[frame].step < Self.leastShare * step { return nil }
  }

  /// The mean difference from frame to frame, 0…255. In a dissolve it is no larger than that of the
  /// surrounding frames.
  var pace: Double { step / Double(after - before) }

  /// Whether there are frames between `before` and `after`.
  var isSoft: Bool { after > before + 1 }

  /// Whether the frames in between, if any, are blends of `before` and `after`.
  ///
  /// - Complexity: O(pixels of the middle size).
  func isBlend(in window: ShotWindow) -> Bool {
    guard isSoft else { return true }
    let (first, last) = (window[before].pyramid, window[after].pyramid)
    let near = BlendPath(from: first.middle, to: last.middle)
    let far = BlendPath(from: first.far, to: last.far)
    let difference = first.far.difference(from: last.far)
    let area = PictureArea(first.area, last.area)
    guard far.spread(difference: difference, in: area) >= Self.leastSpread else { return false }
    let (before, after) = (first.levels(in: area), last.levels(in: area))
    return (self.before + 1..<self.after).allSatisfy { number in
      let pyramid = window[number].pyramid
      let expected = far.variance(
        at: far.place(of: pyramid.far), from: before, to: after, in: area)
      return near.straightness(at: pyramid.middle) >= Self.leastStraightness
        && pyramid.levels(in: area).surprise(expected: expected) <= Self.greatestSurprise
    }
  }

  /// Pairs of frames, one before and one after the cut, that look the same if the frames between
  /// them are not a shot but an interruption.
  ///
  /// - Parameter span: the longest duration of such an interruption.
  func interruptions(
    in window: ShotWindow, of span: InterruptionSpans.Span
  ) -> [(before: Int, after: Int)] {
    (0..<span.frames).flatMap { away -> [(before: Int, after: Int)] in
      let (earlier, later) = (before - away - 1, after + away + 1)
      var pairs: [(before: Int, after: Int)] = []
      if window.contains(later), window.lasts(after, later, atMost: span) {
        pairs.append((before, later))
      }
      if window.contains(earlier), window.lasts(earlier + 1, before + 1, atMost: span) {
        pairs.append((earlier, after))
      }
      return pairs
    }
  }

  /// The first frame in which the next shot has half of the mixture or more.
  func boundary(in window: ShotWindow) -> Int {
    let way = BlendPath(from: window[before].pyramid.far, to: window[after].pyramid.far)
    return (before + 1..<after).first { way.place(of: window[$0].pyramid.far) >= 0.5 } ?? after
  }
}

/// Recognizes a cut between two frames of one color each, such as cards before a film. They have no
/// detail to search for, only one color that stays and then another one that stays.
enum PlainCut {
  /// The step must be this many times as large as any other step in the same direction. A fade has
  /// many steps of similar size.
  private static let prominence = 2.0
  /// How long a color must stay, in seconds, unless it returns: 8 frames at 24 a second.
  private static let stay = 0.34
  /// How many steps on each side may belong to a fade to a picture or from one.
  private static let nextSteps = 3
  /// How similar the frames around an interruption are: their distance ÷ the step.
  private static let sameness = 0.4

  /// Whether one plain color ends at a cut and another begins.
  ///
  /// The window must hold the neighbors within `InterruptionSpans.reach`, as far as the film has
  /// them.
  static func isCut(_ cut: CutCandidate, in window: ShotWindow) -> Bool {
    let way = window[cut.after].pyramid.levels.means - window[cut.before].pyramid.levels.means
    let kinds = (window[cut.before].blank, window[cut.after].blank)
    guard kinds.0 != .black || kinds.1 != .black, distance(way) > Double(PlainFrame.spread),
      cut.isBlend(in: window)
    else { return false }
    let length = (way * way).sum()
    let pace = 1 / Double(cut.after - cut.before)
    let reach = window.spans.reach
    for other in cut.before - reach..<cut.after + reach
    where other < cut.before || other >= cut.after {
      guard window.contains(other), window.contains(other + 1), isNear(other, cut, in: window)
      else { continue }
      // Near the cut, a picture may fade to the color. Farther away, a step may be a cut between
      // pictures, so only steps between plain frames count.
      let isNext = (cut.before - nextSteps..<cut.after + nextSteps).contains(other)
      guard isNext || window[other].isPlain && window[other + 1].isPlain else { continue }
      let step = window[other + 1].pyramid.levels.means - window[other].pyramid.levels.means
      guard prominence * (step * way).sum() <= pace * length else { return false }
    }
    return cut.interruptions(in: window, of: window.spans.flash).allSatisfy { before, after in
      let back = window[after].pyramid.levels.means - window[before].pyramid.levels.means
      return !window[before].isPlain || !window[after].isPlain
        || distance(back) > sameness * distance(way)
    }
  }

  /// Whether the step after a frame is so close that one of the two colors does not stay long
  /// enough.
  private static func isNear(_ other: Int, _ cut: CutCandidate, in window: ShotWindow) -> Bool {
    other < cut.before
      ? window.seconds(other + 1, cut.after) < stay : window.seconds(cut.after, other + 1) < stay
  }

  /// The largest difference of a component, 0…255.
  private static func distance(_ way: SIMD3<Double>) -> Double {
    max(abs(way.x), abs(way.y), abs(way.z))
  }
}

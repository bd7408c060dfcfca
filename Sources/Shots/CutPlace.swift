/// Two frames that may be the last of one shot and the first of the next.
struct CutPlace {
  /// The last frame of the shot before.
  let before: Int
  /// The first frame of the next shot alone; those between show both.
  let after: Int
  /// The difference between the two, at the middle size, 0…255.
  let step: Double

  /// The least that each step between may be, in differences between the ends.
  private static let leastShare = 0.12
  /// How straight the way must be over each frame between (a cosine).
  private static let leastStraightness = 0.7
  /// How evenly the change must be spread over the picture: a line of a rolling title is less.
  private static let leastSpread = 0.3
  /// How far the contrast between may be from that of a blend, as a power of 2 of the variance.
  private static let greatestSurprise = 0.5

  /// A cut from one frame to the next.
  init(at number: Int, in window: ShotWindow) {
    (before, after) = (number - 1, number)
    step = window[number].step
  }

  /// A cut over `gap` frames that may be blends of those around them; `nil` if they are not all
  /// different.
  ///
  /// - Parameter number: the first of these frames; all are in the window.
  init?(at number: Int, gap: Int, in window: ShotWindow) {
    (before, after) = (number - 1, number + gap)
    step = window.difference(before, after)
    for frame in number...after where window[frame].step < Self.leastShare * step { return nil }
  }

  /// The mean difference from frame to frame, 0…255: what in a dissolve is no more than that of the
  /// frames around.
  var pace: Double { step / Double(after - before) }

  /// Whether there are frames between.
  var isSoft: Bool { after > before + 1 }

  /// Whether the frames between, if any, are blends of those around them.
  ///
  /// - Complexity: O(pixels of the middle size).
  func isBlend(in window: ShotWindow) -> Bool {
    guard isSoft else { return true }
    let (first, last) = (window[before].pyramid, window[after].pyramid)
    let near = BlendPath(from: first.middle, to: last.middle)
    let far = BlendPath(from: first.far, to: last.far)
    let difference = first.far.difference(from: last.far)
    guard far.spread(difference: difference) >= Self.leastSpread else { return false }
    return (before + 1..<after).allSatisfy { number in
      let pyramid = window[number].pyramid
      let expected = far.variance(at: far.place(of: pyramid.far), from: first, to: last)
      return near.straightness(at: pyramid.middle) >= Self.leastStraightness
        && pyramid.surprise(expected: expected) <= Self.greatestSurprise
    }
  }

  /// Pairs of frames, before and after, that show the same if what lies between is no shot.
  ///
  /// - Parameter span: how long that lasts at most.
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

  /// The first frame that shows more of the next shot than of the one before.
  func boundary(in window: ShotWindow) -> Int {
    let way = BlendPath(from: window[before].pyramid.far, to: window[after].pyramid.far)
    return (before + 1..<after).first { way.place(of: window[$0].pyramid.far) >= 0.5 } ?? after
  }
}

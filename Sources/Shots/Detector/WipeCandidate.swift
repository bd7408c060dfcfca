/// Frames over which the edge of a wipe may cross the picture.
struct WipeCandidate {
  /// The frame in which the edge is halfway.
  let middle: Int
  /// The distance from it to the last frame of the earlier shot, and to the first of the next one.
  let half: Int
  /// The way of the edge.
  let shape: WipeShape
  /// How the earlier shot moves until the middle, and the next one from there on, in pixels of the
  /// far size.
  let before, after: (x: Double, y: Double)
  /// Whether a shot moves together with the edge.
  let isSlide: Bool
  /// The greatest step within the wipe ÷ the mean one.
  let unevenness: Double

  /// Where on its way the edge is examined, 0…1.
  private static let edges = [0.5, 0.2, 0.35, 0.65, 0.8]
  /// The same for the detail, which takes longer to compare.
  private static let detailEdges = [0.3, 0.5, 0.7]
  /// How far from the edge the middle of a square must be, as a fraction of the edge's way.
  private static let margin = 0.06
  /// Differences of this size are noise, 0…255.
  static let noise = 2.0
  /// How many pixels of the near size a pixel of the far size is wide.
  private static let scale = 4.0

  /// The last frame of the earlier shot.
  var start: Int { middle - half }
  /// The first frame of the next shot.
  var end: Int { middle + half }

  /// The frame in which the edge is nearest to a place of its way, and where the edge is in it.
  private func sample(_ edge: Double) -> (number: Int, share: Double) {
    let number = start + Int((edge * Double(2 * half)).rounded())
    return (number, Double(number - start) / Double(2 * half))
  }

  /// How much closer the frames are to the right one of both ends than to the wrong one: to `start`
  /// ahead of the edge, and to `end` behind it.
  ///
  /// - Returns: `share`: 1 if they are equal to the right end, 0 or less if they are no closer to
  ///   it, on the worse side of the edge. `levels`: how much more they differ from the wrong end, in
  ///   levels of 0…255, the sum of both sides. `nil` as soon as `share` is below `least`.
  /// - Complexity: O(bytes of the far size).
  func closeness(in window: ShotWindow, least: Double) -> (share: Double, levels: Double)? {
    let (first, last) = (window[start].pyramid.far, window[end].pyramid.far)
    var (ahead, behind) = (SideComparison(), SideComparison())
    for edge in Self.edges {
      let (number, share) = sample(edge)
      let now = window[number].pyramid.far
      let difference = { (end: Plane, shift: (x: Int, y: Int)) in
        EdgeDifference(now, end, shape: shape, edge: share, shift: shift)
      }
      if isSlide {
        behind.add(
          right: nearest(after, 2 - 2 * share) { difference(last, $0).behind },
          wrong: difference(first, (0, 0)).behind)
        guard behind.share >= least else { return nil }
        ahead.add(
          right: nearest(before, 2 * share) { difference(first, $0).ahead },
          wrong: difference(last, (0, 0)).ahead)
      } else {
        let old = difference(first, Self.rounded(before, 2 * share))
        let new = difference(last, Self.rounded(after, 2 - 2 * share))
        ahead.add(right: old.ahead, wrong: new.ahead)
        behind.add(right: new.behind, wrong: old.behind)
      }
      guard min(ahead.share, behind.share) >= least else { return nil }
    }
    return (min(ahead.share, behind.share), ahead.levels + behind.levels)
  }

  private static func rounded(
    _ movement: (x: Double, y: Double), _ share: Double
  ) -> (x: Int, y: Int) {
    (Int((share * movement.x).rounded()), Int((share * movement.y).rounded()))
  }

  /// The least difference near a movement along one axis, which whole pixels only approximate.
  private func nearest(
    _ movement: (x: Double, y: Double), _ share: Double,
    _ part: ((x: Int, y: Int)) -> PartDifference
  ) -> PartDifference {
    guard movement != (0, 0) else { return part((0, 0)) }
    let (x, y) = Self.rounded(movement, share)
    var best = PartDifference()
    for step in -1...1 {
      let found = part(movement.x == 0 ? (x, y + step) : (x + step, y))
      if found.mean < best.mean { best = found }
    }
    return best
  }

  /// How much more of the frames' detail is found in the right one of both ends than in the wrong
  /// one: a difference of two shares, −1…1, on the worse side of the edge.
  ///
  /// - Complexity: O(pixels of the near size × `MotionSearch.reach`²).
  func foundDetail(in window: inout ShotWindow) -> Double {
    var (ahead, behind) = (FoundDetail(), FoundDetail())
    let (first, last) = (window.details(start), window.details(end))
    for edge in Self.detailEdges {
      let (number, share) = sample(edge)
      let now = window.details(number)
      let old = Self.rounded(before, 2 * Self.scale * share)
      let new = Self.rounded(after, 2 * Self.scale * (1 - share))
      let middle = Double(MotionSearch.side) / 2
      for square in SquareList(now).all {
        let place = shape.place(
          x: (Double(square.x) + middle) / Double(now.width),
          y: (Double(square.y) + middle) / Double(now.height))
        guard abs(place - share) > Self.margin else { continue }
        let lostOld = MotionSearch.lost(square, of: now, in: first, shift: old)
        let lostNew = MotionSearch.lost(square, of: now, in: last, shift: new)
        if place > share {
          ahead.add(weight: square.weight, found: lostNew - lostOld)
        } else {
          behind.add(weight: square.weight, found: lostOld - lostNew)
        }
      }
    }
    return min(ahead.share, behind.share)
  }
}

/// How much one side of the edge differs from the right and from the wrong end.
private struct SideComparison {
  private var right = PartDifference()
  private var wrong = PartDifference()

  mutating func add(right: PartDifference, wrong: PartDifference) {
    self.right += right
    self.wrong += wrong
  }

  var share: Double {
    1 - (right.mean + WipeCandidate.noise) / (min(255, wrong.mean) + WipeCandidate.noise)
  }
  var levels: Double { min(255, wrong.mean) - right.mean }
}

/// How much more detail is found in one picture than in another.
private struct FoundDetail {
  private var weight = 0
  private var found = 0

  mutating func add(weight: Int, found: Int) {
    self.weight += weight
    self.found += found
  }

  /// The difference of the shares; 0 without any detail.
  var share: Double { Double(found) / Double(max(1, weight)) }
}

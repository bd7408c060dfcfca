/// Recognizes the same shot on both sides of a change.
///
/// A caption appears or vanishes, a lamp is switched, the diaphragm is moved, something passes, an
/// explosion fades: such a change is not one of the place that is filmed but of its light, or of
/// what lies in front of it. Detail and layout change with it. The directions of the edges that can
/// still be seen do not, and after a while the picture is back.
enum Continuation {
  /// How far the picture may have moved across a cut, in pixels of the near size.
  private static let step = (x: 4, y: 4)
  /// How far it may have moved over a longer stretch, as a fraction of its size.
  private static let farthest = 1.0 / 3
  /// How similar the picture is that returns: its difference ÷ that of the ends, and the share of
  /// missing detail.
  private static let sameness = 0.4
  private static let sameMismatch = 0.5
  /// Returning frames up to this distance from the middle are searched for.
  static let greatestDistance = 48

  /// The tints of one place change this differently at most (`Plane.tintSpread`). The edges of
  /// charts, slides and split screens agree although their colors are others.
  private static let tintSpread = 56

  /// Whether the frames on both sides of a cut show the same place.
  ///
  /// - Complexity: O(pixels of the near size).
  static func crosses(
    _ cut: CutCandidate, in window: ShotWindow, settings: ShotSettings
  ) -> Bool {
    let (before, after) = (window[cut.before].pyramid.far, window[cut.after].pyramid.far)
    return EdgeSearch.continuity(window.edges(cut.before), window.edges(cut.after), reach: step)
      >= settings.continuity
      && after.tintSpread(from: before) <= tintSpread
  }

  /// Whether the frames before and after a dissolve show the same place, or one of its ends returns
  /// beyond the other.
  ///
  /// The window must hold the frames within 48 of the middle, as far as the film has them.
  static func crosses(
    _ dissolve: Dissolve, in window: inout ShotWindow, settings: ShotSettings
  ) -> Bool {
    // The faint edges of the ends may still be those of the other shot.
    let away = dissolve.half + max(1, dissolve.half / 2)
    let (before, after) = (dissolve.middle - away, dissolve.middle + away)
    return window.contains(before) && window.contains(after)
      && isSame(before, after, in: window, settings)
      || returns(middle: dissolve.middle, half: dissolve.half, in: &window, settings: settings)
  }

  /// Whether the earlier picture is back soon after a gradual change, or the next one was there
  /// shortly before it.
  ///
  /// - Parameters:
  ///   - middle: the middle of the change; the window must hold the frames within 48 of it, as far
  ///     as the film has them.
  ///   - half: the distance from it to the ends.
  /// - Complexity: O(pixels of the near size × movement), for each frame that may be the same.
  static func returns(
    middle: Int, half: Int, in window: inout ShotWindow, settings: ShotSettings
  ) -> Bool {
    guard half + 2 <= greatestDistance else { return false }
    let (start, end) = (middle - half, middle + half)
    let limit = sameness * window[start].pyramid.far.difference(from: window[end].pyramid.far)
    for away in half + 2...greatestDistance {
      for (number, other) in [(start, middle + away), (end, middle - away)]
      where window.contains(other) {
        let change = window[number].pyramid.far.difference(from: window[other].pyramid.far)
        guard change <= limit else { continue }
        if window.mismatch(number, other) <= sameMismatch
          || isSame(number, other, in: window, settings)
        {
          return true
        }
      }
    }
    return false
  }

  /// Whether the edges of two frames, moved as far as a pan may have moved them, agree.
  private static func isSame(
    _ first: Int, _ second: Int, in window: ShotWindow, _ settings: ShotSettings
  ) -> Bool {
    let (early, late) = (window.edges(first), window.edges(second))
    let reach = (
      x: Int(farthest * Double(early.width)), y: Int(farthest * Double(early.height))
    )
    return EdgeSearch.continuity(early, late, reach: reach) >= settings.continuity
  }
}

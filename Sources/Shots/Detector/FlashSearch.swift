/// Finds frames that interrupt a shot which continues after them: flashes and lost frames.
enum FlashSearch {
  /// Whether `number` is one of a few frames that are all brighter than the frame before them and
  /// the frame after them, while those two look the same.
  static func contains(
    _ number: Int, in window: inout ShotWindow, settings: ShotSettings
  ) -> Bool {
    let longest = window.spans.flash.frames
    let bright = window[number].pyramid.levels.brightness - settings.flashRise
    for before in (max(window.start, number - longest)..<number).reversed()
    where window[before].pyramid.levels.brightness <= bright {
      guard isBright(before + 1..<number, over: before, window, settings) else { continue }
      for after in number + 1..<max(number + 1, min(window.end, before + longest + 2))
      where window[after].pyramid.levels.brightness <= bright
        && window.lasts(before + 1, after, atMost: window.spans.flash)
        && isBright(number + 1..<after, over: after, window, settings)
        && isSame(before, after, unlike: number, in: &window, settings: settings)
      {
        return true
      }
    }
    return false
  }

  /// Whether the shot continues after a few blank frames and, if they were a flash, after the flash
  /// has faded.
  static func returns(
    from before: Int, over blank: Range<Int>, to after: Int, in window: inout ShotWindow,
    settings: ShotSettings
  ) -> Bool {
    guard before >= window.start, after < window.end,
      window.lasts(blank.lowerBound, blank.upperBound, atMost: window.spans.flash)
    else { return false }
    for number in after..<min(window.end, after + window.spans.fading.frames + 1)
    where window.lasts(after, number, atMost: window.spans.fading)
      && isSame(before, number, unlike: blank.lowerBound, in: &window, settings: settings)
    {
      return true
    }
    return false
  }

  /// Whether a cut is only damage: the picture from before the cut returns soon after it, or the
  /// picture from after the cut was already there shortly before it.
  static func isDamage(
    at cut: CutCandidate, in window: inout ShotWindow, settings: ShotSettings
  ) -> Bool {
    cut.interruptions(in: window, of: window.spans.glitch).contains { before, after in
      isSame(
        before, after, unlike: before == cut.before ? cut.after : cut.before, in: &window,
        settings: settings)
    }
  }

  /// Whether a cut is only a lamp that burns for up to half a second: all of the picture becomes
  /// brighter, and the picture from before is back soon after; or the same in reverse.
  static func isLamp(
    at cut: CutCandidate, in window: inout ShotWindow, settings: ShotSettings
  ) -> Bool {
    let way =
      window[cut.after].pyramid.levels.brightness - window[cut.before].pyramid.levels.brightness
    guard abs(way) >= settings.flashRise else { return false }
    let (dark, lit) = way > 0 ? (cut.before, cut.after) : (cut.after, cut.before)
    guard window[lit].pyramid.far.isBrighter(than: window[dark].pyramid.far) else { return false }
    return cut.interruptions(in: window, of: window.spans.lamp).contains { before, after in
      (before == dark || after == dark)
        && isSame(before, after, unlike: lit, in: &window, settings: settings)
    }
  }

  /// Whether two frames are much more like each other than like a frame between them, in their
  /// colors and in their detail.
  private static func isSame(
    _ before: Int, _ after: Int, unlike number: Int, in window: inout ShotWindow,
    settings: ShotSettings
  ) -> Bool {
    let change = window.difference(before, number)
    guard window.difference(before, after) <= settings.flashReturn * change else { return false }
    return window.mismatch(before, after) <= settings.flashMismatch
  }

  private static func isBright(
    _ frames: Range<Int>, over other: Int, _ window: ShotWindow, _ settings: ShotSettings
  ) -> Bool {
    let least = window[other].pyramid.levels.brightness + settings.flashRise
    return frames.allSatisfy { window[$0].pyramid.levels.brightness >= least }
  }
}

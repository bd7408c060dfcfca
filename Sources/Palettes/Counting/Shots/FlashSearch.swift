/// Finds frames that interrupt a shot, which goes on after them: flashes, and frames that were
/// lost.
enum FlashSearch {
  /// How many frames an interruption lasts at most.
  static let longest = 4
  /// How many more frames it may take a flash to fade.
  private static let fading = 3

  /// Whether `number` is one of up to `longest` frames that are all brighter than those before and
  /// after them, which show the same.
  static func contains(
    _ number: Int, in window: inout ShotWindow, settings: ShotSettings
  ) -> Bool {
    let bright = window[number].sketch.brightness - settings.flashRise
    for before in (max(window.start, number - longest)..<number).reversed()
    where window[before].sketch.brightness <= bright {
      guard isBright(before + 1..<number, over: before, window, settings) else { continue }
      for after in number + 1..<max(number + 1, min(window.end, before + longest + 2))
      where window[after].sketch.brightness <= bright
        && isBright(number + 1..<after, over: after, window, settings)
        && isSame(before, after, unlike: number, in: &window, settings: settings)
      {
        return true
      }
    }
    return false
  }

  /// Whether a shot goes on after a few blank frames and, if they were a flash, its fading.
  static func returns(
    from before: Int, over blank: Range<Int>, to after: Int, in window: inout ShotWindow,
    settings: ShotSettings
  ) -> Bool {
    guard blank.count <= longest, before >= window.start else { return false }
    for number in after..<max(after, min(window.end, after + fading + 1))
    where isSame(
      before, number, unlike: blank.lowerBound, in: &window, settings: settings)
    {
      return true
    }
    return false
  }

  /// Whether two frames are much more like each other than like one between them, in their colors
  /// and in their detail.
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
    let least = window[other].sketch.brightness + settings.flashRise
    return frames.allSatisfy { window[$0].sketch.brightness >= least }
  }
}

/// Finds frames that are much brighter than the shot around them, which goes on after them.
enum FlashSearch {
  /// How many frames a flash lasts at most.
  static let longest = 4

  /// Whether `number` is one of up to `longest` frames that are all brighter than both of their
  /// neighbors, which are alike.
  static func contains(_ number: Int, in window: ShotWindow, settings: ShotSettings) -> Bool {
    let bright = window[number].sketch.brightness - settings.flashRise
    for before in max(window.start, number - longest)..<number
    where window[before].sketch.brightness <= bright {
      guard isBright(before + 1..<number, over: before, window, settings) else { continue }
      for after in number + 1..<max(number + 1, min(window.end, before + longest + 2))
      where window[after].sketch.brightness <= bright {
        guard isBright(number + 1..<after, over: after, window, settings) else { continue }
        let change = window.difference(before, number)
        if window.difference(before, after) <= settings.flashReturn * change { return true }
      }
    }
    return false
  }

  private static func isBright(
    _ frames: Range<Int>, over other: Int, _ window: ShotWindow, _ settings: ShotSettings
  ) -> Bool {
    let least = window[other].sketch.brightness + settings.flashRise
    return frames.allSatisfy { window[$0].sketch.brightness >= least }
  }
}

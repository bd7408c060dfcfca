/// The frames between a picture and the black or white frame that it fades to.
enum FadeSlope {
  /// The longest fade, in frames.
  static let longest = 48
  /// The least relative decrease of light (for white: of darkness) from one frame to the next.
  private static let change = 0.015

  /// Whether the picture fades evenly and without a cut from `number` to a blank frame, forward
  /// (`step` 1) or backward (−1).
  static func contains(
    _ number: Int, step: Int, in window: ShotWindow, isCut: (Int) -> Bool
  ) -> Bool {
    guard window[number].blank == nil else { return false }
    for kind in [Blank.black, .white] {
      var here = number
      while window.contains(here + step), abs(here + step - number) <= longest {
        let next = here + step
        if window[next].blank == kind {
          if isCut(max(here, next)) { break }
          return true
        }
        guard window[next].blank == nil,
          light(next, kind, window) <= light(here, kind, window) * (1 - change),
          !isCut(max(here, next))
        else { break }
        here = next
      }
    }
    return false
  }

  /// How far the picture is from being blank, 0…255.
  private static func light(_ number: Int, _ kind: Blank, _ window: ShotWindow) -> Double {
    let brightness = window[number].pyramid.brightness
    return kind == .black ? brightness : 255 - brightness
  }
}

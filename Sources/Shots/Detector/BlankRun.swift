import Frames

/// A run of black or white frames, and the places where shots begin at its ends.
struct BlankRun {
  /// The first frame of the run, and the frame after its last one.
  let start, end: Int
  /// Whether the run lasts long enough to be a separate span (`ShotSettings.blankSeconds`).
  let isLong: Bool
  /// Whether the same shot continues after the run, as after a flash or a lost frame.
  let returns: Bool

  /// Whether frames of much higher contrast, or a cut, lie before and after the run. Without
  /// either, the run is only a part of a dark or foggy shot.
  let hasContrastBefore, hasContrastAfter: Bool

  /// How many frames before and after the run are examined.
  private static let reach = 32
  /// The contrast around the run must be at least this many times the least contrast in the run
  /// plus `noise` (0…255).
  private static let contrast = 4.0
  private static let noise = 0.75

  /// The run of frames around `number` that are blank in the same way.
  ///
  /// - Parameter long: the most frames on each side that are examined: as many as a separate span
  ///   lasts.
  /// - Complexity: O(long), even if the run is longer.
  init(around number: Int, in window: inout ShotWindow, long: Int, settings: ShotSettings) {
    let kind = window[number].blank
    var (start, end) = (number, number + 1)
    while start > window.start, number - start < long, window[start - 1].blank == kind {
      start -= 1
    }
    while end < window.end, end - number < long, window[end].blank == kind { end += 1 }
    self.start = start
    self.end = end
    // The film's last frame has no next frame that would end its display, so estimate the end.
    let last = window[end - 1].time
    let next = end < window.end ? window[end].time : last + settings.blankSeconds / Double(long)
    isLong = next - window[start].time >= settings.blankSeconds - InterruptionSpans.Span.slack
    let least = (start..<end).map { window[$0].pyramid.inside.variance }.min() ?? 0
    let limit = Self.contrast * (least.squareRoot() + Self.noise)
    let before = max(window.start, start - Self.reach)..<start
    let after = end..<min(window.end, end + Self.reach)
    // At the start and the end of the film there are no frames to compare with.
    hasContrastBefore =
      before.isEmpty || Self.contrast(of: before, in: window) >= limit
      || window.hasCut(start, settings)
    hasContrastAfter =
      after.isEmpty || Self.contrast(of: after, in: window) >= limit
      || window.hasCut(end, settings)
    returns =
      FlashSearch.returns(
        from: start - 1, over: start..<end, to: end, in: &window, settings: settings)
      || FlashSearch.contains(start, in: &window, settings: settings)
  }

  /// The greatest contrast of some frames, 0…255.
  private static func contrast(of frames: Range<Int>, in window: ShotWindow) -> Double {
    (frames.map { window[$0].pyramid.inside.variance }.max() ?? 0).squareRoot()
  }

  /// How a shot begins at `number`, which lies in the run or directly after it; `nil` if none
  /// begins.
  ///
  /// - Parameter isCut: whether a frame has enough evidence for a cut, even if a frame nearby has
  ///   more.
  func transition(
    at number: Int, in window: ShotWindow, isCut: (Int) -> Bool
  ) -> ShotTransition? {
    if returns { return nil }
    if isLong {
      let isBegin = number == start && start > 0 && hasContrastBefore
      let isEnd = number == end && end < window.end && hasContrastAfter
      return isBegin || isEnd ? (isCut(number) ? .cut : .fade) : nil
    }
    guard start > window.start, end < window.end else { return nil }
    if isCut(end) { return number == end ? (isCut(start) ? .cut : .fade) : nil }
    if isCut(start) { return number == start ? .fade : nil }
    return number == (start + end) / 2 ? .fade : nil
  }

  /// Whether the run is more than a part of a dark or foggy shot.
  var isReal: Bool {
    isLong ? hasContrastBefore || hasContrastAfter : hasContrastBefore && hasContrastAfter
  }
}

/// A frame that shows nothing: black as `PlainFrame` defines it, or white in the same sense.
enum Blank: Sendable {
  case black
  case white

  /// The kind of blank frame, or `nil` if the frame shows anything, even thin letters.
  ///
  /// - Parameter pyramid: the pyramid of the same frame; it is enough to reject almost all frames
  ///   quickly.
  init?(_ frame: Frame, _ pyramid: FramePyramid, settings: ShotSettings) {
    guard pyramid.inside.variance.squareRoot() <= settings.blankContrast else { return nil }
    var area = frame.area
    let levels: ClosedRange<UInt8>
    if Double(pyramid.levels.greatest) <= settings.blackLevel {
      self = .black
      levels = 0...UInt8(min(255, settings.blackLevel))
    } else if Double(pyramid.inside.least) >= 255 - settings.whiteDistance {
      self = .white
      levels = UInt8(max(0, 255 - settings.whiteDistance))...255
      area = Self.inside(frame, pyramid)
    } else {
      return nil
    }
    guard PlainFrame.lies(frame, area, within: levels) else { return nil }
  }
}

extension Blank {
  /// The part of a frame inside bars.
  private static func inside(_ frame: Frame, _ pyramid: FramePyramid) -> PixelArea {
    guard !pyramid.area.isWhole else { return frame.area }
    let scale = frame.width / pyramid.far.width
    let (rows, columns) = (pyramid.area.rows, pyramid.area.columns)
    return PixelArea(
      x: scale * columns.lowerBound, y: scale * rows.lowerBound, width: scale * columns.count,
      height: scale * rows.count)
  }
}

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
    // Bars stay black in a fade to white.
    let pyramid = window[number].pyramid
    return kind == .black ? pyramid.levels.brightness : 255 - pyramid.inside.brightness
  }
}

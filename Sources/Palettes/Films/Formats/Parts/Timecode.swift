/// A place in a film as editors write it: hours, minutes, seconds and frames.
///
/// Drop-frame timecode leaves out numbers, never frames: at 29.97 frames a second, the first two
/// of each minute that is not a tenth. So an hour of it lasts an hour, and `;` tells it. At 23.976
/// frames a second timecode counts 24 a second and falls behind the clock by 3.6 s an hour.
///
/// - Source: SMPTE ST 12-1, which drops numbers; tested on its counts and against OpenTimelineIO.
public struct Timecode: Sendable, Equatable {
  /// Frames from 00:00:00:00, 0 or more.
  public let frame: Int
  public let rate: TimecodeRate

  /// - Precondition: `frame` is 0 or more.
  public init(frame: Int, rate: TimecodeRate) {
    precondition(frame >= 0, "timecode begins at 0")
    self.frame = frame
    self.rate = rate
  }

  /// The frame that is called this hour: `01:00:00:00`, where timelines begin by custom.
  public init(hour: Int, rate: TimecodeRate) {
    let minutes = 60 * hour
    let dropped = rate.isDropFrame ? (minutes - minutes / 10) * Self.dropped(rate) : 0
    self.init(frame: minutes * 60 * rate.base - dropped, rate: rate)
  }

  /// `HH:MM:SS:FF`, or `HH:MM:SS;FF` for drop-frame.
  ///
  /// The hours go on after 23, and frames have three digits above 100 a second.
  public var text: String {
    let base = rate.base
    let number = frame + (rate.isDropFrame ? leftOut : 0)
    let (seconds, frames) = number.quotientAndRemainder(dividingBy: base)
    let fields = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Self.digits($0, 2) }
    return fields.joined(separator: ":") + (rate.isDropFrame ? ";" : ":")
      + Self.digits(frames, base > 100 ? 3 : 2)
  }

  /// How many numbers are left out before this frame.
  private var leftOut: Int {
    let dropped = Self.dropped(rate)
    let minute = 60 * rate.base - dropped
    let (tens, rest) = frame.quotientAndRemainder(dividingBy: 10 * minute + dropped)
    return tens * 9 * dropped + max(0, rest - dropped) / minute * dropped
  }

  /// Numbers that a minute leaves out: 2 at 29.97 frames a second, 4 at 59.94.
  private static func dropped(_ rate: TimecodeRate) -> Int { rate.base / 15 }

  private static func digits(_ value: Int, _ count: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}

extension Timecode: CustomStringConvertible {
  public var description: String { text }
}

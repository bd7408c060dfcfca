/// A position in a film as editors write it: hours, minutes, seconds and frames.
///
/// Drop-frame timecode skips numbers, never frames: at 29.97 frames a second, the first two of each
/// minute that is not a multiple of ten. So an hour of timecode lasts an hour. It is marked by `;`.
/// At 23.976 frames a second, timecode counts 24 frames a second and falls behind the clock by 3.6
/// s an hour.
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

  /// The first frame of an hour: `01:00:00:00` is the usual start of a timeline.
  ///
  /// - Precondition: `hour` is 0…23.
  public init(hour: Int, rate: TimecodeRate) {
    self.init(hours: hour, minutes: 0, seconds: 0, frames: 0, rate: rate)
  }

  /// The frame with the timecode of a text.
  ///
  /// - Parameters:
  ///   - text: a number that drop-frame timecode skips means the next frame.
  ///   - rate: the rate decides whether numbers are skipped; the text does not.
  ///   - counted: the number of frames in a second at the origin of the text, if it is not
  ///     `rate.base`; the text's frames are then converted to the nearest frame of the second.
  public init(_ text: TimecodeText, rate: TimecodeRate, counted: Int? = nil) {
    let base = max(1, counted ?? rate.base)
    let part = Double(min(text.frames, base - 1)) / Double(base)
    let frames = min(rate.base - 1, Int((part * Double(rate.base)).rounded()))
    self.init(
      hours: text.hours, minutes: text.minutes, seconds: text.seconds, frames: frames, rate: rate)
  }

  private init(hours: Int, minutes: Int, seconds: Int, frames: Int, rate: TimecodeRate) {
    let minutes = 60 * hours + minutes
    var number = (60 * minutes + seconds) * rate.base + frames
    if rate.isDropFrame {
      let dropped = Self.dropped(rate)
      if minutes % 10 != 0, seconds == 0, frames < dropped { number += dropped - frames }
      number -= (minutes - minutes / 10) * dropped
    }
    self.init(frame: number, rate: rate)
  }

  /// `HH:MM:SS:FF`, or `HH:MM:SS;FF` for drop-frame timecode; 23:59:59 is followed by 00:00:00.
  public var text: String {
    let base = rate.base
    let frame = frame % Self.day(rate)
    let number = frame + (rate.isDropFrame ? leftOut(before: frame) : 0)
    let (seconds, frames) = number.quotientAndRemainder(dividingBy: base)
    let fields = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Self.digits($0, 2) }
    return fields.joined(separator: ":") + (rate.isDropFrame ? ";" : ":") + Self.digits(frames, 2)
  }

  /// The number of frames in a day of timecode, after which it starts again.
  static func day(_ rate: TimecodeRate) -> Int {
    let minutes = 24 * 60
    return minutes * 60 * rate.base
      - (rate.isDropFrame ? (minutes - minutes / 10) * dropped(rate) : 0)
  }

  /// How many numbers are skipped before a frame.
  private func leftOut(before frame: Int) -> Int {
    let dropped = Self.dropped(rate)
    let minute = 60 * rate.base - dropped
    let (tens, rest) = frame.quotientAndRemainder(dividingBy: 10 * minute + dropped)
    return tens * 9 * dropped + max(0, rest - dropped) / minute * dropped
  }

  /// How many numbers a minute skips: 2 at 29.97 frames a second, 4 at 59.94.
  private static func dropped(_ rate: TimecodeRate) -> Int { rate.base / 15 }

  /// A number, padded with zeros.
  static func digits(_ value: Int, _ count: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}

extension Film {
  /// The timecode of the film's first frame; `nil` if its frames are not frames of timecode, because
  /// their rate varies or because no timecode counts it.
  package var timecode: Timecode? {
    let rate = TimecodeRate(self)
    return rate.counts(timeline) ? ShotSpans.origin(self, rate) : nil
  }
}

extension Timecode {
  /// The timecode of a frame that comes this many frames later.
  package func later(by frames: Int) -> Timecode { Timecode(frame: frame + frames, rate: rate) }
}

extension Timecode: CustomStringConvertible {
  public var description: String { text }
}

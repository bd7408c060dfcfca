/// A frame rate that editing programs know, and how timecode counts its frames.
public struct TimecodeRate: Sendable, Equatable {
  /// Frames a second.
  public let frames: Rational
  /// Frames in a second of timecode: the rate rounded to a whole number.
  public let base: Int
  /// Whether numbers of frames are left out so that timecode keeps up with the clock: at 29.97,
  /// 59.94 and 119.88 frames a second.
  public let isDropFrame: Bool

  /// - Precondition: the rate is at least half a frame a second.
  public init(_ frames: Rational) {
    self.frames = frames
    base = Int(frames.value.rounded())
    precondition(base >= 1, "a rate is at least half a frame a second")
    isDropFrame = frames.denominator == 1001 && base % 30 == 0
  }

  /// The rate for a film's timeline.
  ///
  /// That of the film if programs know it: a whole number up to 1000, or 24, 30, 48, 60 or
  /// 120 × 1000/1001; within 0.05%, since containers round. Otherwise, or if frames stay for
  /// different times, the least of `standard` that is not below it, so that no frame is lost; of
  /// a steady rate first a known multiple (25 for 12.5).
  public init(_ timeline: FilmTimeline) {
    let rate = timeline.frameRate.value
    let known =
      timeline.isVariable
      ? Self.standard.first { Self.isNear($0.value, rate) }
      : Self.whole(near: rate) ?? Self.standard.first { Self.isMultiple($0.value, of: rate) }
    let faster = Self.standard.first { $0.value >= rate }
    self.init(known ?? faster ?? Self.standard[Self.standard.count - 1])
  }

  /// Whether one frame of the film is one frame at this rate.
  func counts(_ timeline: FilmTimeline) -> Bool {
    !timeline.isVariable && Self.isNear(frames.value, timeline.frameRate.value)
  }

  /// What every editing program offers, rising.
  static let standard = [
    Rational(24000, 1001), Rational(24, 1), Rational(25, 1), Rational(30000, 1001),
    Rational(30, 1), Rational(48000, 1001), Rational(48, 1), Rational(50, 1),
    Rational(60000, 1001), Rational(60, 1), Rational(100, 1), Rational(120000, 1001),
    Rational(120, 1),
  ]

  /// Half of what 1000/1001 takes away, so that 24 and 23.976 are told apart.
  private static let tolerance = 0.0005

  private static func isNear(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) < tolerance * right
  }

  /// Whether `rate` goes into `known` once to eight times.
  private static func isMultiple(_ known: Double, of rate: Double) -> Bool {
    (1...8).contains { isNear(known, rate * Double($0)) }
  }

  private static func whole(near rate: Double) -> Rational? {
    guard (1...1000).contains(rate), isNear(rate.rounded(), rate) else { return nil }
    return Rational(Int(rate.rounded()), 1)
  }
}

/// A frame rate that editing programs support, and how timecode counts its frames.
public struct TimecodeRate: Sendable, Equatable {
  /// Frames a second.
  public let frames: Rational
  /// The number of frames in a second of timecode: the rate rounded to a whole number.
  public let base: Int
  /// Whether frame numbers are skipped so that timecode keeps up with the clock.
  public let isDropFrame: Bool

  /// - Parameters:
  ///   - frames: frames a second, at least one half.
  ///   - dropsFrames: whether to skip numbers if the rate allows it; true by default.
  public init(_ frames: Rational, dropsFrames: Bool = true) {
    self.frames = frames
    base = Int(frames.value.rounded())
    precondition(base >= 1, "a rate is at least half a frame a second")
    isDropFrame = dropsFrames && Self.canDropFrames(frames)
  }

  /// The rate for a film's timeline. It uses drop-frame timecode if the film's own timecode does,
  /// or if the film has no timecode.
  ///
  /// If programs support the film's rate, within 0.05% because containers round, it is that rate.
  /// Otherwise, or if frames are shown for different times, it is the first of these rates that
  /// loses no frame: a supported multiple of a constant rate (30 for 10), the lowest of `standard`
  /// that is not below the film's rate, its double, 60. A film with more than 60 frames a second
  /// uses 60, or half its rate if that is supported.
  public init(_ film: Film) {
    let rates = Self.candidates(film.timeline)
    let own = film.source.timecode.flatMap { TimecodeText($0) }?.isDropFrame ?? true
    let best = rates.first { rate in
      let rate = TimecodeRate(rate, dropsFrames: own)
      return rate.counts(film.timeline) || ShotSpans.startsAfterZero(film, rate)
    }
    self.init(best ?? rates[0], dropsFrames: own)
  }

  /// Whether drop-frame timecode exists for this rate.
  var canDropFrames: Bool { Self.canDropFrames(frames) }

  /// Whether each frame of the film is one frame at this rate.
  func counts(_ timeline: FilmTimeline) -> Bool {
    !timeline.isVariable && Self.isNear(frames.value, timeline.frameRate.value)
  }

  /// The rates that editing programs offer and for which OpenTimelineIO reads timecode, in rising
  /// order.
  ///
  /// - Source: `RationalTime.is_smpte_timecode_rate` of OpenTimelineIO 0.18.1.
  static let standard = [
    Rational(24000, 1001), Rational(24, 1), Rational(25, 1), Rational(30000, 1001),
    Rational(30, 1), Rational(48000, 1001), Rational(48, 1), Rational(50, 1),
    Rational(60000, 1001), Rational(60, 1),
  ]

  /// Half of the difference between 1000/1001 and 1, so that 24 and 23.976 are distinguished.
  private static let tolerance = 0.0005

  /// The possible rates for a film, best first; at least one.
  private static func candidates(_ timeline: FilmTimeline) -> [Rational] {
    let rate = timeline.frameRate.value
    let fastest = standard[standard.count - 1]
    var best = standard.first { isNear($0.value, rate) }
    if !timeline.isVariable {
      best = best ?? standard.first { isMultiple($0.value, of: rate) }
      best = best ?? standard.first { isNear($0.value * 2, rate) }
    }
    let next = best ?? standard.first { $0.value >= rate } ?? fastest
    return [next] + standard.filter { isNear($0.value, 2 * next.value) } + [fastest]
  }

  private static func canDropFrames(_ rate: Rational) -> Bool {
    rate == Rational(30000, 1001) || rate == Rational(60000, 1001)
  }

  private static func isNear(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) < tolerance * right
  }

  /// Whether `known` is one to eight times `rate`.
  private static func isMultiple(_ known: Double, of rate: Double) -> Bool {
    (1...8).contains { isNear(known, rate * Double($0)) }
  }
}

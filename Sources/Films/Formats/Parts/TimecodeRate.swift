/// A frame rate that editing programs know, and how timecode counts its frames.
public struct TimecodeRate: Sendable, Equatable {
  /// Frames a second.
  public let frames: Rational
  /// Frames in a second of timecode: the rate rounded to a whole number.
  public let base: Int
  /// Whether numbers of frames are left out so that timecode keeps up with the clock.
  public let isDropFrame: Bool

  /// - Parameters:
  ///   - frames: at least half a frame a second.
  ///   - dropsFrames: whether numbers are left out, where they can be; by default where they can.
  public init(_ frames: Rational, dropsFrames: Bool = true) {
    self.frames = frames
    base = Int(frames.value.rounded())
    precondition(base >= 1, "a rate is at least half a frame a second")
    isDropFrame = dropsFrames && Self.canDropFrames(frames)
  }

  /// The rate for a film's timeline, with drop-frame timecode if the film's own is, or where it has
  /// none.
  ///
  /// That of the film if programs know it, within 0.05%, since containers round. Otherwise, or if
  /// frames stay for different times, the first of these that loses no frame: a known multiple of a
  /// steady rate (30 for 10), the least of `standard` that is not below it, its double, 60. A film
  /// of more than 60 frames a second is counted in 60, or in half its rate if that is known.
  public init(_ film: Film) {
    let rates = Self.candidates(film.timeline)
    let own = film.source.timecode.flatMap { TimecodeText($0) }?.isDropFrame ?? true
    let best = rates.first { rate in
      let rate = TimecodeRate(rate, dropsFrames: own)
      return rate.counts(film.timeline) || ShotSpans.leadBack(film, rate)
    }
    self.init(best ?? rates[0], dropsFrames: own)
  }

  /// Whether frames of this rate are ever counted in drop-frame.
  var canDropFrames: Bool { Self.canDropFrames(frames) }

  /// Whether one frame of the film is one frame at this rate.
  func counts(_ timeline: FilmTimeline) -> Bool {
    !timeline.isVariable && Self.isNear(frames.value, timeline.frameRate.value)
  }

  /// What editing programs offer and OpenTimelineIO reads timecode of, rising.
  ///
  /// - Source: `RationalTime.is_smpte_timecode_rate` of OpenTimelineIO 0.18.1.
  static let standard = [
    Rational(24000, 1001), Rational(24, 1), Rational(25, 1), Rational(30000, 1001),
    Rational(30, 1), Rational(48000, 1001), Rational(48, 1), Rational(50, 1),
    Rational(60000, 1001), Rational(60, 1),
  ]

  /// Half of what 1000/1001 takes away, so that 24 and 23.976 are told apart.
  private static let tolerance = 0.0005

  /// The rates that a film can be counted in, best first; never none.
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

  /// Whether `rate` goes into `known` once to eight times.
  private static func isMultiple(_ known: Double, of rate: Double) -> Bool {
    (1...8).contains { isNear(known, rate * Double($0)) }
  }
}

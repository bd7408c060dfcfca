/// The positions of shots in the film and on an editing program's timeline, in whole frames.
struct ShotSpans {
  /// The rate at which the film's own timecode counts.
  let rate: TimecodeRate
  /// Parallel to the film's shots: frames from the film's start. The spans have no gaps between
  /// them, and each is at least one frame long.
  let spans: [Range<Int>]
  /// The timecode of the film's first frame. For numbered pictures without a timecode, it is the
  /// number of the first picture, if that is less than the number of frames in a day.
  let origin: Timecode
  /// The timecode of the timeline's first frame, where the first shot begins.
  let recordStart: Timecode

  init(_ film: Film) {
    rate = TimecodeRate(film)
    spans = Self.spans(film, rate)
    origin = Self.origin(film, rate)
    let start = film.edit.recordStart
    let record = TimecodeRate(rate.frames, dropsFrames: start?.isDropFrame ?? rate.isDropFrame)
    recordStart = start.map { Timecode($0, rate: record) } ?? Timecode(hour: 1, rate: record)
  }

  /// Frames from the film's start to the beginning of its first shot; above 0 if reading began
  /// later.
  var start: Int { spans.first?.lowerBound ?? 0 }

  /// Frames from the film's start to the end of its last shot.
  var end: Int { spans.last?.upperBound ?? 0 }

  /// The source timecode of a frame, counted from the film's start.
  func source(_ frame: Int) -> Timecode {
    Timecode(frame: origin.frame + frame, rate: origin.rate)
  }

  /// The timecode at which a frame of the film is on the timeline.
  func record(_ frame: Int) -> Timecode {
    Timecode(frame: recordStart.frame + frame - start, rate: recordStart.rate)
  }

  /// Whether each shot's first frame, converted to a time at this rate, gives a time at which the
  /// film shows that frame.
  static func startsAfterZero(_ film: Film, _ rate: TimecodeRate) -> Bool {
    let timeline = film.timeline
    guard !timeline.numbers.isEmpty else { return true }
    return zip(film.shots, spans(film, rate)).allSatisfy { shot, span in
      let index = timeline.index(ofFrame: shot.frames.lowerBound)
      let place = (Double(span.lowerBound) + early) / rate.frames.value
      return timeline.seconds(at: index) <= place + 1e-9 && place < timeline.seconds(at: index + 1)
    }
  }

  /// How much later than its assigned frame a shot may begin, as a fraction of a frame, because
  /// containers round times to milliseconds: 1.7 ms at 60 frames a second.
  private static let early = 0.1

  /// The largest frame number, 500 years into a film, so that the times in a damaged file do not
  /// overflow.
  private static let latest = 1 << 40

  /// If the film's rate is constant and known, spans follow the frame numbers. Otherwise they
  /// follow the times, up to the first frame at which the shot is seen.
  private static func spans(_ film: Film, _ rate: TimecodeRate) -> [Range<Int>] {
    let shots = film.shots
    let exact = rate.counts(film.timeline)
    let perSecond = rate.frames.value
    func frame(at seconds: Double) -> Int {
      Int(min(max(0, seconds) * perSecond - early, Double(latest)).rounded(.up))
    }
    var spans: [Range<Int>] = []
    var start = shots.first.map { exact ? $0.frames.lowerBound : frame(at: $0.start) } ?? 0
    start = min(start, latest)
    for (index, shot) in shots.enumerated() {
      // A sampled film has unread frames between two shots; the first shot gets them.
      let next = index + 1 < shots.count ? shots[index + 1] : nil
      let wanted =
        exact
        ? next?.frames.lowerBound ?? shot.frames.upperBound + 1
        : frame(at: next?.start ?? shot.end)
      let end = max(start + 1, min(wanted, latest))
      spans.append(start..<end)
      start = end
    }
    return spans
  }

  static func origin(_ film: Film, _ rate: TimecodeRate) -> Timecode {
    let own = max(1, film.timeline.frameRate.value)
    if let text = film.source.timecode.flatMap({ TimecodeText($0) }) {
      let counted = rate.counts(film.timeline) ? rate.base : Int(min(own, 1000).rounded())
      return Timecode(text, rate: rate, counted: counted)
    }
    let first = Double(film.source.pictures?.first ?? 0)
    let frame = rate.counts(film.timeline) ? first : first * rate.frames.value / own
    // A number that exceeds a day is a date or has another meaning.
    let isFrame = frame < Double(Timecode.day(rate))
    return Timecode(frame: isFrame ? Int(frame.rounded()) : 0, rate: rate)
  }
}

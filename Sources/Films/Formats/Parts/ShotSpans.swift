/// Where shots are in the film and on a timeline of an editing program, in whole frames.
struct ShotSpans {
  /// How the film's own timecode counts.
  let rate: TimecodeRate
  /// Parallel to the film's shots: frames from the film's start. They follow each other without
  /// gaps, and each is a frame or longer.
  let spans: [Range<Int>]
  /// The timecode of the film's first frame; of numbered pictures without one, the number of the
  /// first picture, if a day has so many frames.
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

  /// Frames from the film's start to the beginning of its first shot: more than 0 if reading began
  /// later.
  var start: Int { spans.first?.lowerBound ?? 0 }

  /// Frames from the film's start to the end of its last shot.
  var end: Int { spans.last?.upperBound ?? 0 }

  /// The source timecode of a frame, counted from the film's start.
  func source(_ frame: Int) -> Timecode {
    Timecode(frame: origin.frame + frame, rate: origin.rate)
  }

  /// The timecode of the place on the timeline where a frame of the film is.
  func record(_ frame: Int) -> Timecode {
    Timecode(frame: recordStart.frame + frame - start, rate: recordStart.rate)
  }

  /// Whether the time of every shot's first frame, at this rate, is one at which the film shows that
  /// frame.
  static func leadBack(_ film: Film, _ rate: TimecodeRate) -> Bool {
    let timeline = film.timeline
    guard !timeline.numbers.isEmpty else { return true }
    return zip(film.shots, spans(film, rate)).allSatisfy { shot, span in
      let index = timeline.index(ofFrame: shot.frames.lowerBound)
      let place = (Double(span.lowerBound) + early) / rate.frames.value
      return timeline.seconds(at: index) <= place + 1e-9 && place < timeline.seconds(at: index + 1)
    }
  }

  /// So much of a frame may a shot begin after the frame that it is given, since containers round
  /// times to milliseconds: 1.7 ms at 60 frames a second.
  private static let early = 0.1

  /// The last frame that is told apart, 500 years into a film: times that a damaged file says must
  /// not overflow.
  private static let latest = 1 << 40

  /// Frame by frame if the film's rate is steady and known; else by time, to the first frame at
  /// which the shot is seen.
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
      // A sampled film has frames between two shots that nobody looked at: the first gets them.
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

  private static func origin(_ film: Film, _ rate: TimecodeRate) -> Timecode {
    let own = max(1, film.timeline.frameRate.value)
    if let text = film.source.timecode.flatMap({ TimecodeText($0) }) {
      let counted = rate.counts(film.timeline) ? rate.base : Int(min(own, 1000).rounded())
      return Timecode(text, rate: rate, counted: counted)
    }
    let first = Double(film.source.pictures?.first ?? 0)
    let frame = rate.counts(film.timeline) ? first : first * rate.frames.value / own
    // A number of more than a day is a date, or another name.
    let isFrame = frame < Double(Timecode.day(rate))
    return Timecode(frame: isFrame ? Int(frame.rounded()) : 0, rate: rate)
  }
}

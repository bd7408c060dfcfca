/// Where shots are on a timeline of an editing program, counted in whole frames.
struct ShotSpans {
  let rate: TimecodeRate
  /// Parallel to the film's shots: frames from the start. They follow each other without gaps,
  /// and each is a frame or longer.
  let spans: [Range<Int>]

  /// Frame by frame if the film's rate is steady and known; else by time, to the nearest frame.
  init(_ film: Film) {
    rate = TimecodeRate(film.timeline)
    let shots = film.shots
    let exact = rate.counts(film.timeline)
    let perSecond = rate.frames.value
    func frame(at seconds: Double) -> Int { Int((max(0, seconds) * perSecond).rounded()) }
    var spans: [Range<Int>] = []
    var start = shots.first.map { exact ? $0.frames.lowerBound : frame(at: $0.start) } ?? 0
    for (index, shot) in shots.enumerated() {
      // A sampled film has frames between two shots that nobody looked at: the first gets them.
      let next = index + 1 < shots.count ? shots[index + 1] : nil
      let wanted =
        exact
        ? next?.frames.lowerBound ?? shot.frames.upperBound + 1
        : frame(at: next?.start ?? shot.end)
      let end = max(start + 1, wanted)
      spans.append(start..<end)
      start = end
    }
    self.spans = spans
  }

  /// Frames from the film's start to the end of its last shot.
  var end: Int { spans.last?.upperBound ?? 0 }

  /// This frame's timecode, counted from `origin`.
  func timecode(_ frame: Int, after origin: Int = 0) -> Timecode {
    Timecode(frame: origin + frame, rate: rate)
  }
}

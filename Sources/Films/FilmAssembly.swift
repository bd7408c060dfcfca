import ColorScience
import Frames
public import Palettes
import Shots

extension FilmCounts {
  /// The film with palettes for these options, made from the counts.
  ///
  /// The title of a chapter becomes a text of the shot in which the chapter begins.
  ///
  /// - Parameter options: the options for palettes; region and bars were applied when the pixels
  ///   were counted.
  /// - Throws: `FilmError.countsUnreadable`; `ExtractionError` if no pixel was counted.
  public func film(_ options: PaletteOptions = PaletteOptions()) throws -> Film {
    let timeline = timeline()
    let provenance = Provenance(
      name: source.name, width: source.width, height: source.height, format: "film",
      profile: source.matrix)
    let colored = try FilmColoring(options: options, source: provenance).color(
      shots: plainShots(timeline), excluded: excluded, parts: picture)
    var shots = colored.shots
    _ = shots.join(
      record.chapters.filter { !$0.text.isEmpty }.map {
        Cue(start: $0.start, end: min($0.end, $0.start + 0.1), text: $0.text)
      })
    var source = source
    source.isInterlaced = traits.contains(.interlaced)
    source.notes += lossNotes
    if let note = durationNote(timeline) {
      source.notes.append(note)
      source.stopReason = source.stopReason ?? note
    }
    return Film(
      source: source, options: options, timeline: timeline,
      means: self.shots.flatMap(\.means), slits: slits, shots: shots, scenes: colored.scenes,
      palette: colored.palette, everything: colored.everything,
      leftOut: leftOut(colored.shots, timeline),
      identities: colored.identities, still: { try still($0) },
      notes: colored.notes + samplingNotes + partNotes(timeline))
  }

  /// Properties of at least one frame.
  private var traits: ShotRecord.Traits {
    shots.reduce(into: []) { $0.formUnion($1.traits) }
  }

  private func timeline() -> FilmTimeline {
    var timeline = FilmTimeline(tick: record.tick, frameRate: record.frameRate)
    for shot in shots {
      timeline.numbers += shot.numbers
      timeline.ticks += shot.ticks
    }
    timeline.end = shots.last?.end ?? 0
    let period = 1 / (record.frameRate.value * record.tick.value)
    timeline.isVariable =
      record.isVariable
      || record.source.sampling == .all
        && FilmTimeline.isVariable(timeline.ticks, period: period)
    return timeline
  }

  /// The shots without their palettes.
  private func plainShots(_ timeline: FilmTimeline) -> [Shot] {
    var plain: [Shot] = []
    for shot in shots {
      let end = shot.firstIndex + shot.count
      var next = Shot(
        frames: frames(shot.firstIndex..<end, timeline),
        start: timeline.seconds(at: shot.firstIndex), end: timeline.seconds(at: end),
        transition: shot.transition)
      next.bars = shot.bars
      next.leftOut = shot.leftOut
      next.stillFrame = timeline.numbers[shot.firstIndex + min(shot.stillIndex, shot.count - 1)]
      plain.append(next)
    }
    return plain
  }

  /// The frame numbers of a range of read frames. Frames that a sample skipped belong to the read
  /// frame before them.
  private func frames(_ range: Range<Int>, _ timeline: FilmTimeline) -> ClosedRange<Int> {
    let (numbers, end) = (timeline.numbers, range.upperBound)
    let last = end < numbers.count ? numbers[end] - 1 : record.lastFrame
    return numbers[range.lowerBound]...max(last, numbers[end - 1])
  }

  /// The frames that are left out; neighboring frames with the same reason form one span.
  private func leftOut(_ colored: [Shot], _ timeline: FilmTimeline) -> [LeftOut] {
    var spans: [(frames: Range<Int>, reason: LeftOut.Reason)] = []
    func add(_ frames: Range<Int>, _ reason: LeftOut.Reason?) {
      guard let reason, !frames.isEmpty else { return }
      if let last = spans.last, last.frames.upperBound == frames.lowerBound, last.reason == reason {
        spans[spans.count - 1].frames = last.frames.lowerBound..<frames.upperBound
      } else {
        spans.append((frames, reason))
      }
    }
    for (shot, colored) in zip(shots, colored) {
      let first = shot.firstIndex
      var next = first
      for part in shot.leftOutFrames {
        add(next..<first + part.frame, colored.leftOut)
        next = first + part.frame + 1
        add(next - 1..<next, part.reason)
      }
      add(next..<first + shot.count, colored.leftOut)
    }
    return spans.map { span in
      LeftOut(
        frames: frames(span.frames, timeline),
        start: timeline.seconds(at: span.frames.lowerBound),
        end: timeline.seconds(at: span.frames.upperBound), reason: span.reason)
    }
  }

  /// The parts that could not be read, in words.
  private var lossNotes: [String] {
    var notes: [String] = []
    if traits.contains(.otherTags) {
      notes.append("the film's color tags change; each frame is read with its own tags")
    }
    if traits.contains(.spliced) {
      notes.append("the film's timestamps jump; the parts before and after were joined")
    }
    if traits.contains(.lost) {
      notes.append("parts of the film could not be decoded; frames are missing there")
    }
    let damaged = shots.reduce(0) { $0 + $1.damaged }
    if damaged > 0 {
      notes.append(
        damaged == 1
          ? "1 frame could be decoded only in part"
          : "\(damaged) frames could be decoded only in part")
    }
    return notes
  }

  /// How much less could be read than the container promises, as a sentence; `nil` if nothing is
  /// missing.
  private func durationNote(_ timeline: FilmTimeline) -> String? {
    let read = timeline.seconds(at: timeline.ticks.count)
    guard record.source.pictures == nil, let whole = record.source.promisedSeconds,
      !traits.contains(.spliced),
      case let promised = min(whole, askedEnd ?? whole),
      promised - read > max(0.5, promised / 200),
      // If frames are shown for different times, the last frame may be shown as long as any other.
      !timeline.isVariable || promised - read > timeline.longestFrame
    else { return nil }
    return "the container declares \(promised.shown(places: 1)) s, but only "
      + "\(read.shown(places: 1)) s could be read"
  }

  /// The part that was read, if not the whole film was requested.
  private func partNotes(_ timeline: FilmTimeline) -> [String] {
    let (start, end) = (timeline.seconds(at: 0), timeline.seconds(timeline.end))
    let endsEarly = askedEnd != nil && end < (record.source.promisedSeconds ?? .infinity) - 0.01
    guard timeline.start > 0 || endsEarly else { return [] }
    return ["a part of the film, from \(FilmTime.exact(start)) to \(FilmTime.exact(end))"]
  }

  private var samplingNotes: [String] {
    switch record.source.sampling {
    case .all: []
    case .keyframes:
      ["a preview from key frames only: shots are guessed from frames that are seconds apart"]
    case .every: ["only some frames were read, for the palettes: shots are guessed from them"]
    }
  }
}

extension FilmTimeline {
  /// The longest time that a frame other than the last is shown, in seconds.
  fileprivate var longestFrame: Double {
    seconds(zip(ticks, ticks.dropFirst()).map { $1 - $0 }.max() ?? 0)
  }
}

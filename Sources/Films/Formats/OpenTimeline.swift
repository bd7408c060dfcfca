import ColorScience
import PaletteFiles
import PercentEncoding

extension FilmFormat {
  /// OpenTimelineIO: the film cut into a clip for each shot, with a marker on each.
  ///
  /// The marker has the nearest color of those that OpenTimelineIO names, the palette as its
  /// comment, and under `metadata` ▸ `filmpalette` the content of `film.json` for scripts. Times
  /// count frames of the film from its own timecode. A film whose rate varies, or is unknown to
  /// editing programs, is counted in frames of a rate that they know (`ShotSpans`). The timeline
  /// begins where the record of `edl` does. Numbered pictures are an image sequence.
  ///
  /// - Source: opentimelineio.readthedocs.io, "Serialized Data Documentation"; read by 0.18.1.
  public static let otio = FilmFormat(
    name: "otio", summary: "OpenTimelineIO with a clip and a marker per shot",
    fileName: "film.otio", mediaType: "application/json",
    writer: .bytes { Array((OpenTimeline(film: $0).timeline.text(linesDownTo: 5) + "\n").utf8) })
}

private struct OpenTimeline {
  let film: Film
  let spans: ShotSpans

  init(film: Film) {
    self.film = film
    spans = ShotSpans(film)
  }

  var timeline: JSONValue {
    object(
      "Timeline.1", named: film.title,
      metadata: [("source", .source(film.source)), ("colors", .colors(film.palette))],
      [("global_start_time", time(spans.recordStart.frame)), ("tracks", stack)])
  }

  private var stack: JSONValue {
    let clips = film.shots.indices.map(clip)
    let track = object(
      "Track.1", named: "V1",
      Self.plainItem + [("kind", .string("Video")), ("children", .array(clips))])
    return object("Stack.1", named: "tracks", Self.plainItem + [("children", .array([track]))])
  }

  /// Members that every item must have and that are not used here.
  private static let plainItem: [(String, JSONValue)] = [
    ("source_range", .null), ("effects", .array([])), ("markers", .array([])),
    ("enabled", .boolean(true)),
  ]

  private func clip(_ index: Int) -> JSONValue {
    let marker = ShotMarker(film.shots[index], number: index + 1)
    return object(
      "Clip.2", named: marker.name, reel: film.edit.reel,
      [
        ("source_range", range(spans.spans[index])), ("effects", .array([])),
        ("markers", .array([self.marker(marker, at: index)])), ("enabled", .boolean(true)),
        ("media_references", .object([("DEFAULT_MEDIA", media)])),
        ("active_media_reference_key", .string("DEFAULT_MEDIA")),
      ])
  }

  private var media: JSONValue {
    let available: [(String, JSONValue)] = [
      ("available_range", range(0..<spans.end)), ("available_image_bounds", .null),
    ]
    // OpenTimelineIO stores the numbers of pictures with 32 bits.
    guard let names = film.source.pictures, names.first <= Int(Int32.max) - spans.end else {
      return object(
        "ExternalReference.1", named: film.title,
        available + [("target_url", .string(film.address))])
    }
    let rate = spans.rate.counts(film.timeline) ? spans.rate.frames : film.timeline.frameRate
    return object(
      "ImageSequenceReference.1", named: film.title,
      available + [
        ("target_url_base", .string(film.location ?? "./")),
        ("name_prefix", .string(names.prefix.percentEncoded(leaving: .unreserved))),
        ("name_suffix", .string(names.suffix.percentEncoded(leaving: .unreserved))),
        ("start_frame", .integer(names.first)), ("frame_step", .integer(1)),
        ("rate", .number(String(rate.value))), ("frame_zero_padding", .integer(names.digits)),
        ("missing_frame_policy", .string("error")),
      ])
  }

  private func marker(_ marker: ShotMarker, at index: Int) -> JSONValue {
    let start = spans.spans[index].lowerBound
    let color = MarkerColor.nearest(to: marker.color, in: MarkerColor.openTimeline)
    return object(
      "Marker.2", named: marker.name,
      metadata: [("shot", .shot(film.shots[index])), ("color", .string(marker.color.hex))],
      [
        ("color", .string(color.name)), ("comment", .string(marker.note)),
        ("marked_range", range(start..<start + 1)),
      ])
  }

  /// A range of the film's frames, counted from its start, in the film's timecode.
  private func range(_ frames: Range<Int>) -> JSONValue {
    .object([
      ("OTIO_SCHEMA", .string("TimeRange.1")),
      ("start_time", time(spans.source(frames.lowerBound).frame)),
      ("duration", time(frames.count)),
    ])
  }

  private func time(_ frames: Int) -> JSONValue {
    .object([
      ("OTIO_SCHEMA", .string("RationalTime.1")),
      // All digits: readers recognize 23.976023976023978 as 24000/1001.
      ("rate", .number(String(spans.rate.frames.value))), ("value", .number("\(frames).0")),
    ])
  }

  private func object(
    _ schema: String, named name: String, metadata: [(String, JSONValue)] = [],
    reel: String? = nil, _ members: [(String, JSONValue)]
  ) -> JSONValue {
    var all: [(String, JSONValue)] = metadata.isEmpty ? [] : [("filmpalette", .object(metadata))]
    // OpenTimelineIO's writer of edit decision lists looks for the reel here.
    if let reel { all.append(("cmx_3600", .object([("reel", .string(reel))]))) }
    return .object(
      [
        ("OTIO_SCHEMA", .string(schema)), ("name", .string(name)), ("metadata", .object(all)),
      ] + members)
  }
}

import ColorScience
import PaletteFiles

extension JSONValue {
  /// The source of a film, and how it was read.
  static func source(_ source: FilmProvenance) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("name", .string(source.name)), ("sha256", .string(source.sha256)),
      ("container", .string(source.container)), ("codec", .string(source.codec)),
      ("pixelFormat", .string(source.pixelFormat)), ("width", .integer(source.width)),
      ("height", .integer(source.height)), ("codedWidth", .integer(source.codedWidth)),
      ("codedHeight", .integer(source.codedHeight)),
      ("pixelAspect", .fraction(source.pixelAspect)), ("rotation", .integer(source.rotation)),
    ]
    if source.isMirrored { members.append(("mirrored", .boolean(true))) }
    members += [
      ("interlaced", .boolean(source.isInterlaced)), ("matrix", .string(source.matrix)),
      ("range", .string(source.range)), ("transfer", .string(source.transfer)),
      ("primaries", .string(source.primaries)),
    ]
    if let mapping = source.toneMapping { members.append(("toneMapping", .string(mapping))) }
    members += [
      ("countedWidth", .integer(source.countedWidth)),
      ("countedHeight", .integer(source.countedHeight)),
    ]
    if let seconds = source.promisedSeconds {
      members.append(("promisedSeconds", .decimal(seconds, places: 6)))
    }
    members += editing(source)
    members += [
      ("sampling", .string(source.sampling.description)),
      ("decoding", .string(source.decoding.rawValue)), ("notes", .texts(source.notes)),
    ]
    return .object(members)
  }

  /// Further facts for editing programs, as far as they are known.
  private static func editing(_ source: FilmProvenance) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = []
    if source.isInterlaced { members.append(("fieldOrder", .string(source.fieldOrder.rawValue))) }
    if let timecode = source.timecode { members.append(("timecode", .string(timecode))) }
    if let sound = source.sound {
      let (channels, rate) = (JSONValue.integer(sound.channels), JSONValue.integer(sound.rate))
      members.append(("sound", .object([("channels", channels), ("rate", rate)])))
    }
    if let names = source.pictures {
      members.append(
        (
          "pictures",
          .object([
            ("prefix", .string(names.prefix)), ("suffix", .string(names.suffix)),
            ("digits", .integer(names.digits)), ("first", .integer(names.first)),
          ])
        ))
    }
    return members
  }

  /// The timing of frames; fractions are exact.
  static func timeline(_ timeline: FilmTimeline) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("frameRate", .fraction(timeline.frameRate)), ("tick", .fraction(timeline.tick)),
      ("frames", .integer(timeline.numbers.count)),
    ]
    if timeline.start > 0 {
      members.append(("start", .decimal(timeline.seconds(timeline.start), places: 6)))
    }
    members += [
      ("duration", .decimal(timeline.duration, places: 6)),
      ("variable", .boolean(timeline.isVariable)),
    ]
    return .object(members)
  }

  /// The lightness, chroma, hue and warmth of a tone.
  static func tone(_ tone: FilmTone) -> JSONValue {
    .object([
      ("lightness", .decimal(tone.lightness, places: 4)),
      ("chroma", .decimal(tone.chroma, places: 4)), ("hue", .decimal(tone.hue, places: 1)),
      ("warmth", .decimal(tone.warmth, places: 4)), ("mean", .string(tone.meanColor.hex)),
    ])
  }

  /// An exact fraction: `30000/1001`.
  static func fraction(_ fraction: Rational) -> JSONValue {
    .string("\(fraction.numerator)/\(fraction.denominator)")
  }

  static func texts(_ texts: [String]) -> JSONValue {
    .array(texts.map { .string($0) })
  }
}

import ColorScience
import Frames
package import PaletteFiles
import Palettes
import Shots

extension FilmFormat {
  /// Everything known about a film, as JSON with a line for each shot.
  ///
  /// `Documentation/film-json.md` explains the format, and `Documentation/film.schema.json`
  /// describes it for programs.
  public static let json = FilmFormat(
    name: "json", summary: "everything known, one line of JSON per shot", fileName: "film.json",
    mediaType: "application/json",
    writer: .bytes { Array((JSONValue.film($0).text(linesDownTo: 2) + "\n").utf8) })
}

extension JSONValue {
  /// The JSON object of a film.
  package static func film(_ film: Film) -> JSONValue {
    .object([
      ("version", .integer(1)), ("source", .source(film.source)),
      ("options", .options(film.options)), ("film", .wholePalette(film.palette)),
      ("everything", .wholePalette(film.everything)),
      ("shots", .array(film.shots.map(shot))), ("scenes", .array(film.scenes.map(scene))),
      ("identities", .array(film.identities.map(identity))),
      ("leftOut", .array(film.leftOut.map(leftOut))), ("timeline", .timeline(film.timeline)),
      ("notes", .texts(film.notes)),
    ])
  }

  private static func wholePalette(_ palette: Palette) -> JSONValue {
    .object(
      [("colors", .colors(palette)), ("pixels", .integer(palette.pixels))] + facts(of: palette)
        + [("notes", .texts(palette.notes))])
  }

  private static func facts(of palette: Palette) -> [(String, JSONValue)] {
    palette.facts.map { [("facts", .facts($0))] } ?? []
  }

  static func shot(_ shot: Shot) -> JSONValue {
    var members: [(String, JSONValue)] =
      frames(shot.frames) + times(shot.start, shot.end) + [
        ("transition", .string(shot.transition.rawValue)),
        ("stillFrame", .integer(shot.stillFrame)),
        ("tone", .tone(shot.tone)),
      ]
    if let bars = shot.bars {
      members.append(
        (
          "bars",
          .object([
            ("x", .integer(bars.x)), ("y", .integer(bars.y)), ("width", .integer(bars.width)),
            ("height", .integer(bars.height)),
          ])
        ))
    }
    if let reason = shot.leftOut { members.append(("leftOut", .string(reason.rawValue))) }
    members += colors(shot.palette, identities: shot.identities)
    if !shot.texts.isEmpty { members.append(("texts", .texts(shot.texts))) }
    return .object(members)
  }

  private static func scene(_ scene: Scene) -> JSONValue {
    .object(
      [
        ("firstShot", .integer(scene.shots.lowerBound)),
        ("lastShot", .integer(scene.shots.upperBound)),
      ] + times(scene.start, scene.end) + colors(scene.palette, identities: scene.identities))
  }

  /// The members for the palette of a shot or scene; none if it has no palette.
  private static func colors(
    _ palette: Palette?, identities: [Int]
  ) -> [(String, JSONValue)] {
    guard let palette else { return [] }
    var values = JSONValue.colors(palette).array ?? []
    for (index, identity) in identities.prefix(values.count).enumerated() {
      guard case .object(let members) = values[index] else { continue }
      values[index] = .object(members + [("identity", .integer(identity))])
    }
    let notes = palette.notes.isEmpty ? [] : [("notes", JSONValue.texts(palette.notes))]
    return [("colors", .array(values)), ("pixels", .integer(palette.pixels))]
      + facts(of: palette) + notes
  }

  private static func identity(_ identity: ColorIdentity) -> JSONValue {
    .object([
      ("hex", .string(identity.color.hex)), ("name", .string(identity.name)),
      ("firstShot", .integer(identity.firstShot)),
      (
        "shares",
        .array(
          identity.shares.map {
            .object([("shot", .integer($0.shot)), ("share", .decimal($0.share, places: 4))])
          })
      ),
    ])
  }

  private static func leftOut(_ leftOut: LeftOut) -> JSONValue {
    .object(
      frames(leftOut.frames) + times(leftOut.start, leftOut.end)
        + [("reason", .string(leftOut.reason.rawValue))])
  }

  private static func frames(_ frames: ClosedRange<Int>) -> [(String, JSONValue)] {
    [("firstFrame", .integer(frames.lowerBound)), ("lastFrame", .integer(frames.upperBound))]
  }

  private static func times(_ start: Double, _ end: Double) -> [(String, JSONValue)] {
    [("start", .decimal(start, places: 6)), ("end", .decimal(end, places: 6))]
  }
}

extension JSONValue {
  /// This value as text, with a line for each member and element down to `depth` nested containers,
  /// and one line for everything deeper, so that versions of a file can be compared line by line.
  ///
  /// - Complexity: O(length of the text).
  package func text(linesDownTo depth: Int) -> String {
    let parts: [String]
    let brackets: (String, String)
    switch self {
    case .array(let values) where depth > 0 && !values.isEmpty:
      parts = values.map { $0.text(linesDownTo: depth - 1) }
      brackets = ("[", "]")
    case .object(let members) where depth > 0 && !members.isEmpty:
      parts = members.map {
        JSONValue.string($0.key).text + ":" + $0.value.text(linesDownTo: depth - 1)
      }
      brackets = ("{", "}")
    default: return text
    }
    return brackets.0 + "\n" + parts.joined(separator: ",\n") + "\n" + brackets.1
  }
}

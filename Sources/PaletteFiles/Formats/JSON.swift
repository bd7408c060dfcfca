import ColorScience
package import Frames
package import Palettes

extension PaletteFormat {
  /// Everything known about a palette, as one line of JSON.
  ///
  /// One line and a line end, so that several are newline-delimited JSON. Reading restores shares,
  /// positions, roles and notes, but not the options.
  public static let json = PaletteFormat(
    name: "json", summary: "everything known, one line of JSON per palette",
    fileExtensions: ["json"], mediaType: "application/json",
    writer: .bytes { Array((JSONValue.palette($0).text + "\n").utf8) },
    holds: [.title, .names, .groups, .shares], read: JSONReading.palette(_:),
    recognizes: { $0.starts(like: "{") && $0.contains("\"hex\"") && $0.containsList("colors") },
    mark: "JSON object with 'colors' and 'hex'")
}

extension JSONValue {
  /// The object of a palette; `source` and `options` are left out if unknown.
  package static func palette(_ palette: Palette) -> JSONValue {
    var members: [(String, JSONValue)] = [("version", .integer(1))]
    if let source = palette.source {
      members.append(("source", .source(source)))
    } else {
      members.append(("name", .string(palette.name)))
    }
    if let options = palette.options { members.append(("options", .options(options))) }
    members.append(("colors", .colors(palette)))
    members.append(("pixels", .integer(palette.pixels)))
    if let facts = palette.facts { members.append(("facts", .facts(facts))) }
    members.append(("notes", .array(palette.allNotes.map { .string($0) })))
    return .object(members)
  }

  /// The object of a source; the palette holds its notes.
  package static func source(_ source: Provenance) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("name", .string(source.name)), ("width", .integer(source.width)),
      ("height", .integer(source.height)), ("format", .string(source.format)),
    ]
    if let sha256 = source.sha256 { members.append(("sha256", .string(sha256))) }
    members.append(("profile", .string(source.profile)))
    if let sampling = source.sampling { members.append(("sampling", .string(sampling))) }
    if let bars = source.bars {
      members.append(
        (
          "bars",
          .object([
            ("x", .integer(bars.x)), ("y", .integer(bars.y)), ("width", .integer(bars.width)),
            ("height", .integer(bars.height)),
          ])
        ))
    }
    return .object(members)
  }

  /// Every option as a user would type it.
  package static func options(_ options: PaletteOptions) -> JSONValue {
    .object(PaletteOptions.fields.map { ($0.name, .string($0.text(options))) })
  }

  /// The swatches of a palette; their printed proportions add to 1.
  package static func colors(_ palette: Palette) -> JSONValue {
    .array(
      zip(palette.swatches, palette.roundedShares).map { swatch, share in
        color(swatch, share: share, group: swatch.group.map { palette.groups[$0] })
      })
  }

  private static func color(_ swatch: Swatch, share: Double, group: String?) -> JSONValue {
    let bytes = swatch.color.bytes
    var members: [(String, JSONValue)] = [
      ("hex", .string(swatch.color.hex)),
      ("rgb", .array([bytes.x, bytes.y, bytes.z].map { .integer(Int($0)) })),
      ("oklch", .array(swatch.oklchTexts.map { .number($0) })),
      ("population", .integer(swatch.population)), ("proportion", .decimal(share, places: 4)),
    ]
    if let position = swatch.position { members.append(("position", .position(position))) }
    members.append(("name", .string(swatch.name)))
    if let group { members.append(("group", .string(group))) }
    members.append(("role", .string(swatch.role.rawValue)))
    members.append(("reason", .string(swatch.reason)))
    return .object(members)
  }

  /// The object of a place in the frame.
  static func position(_ position: Swatch.Position) -> JSONValue {
    .object([("x", .decimal(position.x, places: 4)), ("y", .decimal(position.y, places: 4))])
  }
}

extension Palette {
  /// The notes on the source, then those on the palette and on its file, without repetition.
  package var allNotes: [String] {
    var notes = source?.notes ?? []
    for note in self.notes + losses where !notes.contains(note) { notes.append(note) }
    return notes
  }
}

extension Swatch {
  /// Oklch of the 8-bit color: lightness 0…1 and chroma with 3 decimals, hue 0…360 with 1.
  ///
  /// Computed from the 8-bit color, so that computing it from `hex` gives the same numbers. A gray,
  /// which has no hue, has 0.
  package var oklchTexts: [String] {
    let exact = eightBit.coordinates(in: .oklch)
    let chroma = exact.y.text(places: 3)
    let hue = chroma == "0" ? "0" : exact.z.text(places: 1)
    return [exact.x.text(places: 3), chroma, hue == "360" ? "0" : hue]
  }
}

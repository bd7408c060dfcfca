import ColorScience
import Palettes

extension PaletteFormat {
  /// Procreate's swatches: a ZIP archive of one JSON file.
  ///
  /// A palette there holds 30 colors and has no groups, so a longer one becomes several and each
  /// group one; read, they are one again. Several palettes of Procreate's own are groups. Colors
  /// are what their profile says, by its name or by the file's own copy of it. Procreate has no
  /// names for colors.
  public static let procreate = PaletteFormat(
    name: "procreate", summary: "Procreate swatches", fileExtensions: ["swatches"],
    mediaType: "application/x-procreate-swatches",
    writer: .bytes { ProcreateSwatches.bytes(of: $0) }, holds: .groups,
    read: ProcreateReading.palette(_:),
    recognizes: { $0.starts(with: "PK".utf8) && $0.contains(ProcreateSwatches.file) },
    mark: "file '\(ProcreateSwatches.file)' in a ZIP archive")
}

/// Writes Procreate's swatches.
enum ProcreateSwatches {
  static let file = "Swatches.json"
  /// Places in a palette of Procreate.
  static let places = 30
  /// What Procreate's JSON has no word for, as an object under this key: the name of the whole
  /// (`palette`), whether this is one of its groups (`isGroup`), and which part of it (`part`, from
  /// 1).
  static let ownKey = "filmpalette"

  fileprivate static func bytes(of palette: Palette) -> [UInt8] {
    let parts = palette.runs.flatMap { run in
      Self.parts(of: run.swatches, named: run.group.map { palette.groups[$0] }, in: palette)
    }
    return ZipWriter.archive([(file, Array(JSONValue.array(parts).text.utf8))])
  }

  /// Palettes of Procreate with these colors of one group or, without a name, of none.
  private static func parts(
    of swatches: [Swatch], named group: String?, in palette: Palette
  ) -> [JSONValue] {
    let starts = swatches.isEmpty ? [0] : Array(stride(from: 0, to: swatches.count, by: places))
    let title = group ?? palette.name
    return starts.enumerated().map { part, start in
      let end = min(start + places, swatches.count)
      let name = starts.count == 1 ? title : "\(title) \(part + 1)"
      var members: [(String, JSONValue)] = [
        ("name", .string(name)), ("swatches", .array(swatches[start..<end].map(swatch))),
      ]
      if !palette.groups.isEmpty {
        let own: [(String, JSONValue)] = [
          ("palette", .string(palette.name)), ("isGroup", .boolean(group != nil)),
          ("part", .integer(part + 1)),
        ]
        members.append((ownKey, .object(own)))
      }
      return .object(members)
    }
  }

  private static func swatch(_ swatch: Swatch) -> JSONValue {
    let hsv = swatch.eightBit.coordinates(in: .hsv)
    return .object([
      ("hue", .decimal(hsv.x / 360, places: 8)), ("saturation", .decimal(hsv.y, places: 8)),
      ("brightness", .decimal(hsv.z, places: 8)), ("alpha", .integer(1)),
      ("colorSpace", .integer(0)),
    ])
  }
}

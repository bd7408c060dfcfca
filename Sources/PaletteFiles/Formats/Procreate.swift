import ColorScience
import Palettes

extension PaletteFormat {
  /// Procreate's swatches: a ZIP archive of one JSON file.
  ///
  /// A palette of Procreate has 30 colors and no groups, so a longer palette becomes several, and
  /// each group becomes one; reading joins them again. Several palettes of Procreate itself become
  /// groups. Colors are interpreted by their profile, by its name or by the copy in the file.
  /// Procreate has no names for colors.
  public static let procreate = PaletteFormat(
    name: "procreate", summary: "Procreate swatches", fileExtensions: ["swatches"],
    mediaType: "application/x-procreate-swatches",
    writer: .bytes { ProcreateSwatches.bytes(of: $0) }, holds: [.title, .groups],
    read: ProcreateReading.palette(_:),
    recognizes: { $0.starts(with: "PK".utf8) && $0.contains(ProcreateSwatches.file) },
    mark: "file '\(ProcreateSwatches.file)' in a ZIP archive")
}

/// Writes Procreate's swatches.
enum ProcreateSwatches {
  static let file = "Swatches.json"
  /// How many colors a palette of Procreate has.
  static let places = 30
  /// The key of an object with data that Procreate's JSON has no place for: the name of the whole
  /// palette (`palette`), whether this is one of its groups (`isGroup`), and which part of the
  /// palette this is (`part`, from 1).
  static let ownKey = "filmpalette"

  fileprivate static func bytes(of palette: Palette) -> [UInt8] {
    let parts = palette.runs.flatMap { run in
      Self.parts(of: run.swatches, named: run.group.map { palette.groups[$0] }, in: palette)
    }
    return ZipWriter.archive([(file, Array(JSONValue.array(parts).text.utf8))])
  }

  /// Palettes of Procreate for these colors, which are in a group or, if `group` is `nil`, in none.
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

import ColorScience

extension PaletteFormat {
  /// Procreate's swatches: a ZIP archive of one JSON file.
  ///
  /// A palette there holds 30 colors, so a longer one becomes several; read, they are one again.
  /// Procreate has no names for colors.
  public static let procreate = PaletteFormat(
    name: "procreate", summary: "Procreate swatches", fileExtensions: ["swatches"],
    mediaType: "application/x-procreate-swatches",
    writer: .bytes { ProcreateSwatches.bytes(of: $0) }, read: ProcreateSwatches.palette(_:),
    recognizes: { $0.starts(with: "PK".utf8) && $0.contains(ProcreateSwatches.file) },
    mark: "file '\(ProcreateSwatches.file)' in a ZIP archive")
}

private enum ProcreateSwatches {
  static let file = "Swatches.json"
  /// Places in a palette of Procreate.
  static let places = 30

  static func bytes(of palette: Palette) -> [UInt8] {
    let starts = Array(stride(from: 0, to: palette.swatches.count, by: places))
    let parts = starts.enumerated().map { part, start in
      let end = min(start + places, palette.swatches.count)
      let name = starts.count == 1 ? palette.name : "\(palette.name) \(part + 1)"
      return JSONValue.object([
        ("name", .string(name)), ("swatches", .array(palette.swatches[start..<end].map(swatch))),
      ])
    }
    return ZipWriter.archive([(file, Array(JSONValue.array(parts).text.utf8))])
  }

  private static func swatch(_ swatch: Swatch) -> JSONValue {
    let hsv = swatch.eightBit.coordinates(in: .hsv)
    return .object([
      ("hue", .decimal(hsv.x / 360, places: 8)), ("saturation", .decimal(hsv.y, places: 8)),
      ("brightness", .decimal(hsv.z, places: 8)), ("alpha", .integer(1)),
      ("colorSpace", .integer(0)),
    ])
  }

  static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    guard let text = try ZipReader(bytes).file(named: file) else {
      throw .notThisFormat("a ZIP archive without \(file), so no Procreate swatches")
    }
    let content = try JSONParser.value(of: text)
    // One palette alone may stand without the list around it.
    let parts = content.array ?? [content]
    var colors: [FileColor] = []
    for part in parts {
      guard let swatches = part["swatches"]?.array else {
        throw .damaged("\(file) has a palette without 'swatches'")
      }
      for swatch in swatches {
        // An empty place is null.
        guard let hue = swatch["hue"]?.double, let saturation = swatch["saturation"]?.double,
          let brightness = swatch["brightness"]?.double
        else { continue }
        colors.append(
          FileColor(Color(turn: hue, saturation: saturation, brightness: brightness)))
      }
    }
    var name = parts.first?["name"]?.string ?? ""
    if parts.count > 1, name.hasSuffix(" 1") { name.removeLast(2) }
    return try Palette(named: name, colors: colors)
  }
}

import ColorScience

extension PaletteFormat {
  /// A palette of the plug-in Sketch Palettes: sRGB of 0…1, without names.
  ///
  /// Reads version 1 too, whose colors are texts like `"#760000"`.
  public static let sketch = PaletteFormat(
    name: "sketch", summary: "Sketch palette", fileExtensions: ["sketchpalette"],
    mediaType: "application/json",
    writer: .bytes { Array((SketchPalette.file(of: $0).text + "\n").utf8) },
    read: SketchPalette.palette(_:),
    recognizes: { $0.starts(like: "{") && $0.contains("\"compatibleVersion\"") },
    mark: "JSON object with 'compatibleVersion'")
}

private enum SketchPalette {
  static func file(of palette: Palette) -> JSONValue {
    let colors = palette.swatches.map { swatch in
      let bytes = swatch.color.bytes
      func part(_ byte: UInt8) -> JSONValue { .decimal(Double(byte) / 255, places: 8) }
      return JSONValue.object([
        ("red", part(bytes.x)), ("green", part(bytes.y)), ("blue", part(bytes.z)),
        ("alpha", .integer(1)),
      ])
    }
    return .object([
      ("compatibleVersion", .string("2.0")), ("pluginVersion", .string("2.22")),
      ("colors", .array(colors)),
    ])
  }

  static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    let file = try JSONParser.value(of: bytes)
    guard let list = file["colors"]?.array else {
      throw .notThisFormat("JSON without a list 'colors'")
    }
    var colors: [FileColor] = []
    for entry in list {
      if let hex = entry.string, let color = try? Color(hex: hex) {
        colors.append(FileColor(color))
      } else if let red = entry["red"]?.double, let green = entry["green"]?.double,
        let blue = entry["blue"]?.double
      {
        let color = Color(fileRed: red, green: green, blue: blue)
        colors.append(FileColor(color, name: entry["name"]?.string))
      } else {
        throw .damaged("color \(colors.count + 1) has no 'red', 'green' and 'blue'")
      }
    }
    return try Palette(named: "", colors: colors)
  }
}

import ColorScience
import Palettes

extension PaletteFormat {
  /// A palette of the plug-in Sketch Palettes: sRGB of 0…1, without names of colors. The title is a
  /// member `name`, which the plug-in ignores.
  ///
  /// Also reads version 1, whose colors are texts like `"#760000"`, and the colors of gradients,
  /// each under the gradient's name. Pictures are left out and counted.
  public static let sketch = PaletteFormat(
    name: "sketch", summary: "Sketch palette", fileExtensions: ["sketchpalette"],
    mediaType: "application/json",
    writer: .bytes { Array((SketchPalette.file(of: $0).text + "\n").utf8) },
    holds: .title, read: SketchPalette.palette(_:),
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
    var members: [(String, JSONValue)] = [
      ("compatibleVersion", .string("2.0")), ("pluginVersion", .string("2.22")),
    ]
    if let title = palette.title { members.append(("name", .string(title))) }
    return .object(members + [("colors", .array(colors))])
  }

  package static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    let file = try JSONParser.value(of: bytes)
    guard let list = file["colors"]?.array else {
      throw .notThisFormat("JSON without a list 'colors'")
    }
    var contents = PaletteContents(name: file["name"]?.string ?? "")
    for (index, entry) in list.enumerated() {
      try add(entry, place: "color \(index + 1)", name: entry["name"]?.string, to: &contents)
    }
    for (index, gradient) in (file["gradients"]?.array ?? []).enumerated() {
      let place = "gradient \(index + 1)"
      let name = gradient["name"]?.string ?? place
      let stops = (gradient["colors"] ?? gradient["stops"])?.array ?? []
      for (number, stop) in stops.enumerated() {
        let color = stop["color"] ?? stop
        try add(color, place: place, name: "\(name) \(number + 1)", to: &contents)
      }
    }
    let pictures = file["images"]?.array?.count ?? 0
    if pictures > 0 { contents.remark("\(pictures.counted("picture")) left out") }
    return try Palette(contents)
  }

  private static func add(
    _ entry: JSONValue, place: String, name: String?, to contents: inout PaletteContents
  ) throws(PaletteFileError) {
    if let text = entry.string {
      do {
        let found = if let hex = HexText.color(text) { hex } else { try CSSColor(text) }
        contents.add(FileColor(found.color, name: name, alpha: found.alpha))
      } catch .dependent(_, let other) {
        contents.leaveOut("depending on \(other)")
      } catch {
        throw .unreadable("\(place) is '\(text.onOneLine.prefix(40))', which is not a color")
      }
      return
    }
    guard let red = entry["red"]?.double, let green = entry["green"]?.double,
      let blue = entry["blue"]?.double
    else { throw .unreadable("\(place) has no 'red', 'green' and 'blue'") }
    // Numbers in Sketch exceed 0…1 for colors outside sRGB.
    let color = CSSColorSpace.srgb.color([red, green, blue])
    contents.add(FileColor(color, name: name, alpha: entry["alpha"]?.double ?? 1))
  }
}

import ColorScience

extension PaletteFormat {
  /// A GIMP palette: GIMP, Inkscape, Krita, Aseprite.
  ///
  /// Text lines `R G B<TAB>name` with numbers of 0…255, so names are written on one line. Reads
  /// Aseprite's variant with alpha too, whose alpha it leaves out; numbers over 255 are clipped,
  /// as GIMP does.
  public static let gpl = PaletteFormat(
    name: "gpl", summary: "GIMP palette (GIMP, Inkscape, Krita)", fileExtensions: ["gpl"],
    mediaType: "application/x-gimp-palette",
    writer: .bytes { Array(GIMPPalette.text(of: $0).utf8) }, holds: .names,
    read: GIMPPalette.palette(_:), recognizes: { $0.starts(like: GIMPPalette.magic) },
    mark: "line '\(GIMPPalette.magic)' at the beginning")
}

private enum GIMPPalette {
  static let magic = "GIMP Palette"

  static func text(of palette: Palette) -> String {
    var text = "\(magic)\nName: \(palette.name.onOneLine)\n"
    text += "Columns: \(min(palette.swatches.count, 8))\n#\n"
    for swatch in palette.swatches {
      let bytes = swatch.color.bytes
      text += [bytes.x, bytes.y, bytes.z].map { padded($0) }.joined(separator: " ")
      text += "\t\(swatch.name.onOneLine)\n"
    }
    return text
  }

  private static func padded(_ byte: UInt8) -> String {
    let digits = String(byte)
    return String(repeating: " ", count: 3 - digits.count) + digits
  }

  static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
    guard let first = lines.first, Array(first).starts(like: magic) else {
      throw .notThisFormat("no GIMP palette")
    }
    var name = ""
    var numbers = 3
    var colors: [FileColor] = []
    for line in lines.dropFirst().map({ String(decoding: $0, as: UTF8.self) }) {
      if line.hasPrefix("Name:") {
        name = String(line.dropFirst(5))
      } else if line.hasPrefix("Channels:"), line.hasSuffix("RGBA") {
        numbers = 4
      } else if let color = try color(in: line, numbers: numbers) {
        colors.append(color)
      }
    }
    return try Palette(named: name, colors: colors)
  }

  /// The color of a line, or `nil` for comments, empty lines and other headers.
  private static func color(
    in line: String, numbers: Int
  ) throws(PaletteFileError) -> FileColor? {
    let words = line.split(maxSplits: numbers) { $0 == " " || $0 == "\t" }
    guard let first = words.first, !first.hasPrefix("#"), !line.hasPrefix("Columns:") else {
      return nil
    }
    let values = words.prefix(numbers).compactMap { Int($0) }
    guard values.count == numbers else {
      throw .damaged("a line is no color: '\(line.onOneLine.prefix(40))'")
    }
    let bytes = values.map { UInt8(clamping: $0) }
    let name = words.count > numbers ? String(words[numbers]).onOneLine : nil
    return FileColor(Color(red: bytes[0], green: bytes[1], blue: bytes[2]), name: name)
  }
}

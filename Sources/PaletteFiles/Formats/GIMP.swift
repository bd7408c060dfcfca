import ColorScience
import Palettes

extension PaletteFormat {
  /// A GIMP palette: GIMP, Inkscape, Krita, Aseprite.
  ///
  /// Text lines `R G B<TAB>name` with numbers of 0…255, so names are written on one line. Also
  /// reads Aseprite's variant with alpha, and names in Windows-1252 that are not UTF-8. Numbers
  /// beyond 0…255 are clipped, as in GIMP, and counted.
  public static let gpl = PaletteFormat(
    name: "gpl", summary: "GIMP palette (GIMP, Inkscape, Krita)", fileExtensions: ["gpl"],
    mediaType: "application/x-gimp-palette",
    writer: .bytes { Array(GIMPPalette.text(of: $0).utf8) }, holds: [.title, .names],
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

  package static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
    guard let first = lines.first, Array(first).starts(like: magic) else {
      throw .notThisFormat("not a GIMP palette")
    }
    var contents = PaletteContents()
    var numbers = 3
    var clipped = 0
    for line in lines.dropFirst().map({ FileText.text(of: $0) }) {
      if line.hasPrefix("Name:") {
        contents.name = String(line.dropFirst(5))
      } else if line.hasPrefix("Channels:") {
        numbers = line.contains("RGBA") ? 4 : 3
      } else if !isOther(line, isHeader: contents.colors.isEmpty) {
        let (values, name) = try entry(in: line, numbers: numbers)
        if values.contains(where: { !(-0.5..<255.5).contains($0) }) { clipped += 1 }
        let parts = values.map { min(max($0 / 255, 0), 1) }
        let color = Color(fileRed: parts[0], green: parts[1], blue: parts[2])
        contents.add(FileColor(color, name: name, alpha: numbers == 4 ? parts[3] : 1))
      }
    }
    if clipped > 0 {
      contents.remark("\(clipped.counted("color")) clipped: numbers outside 0…255")
    }
    return try Palette(contents)
  }

  /// Whether a line is a comment, empty, or part of a header: `Columns: 8` and similar lines that
  /// other programs write before the colors.
  private static func isOther(_ line: String, isHeader: Bool) -> Bool {
    let text = line.drop { $0 == " " || $0 == "\t" }
    guard let first = text.first, first != "#", !text.hasPrefix("Columns:") else { return true }
    let key = text.prefix { $0.isLetter || $0 == " " || $0 == "-" || $0 == "_" }
    return isHeader && !key.isEmpty && text.dropFirst(key.count).first == ":"
  }

  /// The numbers of a line, which some programs write with fractions, and the name after them, with
  /// inner spaces and tabs unchanged.
  private static func entry(
    in line: String, numbers: Int
  ) throws(PaletteFileError) -> (values: [Double], name: String?) {
    let words = line.split(maxSplits: numbers) { $0 == " " || $0 == "\t" }
    let values = words.prefix(numbers).compactMap { FileNumber.value(of: String($0)) }
    guard values.count == numbers else {
      throw .unreadable("a line is not a color: '\(line.onOneLine.prefix(40))'")
    }
    guard words.count > numbers else { return (values, nil) }
    var name = words[numbers].drop { $0 == " " || $0 == "\t" }
    while let last = name.last, last == " " || last == "\t" { name.removeLast() }
    return (values, String(name))
  }
}

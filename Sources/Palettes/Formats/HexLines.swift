import ColorScience

extension PaletteFormat {
  /// One `#rrggbb` per line, for pipes.
  public static let hex = PaletteFormat(
    name: "hex", summary: "one #rrggbb per line", fileExtensions: ["hex"],
    mediaType: "text/plain; charset=utf-8",
    writer: .bytes { palette in
      palette.swatches.flatMap { Array(($0.color.hex + "\n").utf8) }
    },
    read: HexLines.palette(_:), recognizes: HexLines.recognizes(_:),
    mark: "line '#rrggbb' at the beginning")
}

/// Lines that each hold one hexadecimal color, with or without `#`; empty lines do not count.
private enum HexLines {
  static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    var colors: [FileColor] = []
    for (index, line) in lines(bytes).enumerated() {
      guard let color = color(line) else {
        throw .notThisFormat("color \(index + 1) is no '#rrggbb'")
      }
      colors.append(FileColor(color))
    }
    return try Palette(named: "", colors: colors)
  }

  static func recognizes(_ bytes: [UInt8]) -> Bool {
    lines(Array(bytes.prefix(64))).first.flatMap(color) != nil
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split { $0 == 0x0A || $0 == 0x0D }
      .map { String(decoding: $0, as: UTF8.self).onOneLine }
      .filter { !$0.isEmpty }
  }

  private static func color(_ line: String) -> Color? {
    try? Color(hex: line.hasPrefix("#") ? line : "#" + line)
  }
}

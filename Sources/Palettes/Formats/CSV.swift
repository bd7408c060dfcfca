import ColorScience

extension PaletteFormat {
  /// A table with a header: one row per color, for spreadsheets and scripts.
  ///
  /// Read back, columns are found by their names in the first row; only `hex` must be there.
  ///
  /// - Source: RFC 4180, so lines end with CR LF and a quote inside quotes is doubled.
  public static let csv = PaletteFormat(
    name: "csv", summary: "a table, one row per color", fileExtensions: ["csv"],
    mediaType: "text/csv; charset=utf-8; header=present",
    writer: .bytes { Array(ColorTable.text(of: $0).utf8) }, holds: [.names, .shares],
    read: ColorTable.palette(_:), recognizes: ColorTable.recognizes(_:),
    mark: "column 'hex' in its first row")
}

private enum ColorTable {
  static let columns = [
    "index", "hex", "r", "g", "b", "oklch_l", "oklch_c", "oklch_h", "population", "proportion",
    "x", "y", "name", "role", "reason",
  ]

  static func text(of palette: Palette) -> String {
    var rows = [columns]
    let shares = palette.roundedShares
    for (index, swatch) in palette.swatches.enumerated() {
      let bytes = swatch.color.bytes
      let place = swatch.position.map { [$0.x.text(places: 4), $0.y.text(places: 4)] }
      rows.append(
        [String(index + 1), swatch.color.hex] + [bytes.x, bytes.y, bytes.z].map { String($0) }
          + swatch.oklchTexts + [String(swatch.population)]
          + [shares[index].text(places: 4)] + (place ?? ["", ""])
          + [swatch.name, swatch.role.rawValue, swatch.reason])
    }
    return rows.map(CSVText.row).joined()
  }

  static func recognizes(_ bytes: [UInt8]) -> Bool {
    let line = Array(bytes.prefix(512).prefix { $0 != 0x0A })
    return (try? CSVRows.rows(of: line).first?.contains("hex")) == true && line.contains(",")
  }

  static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    let rows = try CSVRows.rows(of: bytes)
    guard let header = rows.first, header.contains("hex") else {
      throw .notThisFormat("no table with a column 'hex'")
    }
    // The rows as the JSON of the same palette, so that both are understood alike.
    let colors = rows.dropFirst().map { row in
      JSONValue.object(zip(header, row).compactMap { name, field in member(name, field) })
    }
    let places = colors.map { color in
      guard case .object(let members) = color, let x = color["x"], let y = color["y"] else {
        return color
      }
      return JSONValue.object(members + [("position", .object([("x", x), ("y", y)]))])
    }
    return try JSONReading.palette(.object([("colors", .array(places))]))
  }

  private static func member(_ name: String, _ field: String) -> (String, JSONValue)? {
    switch name {
    case "hex", "name", "role", "reason": (name, .string(field))
    case "population", "proportion", "x", "y": Double(field).map { _ in (name, .number(field)) }
    default: nil
    }
  }
}

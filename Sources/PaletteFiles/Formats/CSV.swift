import ColorScience
import Palettes

extension PaletteFormat {
  /// A table with a header and one row per color, for spreadsheets and scripts.
  ///
  /// Lines end with CR LF, and quotes inside quotes are doubled. Only a palette with groups has a
  /// column for them, which is the last. Reads tables of other programs with any of their
  /// separators and column names: see `TableLayout`.
  ///
  /// - Source: RFC 4180.
  public static let csv = PaletteFormat(
    name: "csv", summary: "a table, one row per color", fileExtensions: ["csv"],
    mediaType: "text/csv; charset=utf-8; header=present",
    writer: .bytes { Array(ColorTable.text(of: $0).utf8) }, holds: [.names, .groups, .shares],
    read: ColorTableReading.palette(_:), recognizes: ColorTableReading.recognizes(_:),
    mark: "column of colors, like 'hex' or 'r', 'g' and 'b'")
}

/// Writes tables of colors.
private enum ColorTable {
  static let columns = [
    "index", "hex", "r", "g", "b", "oklch_l", "oklch_c", "oklch_h", "population", "proportion",
    "x", "y", "name", "role", "reason",
  ]

  static func text(of palette: Palette) -> String {
    let hasGroups = !palette.groups.isEmpty
    var rows = [columns + (hasGroups ? ["group"] : [])]
    let shares = palette.roundedShares
    for (index, swatch) in palette.swatches.enumerated() {
      let bytes = swatch.color.bytes
      let place = swatch.position.map { [$0.x.text(places: 4), $0.y.text(places: 4)] }
      rows.append(
        [String(index + 1), swatch.color.hex] + [bytes.x, bytes.y, bytes.z].map { String($0) }
          + swatch.oklchTexts + [String(swatch.population)]
          + [shares[index].text(places: 4)] + (place ?? ["", ""])
          + [swatch.name, swatch.role.rawValue, swatch.reason]
          + (hasGroups ? [group(of: swatch, in: palette)] : []))
    }
    return rows.map(CSVText.row).joined()
  }

  /// The text of the column `group`. A group without a name gets one, since an empty field means no
  /// group.
  private static func group(of swatch: Swatch, in palette: Palette) -> String {
    guard let group = swatch.group else { return "" }
    let name = palette.groups[group]
    return name.isEmpty ? "group \(group + 1)" : name
  }
}

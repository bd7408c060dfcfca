import ColorScience

/// Where a table has its colors.
///
/// Looks in this order: a column named `hex` or similar; three columns named `r`, `g` and `b`; a
/// column with another usual name, or with any name if it contains only colors. A table without a
/// header is accepted if each row has a color in the same column, or if all fields are colors.
struct TableLayout {
  enum Colors: Equatable {
    case column(Int)
    /// The columns of red, green and blue.
    case channels(Int, Int, Int)
    case everywhere
  }

  var colors: Colors
  var name: Int?
  /// The column names, reduced to letters and digits; empty if the table has no header.
  var header: [String] = []

  /// - Parameter rows: the whole table, or enough of its beginning to decide.
  init?(_ rows: [[String]]) {
    guard let first = rows.first else { return nil }
    header = first.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
    let body = rows.dropFirst()
    if let named = Self.named(first, header, body) {
      colors = named
      name = Self.names.lazy.compactMap { [header] in header.firstIndex(of: $0) }
        .first { named != .column($0) }
    } else if let column = Self.bare(rows) {
      header = []
      colors = .column(column)
      name = Self.nameBeside(column, in: rows)
    } else if rows.joined().allSatisfy({ TableCell.isWritten($0) || $0.isEmpty }),
      Self.isTelling(rows.joined())
    {
      header = []
      colors = .everywhere
    } else {
      return nil
    }
  }

  /// The index of a column, or `nil` if there is none with this name.
  func column(_ name: String) -> Int? { header.firstIndex(of: name) }

  // MARK: with a header

  private static func named(
    _ first: [String], _ header: [String], _ body: ArraySlice<[String]>
  ) -> Colors? {
    func cells(_ column: Int) -> [String] {
      body.compactMap { $0.count > column && !$0[column].isEmpty ? $0[column] : nil }
    }
    if let hex = header.firstIndex(where: hexNames.contains) {
      // A single word on a line may be anything.
      if header.count > 1 { return .column(hex) }
      if let cell = cells(hex).first, TableCell.isColor(cell) { return .column(hex) }
    }
    let channels = channelNames.compactMap { names in header.firstIndex(where: names.contains) }
    if channels.count == 3,
      channels.allSatisfy({ cells($0).first.map { FileNumber.value(of: $0) != nil } == true })
    {
      return .channels(channels[0], channels[1], channels[2])
    }
    let usual = colorNames.compactMap { header.firstIndex(of: $0) }
    if let column = usual.first(where: {
      !cells($0).isEmpty && cells($0).allSatisfy(TableCell.isColor)
    }) {
      return .column(column)
    }
    return header.indices.first {
      !header[$0].isEmpty && !TableCell.isColor(first[$0]) && !cells($0).isEmpty
        && cells($0).allSatisfy(TableCell.isWritten)
    }.map { .column($0) }
  }

  private static let hexNames: Set = [
    "hex", "hexcode", "hexvalue", "hexadecimal", "hexcolor", "hexcolour", "hextriplet", "hexrgb",
    "rgbhex", "colorhex", "colourhex", "htmlcode", "htmlhex", "hexhtml",
  ]

  private static let channelNames: [Set<String>] = [["r", "red"], ["g", "green"], ["b", "blue"]]

  private static let colorNames = [
    "color", "colour", "colorcode", "colourcode", "colorvalue", "colourvalue", "html", "htmlcolor",
    "css", "csscolor", "web", "webcolor", "rgb", "rgba", "value", "code", "swatch",
  ]

  private static let names = [
    "name", "colorname", "colourname", "title", "label", "color", "colour",
  ]

  // MARK: without one

  /// The first column with a color in every row, in a table of several columns. A single row may be
  /// anything.
  private static func bare(_ rows: [[String]]) -> Int? {
    let width = rows.map(\.count).min() ?? 0
    guard rows.count > 1, width > 1, !rows.joined().allSatisfy(TableCell.isWritten) else {
      return nil
    }
    return (0..<width).first { column in
      let cells = rows.lazy.map { $0[column] }
      return cells.allSatisfy(TableCell.isWritten) && isTelling(cells)
    }
  }

  /// Whether one of these cells is certainly a color: six digits alone may be a number.
  private static func isTelling(_ cells: some Sequence<String>) -> Bool {
    cells.contains { cell in cell.contains { $0.isLetter || $0 == "#" } }
  }

  /// The column without numbers that is nearest to the colors; the left one of two.
  private static func nameBeside(_ column: Int, in rows: [[String]]) -> Int? {
    let width = rows.map(\.count).min() ?? 0
    let order = (0..<width).filter { $0 != column }.sorted {
      (abs($0 - column), $0) < (abs($1 - column), $1)
    }
    return order.first { place in
      rows.contains { !$0[place].isEmpty && FileNumber.value(of: $0[place]) == nil }
    }
  }
}

/// One field of a table as a color.
enum TableCell {
  static func isColor(_ text: String) -> Bool { (try? color(text)) != nil }

  /// Whether this is a color in digits. Words and numbers may be something else.
  static func isWritten(_ text: String) -> Bool {
    let digits = text.onOneLine
    return text.contains { $0 == "#" || $0 == "(" } && isColor(text)
      || [6, 8].contains(digits.utf8.count) && digits.allSatisfy(\.isHexDigit)
  }

  /// The color of a text in any notation of `HexText` or CSS, or of three numbers of 0…255.
  static func color(_ text: String) throws(InvalidCSSColor) -> CSSColor {
    let text = text.onOneLine
    if let color = HexText.color(text) { return color }
    let parts = text.split { ", \t".contains($0) }
    if parts.count == 3, parts.allSatisfy({ UInt8($0) != nil }) {
      return try CSSColor("rgb(" + parts.joined(separator: " ") + ")")
    }
    return try CSSColor(text)
  }
}

import ColorScience
import Palettes

/// Reads tables of colors, including those of spreadsheets.
enum ColorTableReading {
  static func recognizes(_ bytes: [UInt8]) -> Bool {
    let start = FileText.utf8(Array(bytes.prefix(4096)))
    // Ignores an incomplete last row: it may look like something else, and its quote may be open.
    var quoted = false
    var whole = 0
    for (place, byte) in start.enumerated() {
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      if !quoted, byte == 0x0A || byte == 0x0D { whole = place }
    }
    let breaksOff = bytes.count > 4096 || quoted
    return (try? table(of: breaksOff && whole > 0 ? Array(start[..<whole]) : start)) != nil
  }

  /// - Throws: `notThisFormat` if no column holds colors; `damaged` for an unclosed quote, and for
  ///   a field that is not a color, with its row; `noColors`.
  package static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    guard let (rows, layout) = try table(of: FileText.utf8(bytes)) else {
      throw .notThisFormat("not a table with a \(PaletteFormat.csv.mark)")
    }
    var reader = Reader(layout: layout, rows: rows)
    let first = layout.header.isEmpty ? 0 : 1
    for index in rows.indices.dropFirst(first) { try reader.take(rows[index], number: index + 1) }
    return try reader.palette()
  }

  /// The rows and the positions of their colors, for the first separator that gives any; `nil` if
  /// there are no colors.
  private static func table(
    of text: [UInt8]
  ) throws(PaletteFileError) -> (rows: [[String]], layout: TableLayout)? {
    var body = text[...]
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }
    var separators = separators(in: Array(line))
    // Excel's own declaration of the separator.
    if line.count == 5, String(decoding: line, as: UTF8.self).lowercased().hasPrefix("sep=") {
      separators = [line[4]]
      body = text[5...]
    }
    for separator in separators {
      let rows = try CSVRows.rows(of: Array(body), separator: separator)
      if let layout = TableLayout(rows) { return (rows, layout) }
    }
    return nil
  }

  /// The separators that occur outside quotes, the most frequent first, then none.
  private static func separators(in line: [UInt8]) -> [UInt8?] {
    var quoted = false
    var counts: [UInt8: Int] = [:]
    for byte in line {
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      if !quoted { counts[byte, default: 0] += 1 }
    }
    let found = ",;\t".utf8.filter { counts[$0] != nil }
    let order = found.enumerated().sorted {
      (-counts[$0.element, default: 0], $0.offset) < (-counts[$1.element, default: 0], $1.offset)
    }
    return order.map(\.element) + [nil]
  }
}

/// Builds the palette row by row.
private struct Reader {
  private let layout: TableLayout
  /// The value of full light in the columns of red, green and blue.
  private let full: Double
  private var contents = PaletteContents()
  private var group = ""
  /// For each color, what only our tables and JSON hold.
  private var shares: [JSONValue] = []

  init(layout: TableLayout, rows: [[String]]) {
    self.layout = layout
    guard case .channels(let red, let green, let blue) = layout.colors else {
      full = 1
      return
    }
    let numbers = rows.dropFirst().flatMap { row in
      [red, green, blue].compactMap { $0 < row.count ? FileNumber.value(of: row[$0]) : nil }
    }
    // Fractions up to 1 are shares of full light.
    let isShare = numbers.allSatisfy { $0 <= 1 } && numbers.contains { $0 != $0.rounded() }
    full = isShare ? 1 : 255
  }

  mutating func take(_ row: [String], number: Int) throws(PaletteFileError) {
    guard row.contains(where: { !$0.isEmpty }) else { return }
    func field(_ column: Int?) -> String { column.map { $0 < row.count ? row[$0] : "" } ?? "" }
    switch layout.colors {
    case .everywhere:
      for text in row where !text.isEmpty { try add(text, name: "", row: number) }
    case .column(let column):
      let name = field(layout.name)
      // Without a header there may be a space after each separator.
      let own = layout.header.isEmpty ? name.onOneLine : name
      beginGroup(field(layout.column("group")))
      if try add(field(column), name: own, row: number) { shares.append(share(in: row)) }
      countOthers(in: row, besides: [column])
    case .channels(let red, let green, let blue):
      beginGroup(field(layout.column("group")))
      let texts = [field(red), field(green), field(blue)]
      if try add(texts, name: field(layout.name), row: number) { shares.append(share(in: row)) }
      countOthers(in: row, besides: [red, green, blue])
    }
  }

  /// Counts a row's colors in columns that are not read.
  ///
  /// A color that is the row's own in another notation, such as `hsl()` in whole numbers, is not
  /// counted.
  private mutating func countOthers(in row: [String], besides columns: [Int]) {
    let others = row.indices.filter {
      !columns.contains($0) && $0 != layout.name && $0 != layout.column("group")
        && row[$0].contains { $0 == "#" || $0 == "(" }
    }
    for index in others {
      guard let other = try? TableCell.color(row[index]).color.bytes else { continue }
      let own = contents.colors.last?.color.bytes ?? other
      let isOwn = (0..<3).allSatisfy { abs(Int(own[$0]) - Int(other[$0])) <= Self.rounding }
      if !isOwn { contents.leaveOut("in other columns") }
    }
  }

  /// How many bytes a color may differ from its `hsl()` in whole numbers: half a percent of
  /// lightness and of saturation.
  private static let rounding = 4

  package mutating func palette() throws(PaletteFileError) -> Palette {
    var palette = try Palette(contents)
    if !layout.header.isEmpty { JSONReading.takeShares(from: shares, into: &palette) }
    return palette
  }

  /// Begins a group. The colors of a group are consecutive.
  private mutating func beginGroup(_ name: String) {
    guard name != group else { return }
    group = name
    if name.isEmpty { contents.endGroup() } else { contents.beginGroup(name) }
  }

  /// Adds the color in a field; returns whether there was one.
  @discardableResult
  private mutating func add(
    _ text: String, name: String, row: Int
  ) throws(PaletteFileError) -> Bool {
    guard !text.onOneLine.isEmpty else {
      contents.leaveOut("rows without a color")
      return false
    }
    do {
      let found = try TableCell.color(text)
      contents.add(FileColor(found.color, name: name, alpha: found.alpha))
      return true
    } catch .dependent(_, let other) {
      contents.leaveOut("depending on \(other)")
      return false
    } catch {
      throw .unreadable("row \(row): '\(text.onOneLine.prefix(40))' is not a color")
    }
  }

  /// Adds the color of three numbers; returns whether there was one.
  private mutating func add(
    _ channels: [String], name: String, row: Int
  ) throws(PaletteFileError) -> Bool {
    guard channels.contains(where: { !$0.onOneLine.isEmpty }) else {
      contents.leaveOut("rows without a color")
      return false
    }
    var numbers = SIMD3<Double>.zero
    for (index, text) in channels.enumerated() {
      guard let value = FileNumber.value(of: text), (0...full).contains(value) else {
        throw .unreadable(
          "row \(row): '\(text.onOneLine.prefix(40))' is not a number in 0…"
            + (full == 1 ? "1" : "255"))
      }
      numbers[index] = value / full
    }
    contents.add(FileColor(CSSColorSpace.srgb.color(numbers), name: name))
    return true
  }

  /// The row as in the JSON of the same palette, so that both are read alike.
  private func share(in row: [String]) -> JSONValue {
    var members: [(String, JSONValue)] = []
    for (name, text) in zip(layout.header, row) {
      switch name {
      case "role", "reason": members.append((name, .string(text)))
      case "population", "proportion", "x", "y":
        if let value = FileNumber.value(of: text) { members.append((name, .number("\(value)"))) }
      default: continue
      }
    }
    let object = JSONValue.object(members)
    guard let x = object["x"], let y = object["y"] else { return object }
    return .object(members + [("position", .object([("x", x), ("y", y)]))])
  }
}

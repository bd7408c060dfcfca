/// Takes a table apart into rows of fields.
///
/// - Source: RFC 4180; also takes LF alone, a byte order mark and text behind a closing quote.
enum CSVRows {
  /// The rows that are not empty.
  ///
  /// - Throws: `damaged` if a quote is not closed.
  /// - Complexity: O(count of bytes).
  static func rows(of bytes: [UInt8]) throws(PaletteFileError) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var quoted = false
    func isEmpty(_ row: [String]) -> Bool { row.count == 1 && row[0].isEmpty }
    var offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while offset < bytes.count {
      let byte = bytes[offset]
      let following = offset + 1 < bytes.count ? bytes[offset + 1] : nil
      offset += 1
      switch (byte, quoted) {
      case (UInt8(ascii: "\""), true) where following == byte:
        field.append(byte)
        offset += 1
      case (UInt8(ascii: "\""), true): quoted = false
      case (UInt8(ascii: "\""), false) where field.isEmpty: quoted = true
      case (UInt8(ascii: ","), false):
        row.append(String(decoding: field, as: UTF8.self))
        field = []
      case (0x0D, false) where following == 0x0A: continue
      case (0x0A, false):
        row.append(String(decoding: field, as: UTF8.self))
        field = []
        if !isEmpty(row) { rows.append(row) }
        row = []
      default: field.append(byte)
      }
    }
    guard !quoted else { throw .damaged("a quote in row \(rows.count + 1) is not closed") }
    row.append(String(decoding: field, as: UTF8.self))
    if !isEmpty(row) { rows.append(row) }
    return rows
  }
}

/// Splits a table into rows of fields.
///
/// - Source: RFC 4180; also accepts other separators, LF or CR alone, a byte order mark and text
///   after a closing quote.
package enum CSVRows {
  /// The rows that are not empty.
  ///
  /// - Parameter separator: what separates fields; `nil` if a row is a single field.
  /// - Throws: `damaged` for an unclosed quote.
  /// - Complexity: O(count of bytes).
  package static func rows(
    of bytes: [UInt8], separator: UInt8? = UInt8(ascii: ",")
  ) throws(PaletteFileError) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var quoted = false
    func endRow() {
      row.append(String(decoding: field, as: UTF8.self))
      field = []
      if row != [""] { rows.append(row) }
      row = []
    }
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
      case (0x0D, false) where following == 0x0A: continue
      case (0x0A, false), (0x0D, false): endRow()
      case (separator, false):
        row.append(String(decoding: field, as: UTF8.self))
        field = []
      default: field.append(byte)
      }
    }
    guard !quoted else { throw .damaged("a quote in row \(rows.count + 1) is not closed") }
    endRow()
    return rows
  }
}

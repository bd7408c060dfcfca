import Foundation

/// A table of `Tests/ReferenceData`: `#` comment lines, a line of column names, rows of fields.
struct ReferenceTable {
  /// The rows in order, each split at its tabs.
  let rows: [[String]]

  /// Reads `Tests/ReferenceData/<name>`, found from this file's own place.
  init(_ name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "ReferenceData").appending(path: name)
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    rows = lines.drop { $0.hasPrefix("#") }.dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  /// Three fields of a row as numbers, from `column` on.
  static func vector(_ row: [String], from column: Int) throws -> SIMD3<Double> {
    SIMD3(
      try number(row, column), try number(row, column + 1), try number(row, column + 2))
  }

  static func number(_ row: [String], _ column: Int) throws -> Double {
    guard column < row.count, let value = Double(row[column]) else {
      throw NotANumber(row: row, column: column)
    }
    return value
  }

  struct NotANumber: Error {
    let row: [String]
    let column: Int
  }
}

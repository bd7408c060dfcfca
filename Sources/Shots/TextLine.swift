/// Rows of a frame that contain something, with empty rows above and below; they may be a line of
/// text.
struct TextLine: Sendable {
  let rows: Range<Int>
  /// The share of the frame's height that the line fills, 0…1.
  let height: Double
  /// The first column of the line that contains something, and the one after the last, as fractions
  /// of the width.
  let left, right: Double
  /// The share of the columns between the two that contain something: letters stand close together,
  /// lamps stand apart.
  let fill: Double
  /// The number of strokes that a row of the line crosses, a lower limit.
  let strokes: Double
  /// How many pixels of the line stand out.
  let mass: Int

  /// The largest share of the height that a line may fill: a word in large letters.
  private static let highest = 0.34

  /// Everything that may be a line of text, from top to bottom.
  ///
  /// - Parameters:
  ///   - marks: whether each pixel stands out from the ground, row by row.
  ///   - crossings: for each row, a lower limit of the number of strokes that it crosses.
  /// - Complexity: O(pixels).
  static func all(_ marks: [Bool], width: Int, crossings: [Double]) -> [TextLine] {
    let height = crossings.count
    var lines: [TextLine] = []
    var y = 0
    while y < height {
      let first = y
      while y < height, marks[y * width..<(y + 1) * width].contains(true) { y += 1 }
      if first < y, let line = TextLine(marks, width, first..<y, crossings) { lines.append(line) }
      y += 1
    }
    return lines
  }

  /// Returns `nil` if these rows are too high for text or cross too few strokes.
  private init?(_ marks: [Bool], _ width: Int, _ rows: Range<Int>, _ crossings: [Double]) {
    height = Double(rows.count) / Double(crossings.count)
    let most = crossings[rows].max() ?? 0
    guard height <= Self.highest, most >= 3 || rows.count <= 2 && most >= 2 else { return nil }
    var columns = [Bool](repeating: false, count: width)
    var mass = 0
    for y in rows {
      for x in 0..<width where marks[y * width + x] {
        columns[x] = true
        mass += 1
      }
    }
    let first = columns.firstIndex(of: true) ?? 0
    let end = (columns.lastIndex(of: true) ?? 0) + 1
    self.rows = rows
    self.mass = mass
    left = Double(first) / Double(width)
    right = Double(end) / Double(width)
    fill = Double(columns.count { $0 }) / Double(max(1, end - first))
    strokes = most
  }

  /// Whether the middle of the line is close to the middle of the frame.
  var isCentered: Bool { abs(left + right - 1) <= 0.12 }
}

/// Rows of a frame with something in them and nothing above and below, that may be a line of text.
struct TextLine: Sendable {
  let rows: Range<Int>
  /// The share of the height that it fills, 0…1.
  let height: Double
  /// Its first column with something in it, and the one after its last, as fractions of the width.
  let left, right: Double
  /// The share of the columns from its first to its last in which something is: letters stand near
  /// each other, lamps apart.
  let fill: Double
  /// Strokes that it crosses, at least.
  let strokes: Double
  /// How many pixels stand out in it.
  let mass: Int

  /// The most of the height that a line may fill: a word in large letters.
  private static let highest = 0.34

  /// What may be lines of text, from the top down.
  ///
  /// - Parameters:
  ///   - marks: whether each pixel stands out from the ground, row by row.
  ///   - crossings: for each row how many strokes it crosses, at least.
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

  /// `nil` if these rows are too high or cross too few strokes for text.
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

  /// Whether its middle is that of the frame, nearly.
  var isCentered: Bool { abs(left + right - 1) <= 0.12 }
}

import Frames

/// The text over a plain ground that a frame shows.
struct TextScan: Sendable {
  /// For each row of the area, how many pixels stand out from the ground.
  var rows: [Int] = []
  /// The share of pixels that are ground, 0…1.
  var ground = 0.0
  /// The larger share of the standing-out pixels on one side of the ground: lighter or darker.
  var oneSided = 0.0
  /// The share of standing-out pixels that lie in lines of text.
  var inLines = 0.0
  /// The lines, from the top down.
  var lines: [TextLine] = []
  /// The gaps between columns that contain something. Text has few of them, because its lines do
  /// not form a grid.
  var gaps = 0
  /// How much the strongest pixels differ from the ground, in levels of gray.
  var contrast = 0
  /// The range of columns and of rows in which something stands out, as fractions of the area.
  var left = 0.0, right = 1.0, top = 0.0, bottom = 1.0
  /// The center of all pixels that stand out, between left and right, 0…1.
  var center = 0.0

  /// Pixels this close to the level of the ground belong to it.
  private static let groundSpread = 4

  /// With a smaller share of ground than this, a frame is not searched for text.
  private static let leastGround = 0.5

  /// Measures this area of a frame with three channels.
  ///
  /// - Complexity: O(pixels); for most pictures, a sixth of the pixels is enough to see that they
  ///   have no ground.
  init(_ frame: Frame, inside area: PixelArea) {
    let (_, few) = Self.ground(Self.counts(frame, area, rowStep: 3, columnStep: 2))
    guard few >= Self.leastGround else { return }
    let counts = Self.counts(frame, area, rowStep: 1, columnStep: 1)
    let (level, share) = Self.ground(counts)
    ground = share
    contrast = Self.contrast(counts, level, allowed: area.width * area.height / 400)
    guard ground >= Self.leastGround, contrast >= 12 else { return }
    measure(frame, area, level, max(Self.groundSpread + 3, contrast / 5))
  }

  /// The number of pixels of each gray.
  private static func counts(
    _ frame: Frame, _ area: PixelArea, rowStep: Int, columnStep: Int
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: 256)
    counts.withUnsafeMutableBufferPointer { counts in
      frame.rows(in: area) { row, y in
        guard y % rowStep == 0 else { return }
        for x in stride(from: 0, to: area.width, by: columnStep) { counts[row.gray(x)] += 1 }
      }
    }
    return counts
  }

  /// The gray around which most pixels lie, and the share of these pixels.
  private static func ground(_ counts: [Int]) -> (level: Int, share: Double) {
    var best = (level: 0, share: 0)
    let mode = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    for level in max(0, mode - groundSpread)...min(255, mode + groundSpread) {
      let share = counts[max(0, level - groundSpread)...min(255, level + groundSpread)]
        .reduce(0, +)
      if share > best.share { best = (level, share) }
    }
    return (best.level, Double(best.share) / Double(max(1, counts.reduce(0, +))))
  }

  /// The distance from the ground that no more than `allowed` pixels exceed.
  private static func contrast(_ counts: [Int], _ level: Int, allowed: Int) -> Int {
    var beyond = 0
    for distance in stride(from: 255, to: 0, by: -1) {
      if level + distance <= 255 { beyond += counts[level + distance] }
      if level - distance >= 0 { beyond += counts[level - distance] }
      if beyond > allowed { return distance }
    }
    return 0
  }

  private mutating func measure(
    _ frame: Frame, _ area: PixelArea, _ level: Int, _ threshold: Int
  ) {
    var rows = [Int](repeating: 0, count: area.height)
    var crossings = [Double](repeating: 0, count: area.height)
    var columns = [Int](repeating: 0, count: area.width)
    var marks = [Bool](repeating: false, count: area.width * area.height)
    var (lighter, total) = (0, 0)
    frame.rows(in: area) { row, y in
      let start = (y - area.y) * area.width
      var (count, variation, peak, before) = (0, 0, 0, 0)
      for x in 0..<area.width {
        let difference = row.gray(x) - level
        let distance = abs(difference)
        variation += abs(distance - before)
        before = distance
        guard distance > threshold else { continue }
        count += 1
        columns[x] += 1
        marks[start + x] = true
        lighter += difference > 0 ? 1 : 0
        peak = max(peak, distance)
      }
      rows[y - area.y] = count
      total += count
      if peak > 0 { crossings[y - area.y] = Double(variation + before) / Double(2 * peak) }
    }
    self.rows = rows
    gaps = Self.gaps(columns)
    guard total > 0 else { return }
    oneSided = Double(max(lighter, total - lighter)) / Double(total)
    place(columns, total)
    lines = TextLine.all(marks, width: area.width, crossings: crossings)
    inLines = lines.reduce(0) { $0 + Double($1.mass) } / Double(total)
  }

  /// Measures where everything that stands out lies.
  private mutating func place(_ columns: [Int], _ total: Int) {
    let (width, height) = (Double(columns.count), Double(rows.count))
    left = Double(columns.firstIndex { $0 > 0 } ?? 0) / width
    right = Double((columns.lastIndex { $0 > 0 } ?? 0) + 1) / width
    top = Double(rows.firstIndex { $0 > 0 } ?? 0) / height
    bottom = Double((rows.lastIndex { $0 > 0 } ?? 0) + 1) / height
    let moment = columns.enumerated().reduce(0) { $0 + (2 * $1.offset + 1) * $1.element }
    center = Double(moment) / Double(2 * total) / width
  }

  private static func gaps(_ columns: [Int]) -> Int {
    guard let first = columns.firstIndex(where: { $0 > 0 }) else { return 0 }
    return (first + 1..<columns.count).count { columns[$0] > 0 && columns[$0 - 1] == 0 }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The gray of a pixel in a row of three channels: (red + 2 green + blue) / 4, so that text of
  /// any color differs from its ground.
  @inline(__always)
  func gray(_ x: Int) -> Int {
    (Int(self[3 * x]) &+ 2 &* Int(self[3 * x + 1]) &+ Int(self[3 * x + 2])) &>> 2
  }
}

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

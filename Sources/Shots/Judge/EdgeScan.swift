import Frames

/// How many pixels are lit in each row and column near the edges of a small frame.
///
/// The scan runs from each edge inward until a few rows behind the first row that is mostly lit.
/// The rows behind those count as dark, because no caller needs them. So a bright picture costs
/// little.
struct EdgeScan: Sendable {
  /// Pixels in a row.
  let width: Int
  /// Rows.
  let height: Int
  private(set) var rows: [Line], columns: [Line]

  /// A row or a column.
  struct Line: Sendable, Equatable {
    /// How many of its pixels are lit.
    var lit = 0
    /// How many of the pixels in its outer eighths are lit.
    var outer = 0
    /// The highest component of its pixels.
    var peak: UInt8 = 0
  }

  /// A pixel with a component above this is lit, as in `EdgeLight`.
  static let darkLevel = PlainFrame.blackLevel
  /// How many rows are scanned behind the first one that is mostly lit.
  private static let behind = 3

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    rows = [Line](repeating: Line(), count: height)
    columns = [Line](repeating: Line(), count: width)
  }

  /// Scans a frame of this size with three channels.
  ///
  /// - Complexity: O(width + height) for bright pictures, O(pixels) for dark ones.
  mutating func read(_ frame: Frame) {
    precondition(
      frame.width == width && frame.height == height && frame.channels == 3,
      "frames must be of one size")
    let (width, height) = (width, height)
    frame.bytes.withUnsafeBufferPointer { bytes in
      Self.scan(&rows, across: width) { y in
        Self.line(bytes, from: 3 * y * width, step: 3, count: width)
      }
      Self.scan(&columns, across: height) { x in
        Self.line(bytes, from: 3 * x, step: 3 * width, count: height)
      }
    }
  }

  /// Scans lines inward from both ends.
  private static func scan(_ lines: inout [Line], across: Int, _ line: (Int) -> Line) {
    let last = lines.count - 1
    for index in lines.indices { lines[index] = Line() }
    var stop = last
    var index = 0
    while index <= stop {
      lines[index] = line(index)
      if stop == last, 3 * lines[index].lit >= 2 * across { stop = min(last, index + behind) }
      index += 1
    }
    guard stop < last else { return }
    let first = index
    stop = first
    index = last
    while index >= stop {
      lines[index] = line(index)
      if stop == first, 3 * lines[index].lit >= 2 * across { stop = max(first, index - behind) }
      index -= 1
    }
  }

  @inline(__always)
  private static func line(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Int, step: Int, count: Int
  ) -> Line {
    let margin = count / 8
    var line = Line()
    var at = first
    for index in 0..<count {
      let light = max(max(bytes[at], bytes[at + 1]), bytes[at + 2])
      at &+= step
      line.peak = max(line.peak, light)
      guard light > darkLevel else { continue }
      line.lit &+= 1
      if index < margin || index >= count &- margin { line.outer &+= 1 }
    }
    return line
  }
}

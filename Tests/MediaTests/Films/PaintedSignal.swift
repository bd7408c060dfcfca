/// How painted colors become the code values of a film: formulas of their own, so that a mistake
/// in the reader is not made twice.
struct PaintedSignal: CustomStringConvertible, Sendable {
  /// FFmpeg's name of the pixel format; planar.
  var pixels = "yuv420p"
  var depth = 8
  /// Chroma is this many powers of 2 smaller, sideways and down.
  var shift = (x: 1, y: 1)
  /// What red and blue count in luma; `nil` for red, green and blue as they are.
  var weights: (red: Double, blue: Double)? = bt709
  var isFull = false
  var isGray = false
  /// FFmpeg's words for colorspace, primaries, transfer and range; empty writes no tags.
  var tags: [String] = []

  // Source: BT.601-7 2.5.1, BT.709-6 3.2, BT.2020-2 table 4.
  static let bt601 = (red: 0.299, blue: 0.114)
  static let bt709 = (red: 0.2126, blue: 0.0722)
  static let bt2020 = (red: 0.2627, blue: 0.0593)

  var description: String { ([pixels] + tags).joined(separator: " ") }

  /// The filter that writes the tags.
  var filter: [String] {
    let names = ["colorspace", "color_primaries", "color_trc", "range"]
    let words = zip(names, tags).map { "\($0)=\($1)" }
    return words.isEmpty ? [] : ["setparams=" + words.joined(separator: ":")]
  }

  /// The flags that keep the range: FFmpeg 7.1 converts it if the encoder (FFV1) names another.
  var flags: [String] { tags.count > 3 ? ["-color_range", tags[3]] : [] }

  /// The value of each plane for red, green and blue of 0…1.
  func codes(_ color: [Double]) -> [Int] {
    let top = Double((1 << depth) - 1)
    let unit = Double(1 << (depth - 8))
    guard let weights else {
      return [color[1], color[2], color[0]].map { Int(($0 * top).rounded()) }
    }
    let luma =
      weights.red * color[0] + (1 - weights.red - weights.blue) * color[1]
      + weights.blue * color[2]
    let differences = [
      (color[2] - luma) / (2 * (1 - weights.blue)), (color[0] - luma) / (2 * (1 - weights.red)),
    ]
    let first = isFull ? luma * top : (16 + 219 * luma) * unit
    let others = differences.map { 128 * unit + $0 * (isFull ? top : 224 * unit) }
    let values = isGray ? [first] : [first] + others
    return values.map { Int(min(max($0.rounded(), 0), top)) }
  }

  /// A frame of raw planes: cells of one color each.
  ///
  /// - Parameters:
  ///   - columns: where cells begin and end, from 0 to the frame's width; even, but for the last.
  ///   - rows: the same from top to bottom.
  ///   - colors: red, green and blue of 0…1 for each cell, in reading order.
  func frame(columns: [Int], rows: [Int], colors: [[Double]]) -> [UInt8] {
    let codes = colors.map(codes)
    let across = columns.count - 1
    var bytes: [UInt8] = []
    for plane in 0..<(isGray ? 1 : 3) {
      let (right, down) = plane == 0 || weights == nil ? (0, 0) : shift
      let xs = columns.map { ($0 + (1 << right) - 1) >> right }
      let ys = rows.map { ($0 + (1 << down) - 1) >> down }
      for row in 0..<rows.count - 1 {
        var line: [UInt8] = []
        for column in 0..<across {
          let code = codes[row * across + column][plane]
          for _ in xs[column]..<xs[column + 1] {
            line.append(UInt8(code & 255))
            if depth > 8 { line.append(UInt8(code >> 8)) }
          }
        }
        for _ in ys[row]..<ys[row + 1] { bytes += line }
      }
    }
    return bytes
  }

  /// A frame of one color, of 0…1.
  func flat(_ color: [Double], width: Int = 64, height: Int = 36) -> [UInt8] {
    frame(columns: [0, width], rows: [0, height], colors: [color])
  }

  /// A frame of four quarters, colors of 0…1 in reading order.
  func quarters(_ colors: [[Double]], width: Int = 64, height: Int = 36) -> [UInt8] {
    frame(
      columns: [0, width / 4 * 2, width], rows: [0, height / 4 * 2, height], colors: colors)
  }

  /// The same of 8-bit colors.
  func quarters(_ colors: [[UInt8]], width: Int = 64, height: Int = 36) -> [UInt8] {
    quarters(colors.map { $0.map { Double($0) / 255 } }, width: width, height: height)
  }
}

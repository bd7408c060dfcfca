import Frames

/// How much light there is in each row and column of a picture. It is used to find letterbox and
/// pillarbox bars.
///
/// A bar consists of near-black rows (or columns) at an edge: at most 2% of their pixels have a
/// component above 20 of 255. It counts only if the opposite edge has an equal bar and the picture
/// starts directly next to it. So a night sky, a dark floor or a lit figure before black is not a
/// bar.
struct EdgeProfile {
  private let width, height: Int
  /// The number of lit pixels in each row, among every `step`th column; no longer filled in once
  /// the top row is known to be lit.
  private var rowLight: [Int]
  /// The number of lit pixels in each column, among every `step`th row.
  private var columnLight: [Int]

  /// Only every eighth pixel of a row or a column is tested; that is enough.
  private static let step = 8
  fileprivate static let darkLevel: UInt8 = 20
  fileprivate static let darkShare = 0.02
  /// The share of lit pixels that the rows next to a bar must reach.
  private static let sceneShare = 0.2

  /// An empty profile of a picture of this size, to be filled band by band.
  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    rowLight = [Int](repeating: 0, count: height)
    columnLight = [Int](repeating: 0, count: width)
  }

  /// What the first band of a picture suggests about its bars.
  enum Suspicion {
    /// No bars: the edges are lit.
    case none
    /// The top row is dark: often a letterbox.
    case letterbox
    /// The outer columns are dark: seldom a pillarbox.
    case pillarbox
  }

  /// Judges the first band; for most pictures a few pixels are enough.
  static func suspicion(from band: Frame) -> Suspicion {
    let count = band.width * band.height
    if band.isDark(pixels: stride(from: 0, to: band.width, by: 1)) { return .letterbox }
    let isPillarbox =
      band.isDark(pixels: stride(from: 0, to: count, by: band.width))
      && band.isDark(pixels: stride(from: band.width - 1, to: count, by: band.width))
    return isPillarbox ? .pillarbox : .none
  }

  /// Adds a band; transparent pixels count as dark.
  mutating func add(_ frame: Frame) {
    let whole = PixelArea(x: 0, y: 0, width: width, height: height)
    let channels = frame.channels
    frame.rows(in: whole) { row, y in
      if Self.mayHaveBars(rowLight, samples: width) {
        for column in stride(from: 0, to: width, by: Self.step)
        where isLit(row, column * channels, channels) { rowLight[y] += 1 }
      }
      guard y % Self.step == 0 else { return }
      for column in 0..<width where isLit(row, column * channels, channels) {
        columnLight[column] += 1
      }
    }
  }

  /// Whether bars may still be found after the bands below are added.
  var mayHaveBars: Bool {
    Self.mayHaveBars(rowLight, samples: width) || Self.mayHaveBars(columnLight, samples: height)
  }

  /// Whether both ends of a profile are dark so far, as `bars` requires. `samples` is the number of
  /// pixels across.
  private static func mayHaveBars(_ light: [Int], samples: Int) -> Bool {
    let limit = Int(darkShare * Double((samples + step - 1) / step))
    return (light.first ?? 0) <= limit && (light.last ?? 0) <= limit
  }

  /// The picture inside its bars, or `nil` if it has none.
  func inside() -> PixelArea? {
    let rows = Self.bars(rowLight, samples: (width + Self.step - 1) / Self.step)
    let columns = Self.bars(columnLight, samples: (height + Self.step - 1) / Self.step)
    guard rows > 0 || columns > 0 else { return nil }
    return PixelArea(
      x: columns, y: rows, width: width - 2 * columns, height: height - 2 * rows)
  }

  /// The thickness of the two equal bars at the ends of a profile; 0 if there are none.
  private static func bars(_ light: [Int], samples: Int) -> Int {
    let limit = Int(darkShare * Double(samples))
    guard let first = light.firstIndex(where: { $0 > limit }),
      let last = light.lastIndex(where: { $0 > limit })
    else { return 0 }
    let (start, end) = (first, light.count - 1 - last)
    let tolerance = max(2, light.count / 50)
    let thickness = max(start, end)
    guard min(start, end) >= max(2, light.count / 100), abs(start - end) <= tolerance,
      light.count - 2 * thickness >= light.count / 2
    else { return 0 }
    let startsAtOnce = { (range: Range<Int>) in
      Double(light[range].max() ?? 0) >= sceneShare * Double(samples)
    }
    guard startsAtOnce(first..<first + 4), startsAtOnce(last - 3..<last + 1) else { return 0 }
    return thickness
  }
}

/// Whether the opaque pixel that starts at `index` has a component above near-black.
private func isLit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ channels: Int) -> Bool {
  let dark = EdgeProfile.darkLevel
  let isDark = bytes[index] <= dark && bytes[index + 1] <= dark && bytes[index + 2] <= dark
  return !isDark && (channels == 3 || bytes[index + 3] >= 128)
}

extension Frame {
  /// Whether these pixels of the band are as dark as those of a bar.
  fileprivate func isDark(pixels: StrideTo<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var (lit, count) = (0, 0)
      for pixel in pixels {
        lit += isLit(bytes, pixel * channels, channels) ? 1 : 0
        count += 1
      }
      return Double(lit) <= 2 * EdgeProfile.darkShare * Double(count)
    }
  }
}

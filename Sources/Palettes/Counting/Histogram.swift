package import Frames

/// Integer counts of the pixels of each color. A merge is exact, and neither the order of counting
/// nor the number of threads can change the result.
///
/// Similar colors share a bin, whose color is the true mean of its pixels. In a picture with few
/// colors (a drawing, a black frame), every color is counted separately.
public struct Histogram: Sendable {
  private(set) var bins = BinTable()
  /// The bins of the downsampled picture (see `BlockAverage`).
  private(set) var downsampled = BinTable()
  private var average = BlockAverage()
  /// What lies on edges, in the downsampled picture.
  private(set) var downsampledEdges = EdgeColors()
  /// How many pixels `downsampled` represents.
  private(set) var downsampledPixels = 0
  /// Whether to count the downsampled picture too.
  var usesDownsampled = true
  /// The exact colors, if everything that was counted has few colors.
  private(set) var colors: ExactColors?
  /// The number of counted pixels.
  public private(set) var pixels = 0

  /// An empty histogram.
  public init() {}

  /// Pixels that were counted before.
  init(
    bins: BinTable, pixels: Int, colors: ExactColors?, downsampled: BinTable,
    downsampledPixels: Int, downsampledEdges: EdgeColors, usesDownsampled: Bool
  ) {
    (self.bins, self.pixels, self.colors) = (bins, pixels, colors)
    (self.downsampled, self.downsampledPixels) = (downsampled, downsampledPixels)
    (self.downsampledEdges, self.usesDownsampled) = (downsampledEdges, usesDownsampled)
  }

  /// Whether the pixels fill so few bins that it is worth counting exact colors.
  var isSparse: Bool { !bins.holds(atLeast: 1024) }

  /// Which colors lie on edges: in the picture itself if its exact colors are counted, or else in
  /// the downsampled one. Empty if neither was counted.
  var edges: EdgeColors { colors?.edges ?? downsampledEdges }

  /// Whether the downsampled picture was counted too.
  package var hasDownsampled: Bool { usesDownsampled }

  /// Whether every color is counted separately.
  var hasExactColors: Bool { colors != nil }

  /// Removes every pixel but keeps the memory, for counting one still after another.
  public mutating func removeAll() {
    bins.removeAll()
    downsampled.removeAll()
    downsampledEdges.removeAll()
    downsampledPixels = 0
    colors = nil
    pixels = 0
  }

  /// Counts the pixels of `frame` that lie in `area`. Bands of one picture must follow each other
  /// from the top. Several pictures must be counted separately and merged, so that places stay
  /// exact.
  ///
  /// Pixels that are less than half opaque (alpha below 128) are not counted. The others count
  /// fully, with their own color.
  ///
  /// - Parameter area: in pixels of the whole picture, of which `frame` may be a band.
  /// - Parameter pictureHeight: the rows of the whole picture, for places in it.
  /// - Complexity: O(pixels).
  package mutating func add(
    _ frame: Frame, area: PixelArea, pictureHeight: Int, filter: inout PixelFilter?
  ) {
    colors = nil
    let grid = PictureGrid(width: frame.width, height: pictureHeight)
    frame.rows(in: area) { row, y in
      let first = grid.number(x: area.x, y: y)
      if frame.channels == 3, filter == nil {
        bins.add(row: row, first: first, in: grid)
        pixels += row.count / 3
        addAverage(of: row, columns: nil, y: y, area: area, in: grid)
      } else {
        let (kept, columns) = Self.kept(row, channels: frame.channels, filter: &filter)
        kept.withUnsafeBufferPointer { row in
          add(row, at: columns, first: first, in: grid)
          addAverage(of: row, columns: columns, y: y, area: area, in: grid)
        }
        pixels += columns.count
      }
    }
  }

  /// Counts the remaining pixels of a row; each run of neighbors is counted at once.
  private mutating func add(
    _ row: UnsafeBufferPointer<UInt8>, at columns: [Int], first: UInt32, in grid: PictureGrid
  ) {
    var start = 0
    while start < columns.count {
      var end = start + 1
      while end < columns.count, columns[end] == columns[end - 1] + 1 { end += 1 }
      bins.add(
        row: UnsafeBufferPointer(rebasing: row[3 * start..<3 * end]),
        first: first &+ UInt32(truncatingIfNeeded: columns[start]), in: grid)
      start = end
    }
  }

  /// Adds a row to the squares of the downsampled picture, and counts the squares that it
  /// completes.
  ///
  /// No caller needs the places of squares, so they get the numbers of the row's first pixels.
  private mutating func addAverage(
    of row: UnsafeBufferPointer<UInt8>, columns: [Int]?, y: Int, area: PixelArea,
    in grid: PictureGrid
  ) {
    guard usesDownsampled else { return }
    if y == area.y {
      average.begin(area)
      downsampledEdges.begin()
    }
    guard average.add(row, columns: columns, y: y) else { return }
    downsampledPixels += average.represented
    average.pixels.withUnsafeBufferPointer {
      downsampled.add(row: $0, first: grid.number(x: area.x, y: y), in: grid)
      // A row with holes has no neighbors.
      if average.isWhole { downsampledEdges.add($0) } else { downsampledEdges.begin() }
    }
  }

  /// Counts exact colors in a separate table, after `add` has counted the same frame.
  ///
  /// - Returns: `false` if the picture has too many colors for the table.
  mutating func addExactly(
    _ frame: Frame, area: PixelArea, pictureHeight: Int, filter: inout PixelFilter?,
    into table: inout ExactColors
  ) -> Bool {
    var fits = true
    frame.rows(in: area) { row, y in
      guard fits else { return }
      if y == area.y { table.edges.begin() }
      let (kept, columns) = Self.kept(row, channels: frame.channels, filter: &filter)
      var run: (color: SIMD3<UInt8>, start: Int, length: UInt64)?
      func flush() {
        guard let run else { return }
        let place = FramePlace(
          x: area.x + columns[run.start], y: y, width: frame.width, height: pictureHeight)
        fits = fits && table.add(run.color, times: run.length, at: place)
      }
      for index in columns.indices {
        let color = SIMD3(kept[3 * index], kept[3 * index + 1], kept[3 * index + 2])
        if run?.color == color {
          run?.length += 1
        } else {
          flush()
          run = (color, index, 1)
        }
      }
      flush()
      if columns.count == area.width {
        kept.withUnsafeBufferPointer { table.edges.add($0) }
      } else {
        table.edges.begin()
      }
    }
    return fits
  }

  /// Takes over the exact colors from a separate table.
  mutating func adopt(_ table: ExactColors) {
    colors = table
  }

  /// Adds every count of `other`.
  ///
  /// - Complexity: O(bins of `other`).
  public mutating func merge(_ other: Histogram) {
    guard other.pixels > 0 else { return }
    if pixels == 0 {
      let usesDownsampled = usesDownsampled
      self = other
      self.usesDownsampled = usesDownsampled && other.usesDownsampled
      return
    }
    other.bins.forEachEntry { bins.add($0) }
    other.downsampled.forEachEntry { downsampled.add($0) }
    downsampledPixels += other.downsampledPixels
    downsampledEdges.merge(other.downsampledEdges)
    usesDownsampled = usesDownsampled && other.usesDownsampled
    if var merged = colors, let others = other.colors, merged.merge(others) {
      colors = merged
    } else {
      colors = nil
    }
    pixels += other.pixels
  }

  /// Counts all pixels of frames of one size that lie in `area`. It counts no downsampled picture
  /// and notes no places, because one place among many frames would be arbitrary.
  ///
  /// - Parameters:
  ///   - frames: frames of three channels. Many together are counted faster than one by one.
  ///   - area: it must lie inside the frames.
  /// - Complexity: O(pixels); less where frames are equal.
  package mutating func add(_ frames: [Frame], in area: PixelArea) {
    usesDownsampled = false
    bins.forgetPlaces()
    colors = nil
    for start in stride(from: 0, to: frames.count, by: BinStack.greatestDepth) {
      let end = min(frames.count, start + BinStack.greatestDepth)
      FrameStack.withRows(of: frames[start..<end], in: area) { rows in
        bins.add(rows: rows, pixels: area.width)
      }
    }
    pixels += frames.count * area.width * area.height
  }

  /// Calls `body` with each exact color if there are few colors, or else with each bin; always in
  /// the same order.
  func forEachEntry(_ body: (HistogramEntry) -> Void) {
    if let colors {
      colors.entries().forEach(body)
    } else {
      bins.forEachEntry(body)
    }
  }

  /// Calls `body` with each entry of the downsampled picture, or with each exact color if there are
  /// few.
  ///
  /// It uses the entries of the full picture instead if the downsampled one was not counted, or if
  /// it represents less than nine tenths of the pixels because the picture has many holes
  /// (transparent or filtered pixels).
  func forEachDistantEntry(_ body: (HistogramEntry) -> Void) {
    if colors == nil, usesDownsampled, 10 * downsampledPixels >= 9 * pixels {
      downsampled.forEachEntry(body)
    } else {
      forEachEntry(body)
    }
  }

  /// The entries of `forEachEntry` as an array.
  func entries() -> [HistogramEntry] {
    var entries: [HistogramEntry] = []
    forEachEntry { entries.append($0) }
    return entries
  }

  /// The pixels of a row that are counted, 3 bytes each, and the column of each.
  private static func kept(
    _ row: UnsafeBufferPointer<UInt8>, channels: Int, filter: inout PixelFilter?
  ) -> (pixels: [UInt8], columns: [Int]) {
    var pixels: [UInt8] = []
    var columns: [Int] = []
    pixels.reserveCapacity(row.count / channels * 3)
    columns.reserveCapacity(row.count / channels)
    for column in 0..<row.count / channels {
      let at = column * channels
      if channels == 4, row[at + 3] < 128 { continue }
      let color = SIMD3(row[at], row[at + 1], row[at + 2])
      if filter?.admits(color) == false { continue }
      pixels.append(color.x)
      pixels.append(color.y)
      pixels.append(color.z)
      columns.append(column)
    }
    return (pixels, columns)
  }
}

package import Clustering
package import ColorScience

/// The counted colors as weighted points in a color space. Each point can be traced back to the
/// pixels that it represents.
package struct HistogramPoints {
  /// The points to cluster.
  let points: [WeightedPoint]
  /// Parallel to `points`: the merged pixels that each point represents.
  let entries: [HistogramEntry]
  /// Whether entries of a histogram with few pixels share points.
  let merging: Bool

  /// The points, moved to a locked color if their own color rounds to it: pixels of a locked color
  /// belong to it, even if another center is near.
  ///
  /// - Complexity: O(points × locked).
  package func points(at locked: [Color], in space: ColorSpace) -> [WeightedPoint] {
    guard !locked.isEmpty else { return points }
    let bytes = locked.map(\.bytes)
    let places = locked.map { $0.place(in: space) }
    return zip(points, entries).map { point, entry in
      guard let lock = bytes.firstIndex(of: entry.bytes) else { return point }
      return WeightedPoint(places[lock], weight: point.weight)
    }
  }
}

/// The colors that a palette is picked from.
package struct PictureSample {
  /// In `ColorSpace.din2000`, weighted by their abundance.
  package var points: [WeightedPoint]
  /// Parallel to `points`: the share of the pixels of this color that lie on edges, 0…1 (see
  /// `EdgeColors`).
  package var edges: [Double]

  /// Colors of which is not known whether they lie on edges.
  package init(points: [WeightedPoint]) {
    self.init(points: points, edges: [Double](repeating: 0, count: points.count))
  }

  package init(points: [WeightedPoint], edges: [Double]) {
    (self.points, self.edges) = (points, edges)
  }
}

extension HistogramPoints {
  /// Makes one point for each of the given entries.
  package init(_ entries: [HistogramEntry], in space: ColorSpace) {
    self.init(
      points: entries.map { $0.point(in: space) }, entries: entries,
      merging: false)
  }

  /// The same for points whose positions are given.
  package init(_ entries: [HistogramEntry], at places: [SIMD3<Double>]) {
    let points = zip(entries, places).map { WeightedPoint($1, weight: Double($0.count)) }
    self.init(points: points, entries: entries, merging: false)
  }
}

/// Decides which entries of a histogram share a point.
struct LightMerge {
  /// Bins with less than this fraction of the pixels share a point with their neighbors.
  ///
  /// With 1/16384, a still has about 3,000 points, and k-means on them is as good as on its 16,000
  /// bins (`Documentation/Measurements/histogram.md`).
  private static let lightShare: UInt64 = 16384

  /// The smallest count of an entry that gets a point of its own.
  private let heavy: UInt64
  private let coarseColumns = BinLayout.coarseColumns
  private var pointOfCell: [Int32]
  private var count = 0

  init(_ histogram: Histogram, merging: Bool) {
    let merges = merging && !histogram.hasExactColors
    let pixels = UInt64(histogram.pixels)
    heavy = merges ? (pixels + Self.lightShare - 1) / Self.lightShare : 0
    pointOfCell = [Int32](repeating: -1, count: merges ? BinLayout.coarseCount : 0)
  }

  /// The index of the next entry's point, and whether this entry is the first one with that point.
  @inline(__always)
  mutating func point(of entry: HistogramEntry) -> (index: Int, isNew: Bool) {
    if entry.count < heavy {
      let cell = BinLayout.coarse(entry.bin, in: coarseColumns)
      if pointOfCell[cell] >= 0 { return (Int(pointOfCell[cell]), false) }
      pointOfCell[cell] = Int32(truncatingIfNeeded: count)
    }
    count += 1
    return (count - 1, true)
  }
}

extension Histogram {
  /// With fewer points than this, merging gains nothing and could lose colors.
  private static let fewPoints = 1024

  /// The counted colors as points, at the positions where `space` measures distance.
  ///
  /// Bins with few pixels are merged within their coarse cell, unless too few points would be left.
  /// Exact colors (see `Histogram`) are never merged.
  ///
  /// - Complexity: O(bins).
  func points(in space: ColorSpace) -> HistogramPoints {
    let merged = points(in: space, merging: true)
    return merged.points.count < Self.fewPoints ? points(in: space, merging: false) : merged
  }

  /// The colors of the downsampled picture in `ColorSpace.din2000`, weighted by the number of its
  /// squares. `Standout` picks from them.
  ///
  /// Each of the roughly 65,000 squares counts with its mean color. Colors whose components agree
  /// in the first six bits share a point.
  ///
  /// - Complexity: O(bins).
  package func downsampledPoints() -> PictureSample {
    let entries = hasExactColors ? entries() : sixBitEntries()
    let edges = edges
    return PictureSample(
      points: entries.map { $0.point(in: .din2000) },
      edges: entries.map { edges.share(of: $0.bytes) })
  }

  private func sixBitEntries() -> [HistogramEntry] {
    var merged: [HistogramEntry] = []
    merged.reserveCapacity(4096)
    var table = SixBitTable()
    forEachDistantEntry { entry in
      let index = table.index(of: entry.sixBits, next: merged.count)
      if index < merged.count {
        merged[index].merge(entry)
      } else {
        merged.append(entry)
      }
    }
    return merged
  }

  /// The counted entries, with light bins merged if `merging` is set, in rising order of the first
  /// bin of each.
  func entries(merging: Bool) -> [HistogramEntry] {
    var entries: [HistogramEntry] = []
    entries.reserveCapacity(4096)
    var merge = LightMerge(self, merging: merging)
    forEachEntry { entry in
      let (index, isNew) = merge.point(of: entry)
      if isNew {
        entries.append(entry)
      } else {
        entries[index].merge(entry)
      }
    }
    return entries
  }

  private func points(in space: ColorSpace, merging: Bool) -> HistogramPoints {
    let entries = entries(merging: merging)
    return HistogramPoints(
      points: entries.map { $0.point(in: space) }, entries: entries, merging: merging)
  }

  /// Calls `body` with each entry and the index of its point among those that were made of this
  /// histogram, always in the same order.
  func forEachEntry(
    of points: HistogramPoints, _ body: (_ entry: HistogramEntry, _ point: Int) -> Void
  ) {
    var merge = LightMerge(self, merging: points.merging)
    forEachEntry { body($0, merge.point(of: $0).index) }
  }
}

/// An index for each color with six bits per component. It has a page of 64 for each red and green
/// that occurs, because a table of all colors would take 1 MB that is mostly unused.
private struct SixBitTable {
  private var pages = [Int16](repeating: -1, count: 4096)
  private var indices: [Int32] = []

  /// The index of this color (0..<2¹⁸): the one that it was given before, or `next` if it is new.
  @inline(__always)
  mutating func index(of color: Int, next: Int) -> Int {
    let page = color >> 6
    if pages[page] < 0 {
      pages[page] = Int16(truncatingIfNeeded: indices.count / 64)
      indices.append(contentsOf: repeatElement(-1, count: 64))
    }
    let slot = 64 * Int(pages[page]) + (color & 63)
    if indices[slot] < 0 { indices[slot] = Int32(truncatingIfNeeded: next) }
    return Int(indices[slot])
  }
}

extension HistogramEntry {
  /// The first six bits of each component of the mean color, as a number in 0..<2¹⁸.
  fileprivate var sixBits: Int {
    // A quotient of such small whole numbers never rounds up to the next whole number. Convert one
    // by one: converting a vector calls a generic function for each number.
    let whole = Double(4 * count)
    let (red, green, blue) = (Double(red) / whole, Double(green) / whole, Double(blue) / whole)
    return (Int(red) * 64 + Int(green)) * 64 + Int(blue)
  }

  /// The mean color as a point where `space` measures distance, weighted by the number of pixels.
  fileprivate func point(in space: ColorSpace) -> WeightedPoint {
    WeightedPoint(Color(mean, in: .rgb).place(in: space), weight: Double(count))
  }
}

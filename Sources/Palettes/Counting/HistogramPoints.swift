import Clustering
import ColorScience

/// What was counted, as weighted points in a color space, and the way back from a point to the
/// pixels that it stands for.
struct HistogramPoints {
  /// What was counted, in a fixed order.
  let entries: [HistogramEntry]
  /// The points to cluster.
  let points: [WeightedPoint]
  /// For each entry, the index of its point.
  let pointOfEntry: [Int]
}

extension Histogram {
  /// Bins with less than this fraction of the pixels share a point with their neighbors.
  ///
  /// With 1/16384 a still becomes some 3,000 points, and k-means on them is as good as on the
  /// 16,000 bins (`Documentation/Measurements/histogram.md`).
  private static let lightShare: UInt64 = 16384

  /// The counted colors as points, placed where `space` measures distance.
  ///
  /// A bin with few pixels is merged with the other such bins of its coarse cell first; exact
  /// colors (see `Histogram`) are never merged.
  ///
  /// - Complexity: O(bins).
  func points(in space: ColorSpace) -> HistogramPoints {
    let entries = entries()
    var merged: [HistogramEntry] = []
    var pointOfEntry = [Int](repeating: 0, count: entries.count)
    var pointOfCell = [Int](repeating: -1, count: BinLayout.coarseCount)
    let keepsAll = hasExactColors
    for (index, entry) in entries.enumerated() {
      let isLight = entry.count * Self.lightShare < UInt64(pixels)
      if keepsAll || !isLight {
        pointOfEntry[index] = merged.count
        merged.append(entry)
        continue
      }
      let cell = BinLayout.coarse(entry.bin)
      if pointOfCell[cell] < 0 {
        pointOfCell[cell] = merged.count
        merged.append(entry)
      } else {
        merged[pointOfCell[cell]].merge(entry)
      }
      pointOfEntry[index] = pointOfCell[cell]
    }
    let points = merged.map { entry in
      let color = Color(entry.mean, in: .rgb)
      return WeightedPoint(
        space.place(color.coordinates(in: space)), weight: Double(entry.count))
    }
    return HistogramPoints(entries: entries, points: points, pointOfEntry: pointOfEntry)
  }
}

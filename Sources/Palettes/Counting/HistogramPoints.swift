public import Clustering
import ColorScience

/// What was counted, as weighted points in a color space, and the way back from a point to the
/// pixels that it stands for.
struct HistogramPoints {
  /// The points to cluster.
  let points: [WeightedPoint]
  fileprivate let histogram: Histogram
  /// For each entry of the histogram, in its order, the index of its point.
  fileprivate let pointOfEntry: [Int32]

  /// Calls `body` with each entry of the histogram and the index of its point, always in the same
  /// order.
  func forEachEntry(_ body: (_ entry: HistogramEntry, _ point: Int) -> Void) {
    var index = 0
    histogram.forEachEntry { entry in
      body(entry, Int(pointOfEntry[index]))
      index += 1
    }
  }
}

extension Histogram {
  /// Bins with less than this fraction of the pixels share a point with their neighbors.
  ///
  /// With 1/16384 a still becomes some 3,000 points, and k-means on them is as good as on the
  /// 16,000 bins (`Documentation/Measurements/histogram.md`).
  private static let lightShare: UInt64 = 16384

  /// With fewer points than this, nothing is gained by merging and colors could be lost.
  private static let fewPoints = 1024

  /// The counted colors as points, placed where `space` measures distance.
  ///
  /// A bin with few pixels is merged with the other such bins of its coarse cell first, unless
  /// too few points would be left; exact colors (see `Histogram`) are never merged.
  ///
  /// - Complexity: O(bins).
  func points(in space: ColorSpace) -> HistogramPoints {
    let merged = points(in: space, merging: true)
    return merged.points.count < Self.fewPoints ? points(in: space, merging: false) : merged
  }

  /// The colors of the picture as seen from afar, in `ColorSpace.din2000`, as heavy as squares
  /// have them: what `Standout` picks from.
  ///
  /// Afar is the mean of each of some 65,000 squares. Colors whose components agree in the first
  /// six bits share a point.
  ///
  /// - Complexity: O(bins).
  public func distantPoints() -> [WeightedPoint] {
    var merged: [HistogramEntry] = []
    merged.reserveCapacity(distantEntryCount)
    var pointOfColor = [Int32](repeating: -1, count: 1 << 18)
    forEachDistantEntry { entry in
      let color = Int(entry.sixBits)
      if !hasExactColors, pointOfColor[color] >= 0 {
        merged[Int(pointOfColor[color])].merge(entry)
      } else {
        pointOfColor[color] = Int32(merged.count)
        merged.append(entry)
      }
    }
    return merged.map { $0.point(in: .din2000) }
  }

  private func points(in space: ColorSpace, merging: Bool) -> HistogramPoints {
    var merged: [HistogramEntry] = []
    var pointOfEntry: [Int32] = []
    merged.reserveCapacity(entryCount)
    pointOfEntry.reserveCapacity(entryCount)
    var pointOfCell = [Int32](repeating: -1, count: BinLayout.coarseCount)
    let keepsAll = hasExactColors || !merging
    forEachEntry { entry in
      let isLight = entry.count * Self.lightShare < UInt64(pixels)
      let cell = isLight && !keepsAll ? BinLayout.coarse(entry.bin) : nil
      if let cell, pointOfCell[cell] >= 0 {
        pointOfEntry.append(pointOfCell[cell])
        merged[Int(pointOfCell[cell])].merge(entry)
        return
      }
      if let cell { pointOfCell[cell] = Int32(merged.count) }
      pointOfEntry.append(Int32(merged.count))
      merged.append(entry)
    }
    let points = merged.map { $0.point(in: space) }
    return HistogramPoints(points: points, histogram: self, pointOfEntry: pointOfEntry)
  }
}

extension HistogramEntry {
  /// The first six bits of each component of the mean color, 0..<2¹⁸.
  fileprivate var sixBits: UInt64 {
    let (red, green, blue) = (red / count / 4, green / count / 4, blue / count / 4)
    return (red * 64 + green) * 64 + blue
  }

  /// The mean color where `space` measures distance, as heavy as there are pixels.
  fileprivate func point(in space: ColorSpace) -> WeightedPoint {
    let color = Color(mean, in: .rgb)
    return WeightedPoint(space.place(color.coordinates(in: space)), weight: Double(count))
  }
}

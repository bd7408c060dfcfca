import Clustering
import ColorScience

/// For each place of a sample, the counted color of its pixel.
struct StillGrid {
  private let width, height: Int
  /// For each place, the index of a point of the picture's histogram; −1 if its pixel was not
  /// counted because it is in the bars, outside the region, transparent or filtered.
  private let points: [Int32]

  /// - Parameters:
  ///   - sample: some of the picture's pixels.
  ///   - counted: the points of the picture's histogram, in any space.
  ///   - histogram: that histogram.
  ///   - options: the options that the picture was counted with.
  init(
    _ sample: StillSample, of counted: HistogramPoints, in histogram: Histogram,
    options: PaletteOptions
  ) {
    (width, height) = (sample.width, sample.height)
    var filter = PixelFilter(options)
    var search = PointSearch(counted, of: histogram)
    points = sample.colors.map { color in
      guard let color, filter?.admits(color) != false else { return -1 }
      return search.point(of: color)
    }
  }

  /// The map of the swatch to which each place belongs.
  ///
  /// - Parameter swatchOfPoint: for each point of the histogram, the index of its swatch.
  func map(_ swatchOfPoint: [Int], count: Int) -> LabelMap {
    LabelMap(
      width: width, height: height, count: count,
      labels: points.map { $0 < 0 ? UInt8(count) : UInt8(swatchOfPoint[Int($0)]) })
  }
}

/// Finds the point of a histogram for a color: the point of the color's bin, or else the nearest
/// one in CIELAB.
///
/// Points and their order are the same in every space, so one search serves all palettes.
private struct PointSearch {
  private var known: [SIMD3<UInt8>: Int32] = [:]
  private var pointOfBin: [UInt32: Int32] = [:]
  private let counted: HistogramPoints
  /// CIELAB of each point; few pictures need it.
  private lazy var places = counted.entries.map { Color($0.mean, in: .rgb).place(in: .lab) }

  init(_ counted: HistogramPoints, of histogram: Histogram) {
    self.counted = counted
    // Several exact colors may share a bin. Then only the nearest point is right.
    guard !histogram.hasExactColors else { return }
    histogram.forEachEntry(of: counted) { pointOfBin[$0.bin] = Int32($1) }
  }

  mutating func point(of color: SIMD3<UInt8>) -> Int32 {
    if let point = pointOfBin[BinLayout.bin(color)] ?? known[color] { return point }
    let lab = Color(red: color.x, green: color.y, blue: color.z).coordinates(in: .lab)
    var best = 0
    var least = Double.infinity
    for (index, place) in places.enumerated() {
      let way = place - lab
      let square = (way * way).sum()
      if square < least { (best, least) = (index, square) }
    }
    known[color] = Int32(best)
    return Int32(best)
  }
}

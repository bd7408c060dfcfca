import Clustering
import ColorScience

/// A coarse grid over a still, and the counted color that the pixel at each of its places has.
struct StillGrid {
  /// The longer side has so many places.
  private static let longest = 200

  let width, height: Int
  /// For each place the index of a point of the picture's histogram; −1 if its pixel was not
  /// counted: in the bars, outside the region, filtered.
  let points: [Int32]

  /// - Parameter still: the whole picture, opaque, at any size; 3 channels.
  init(_ still: Frame, of picture: CountedPicture, options: PaletteOptions) {
    precondition(still.channels == 3, "a grid lies over an opaque picture")
    let scale = min(1, Double(Self.longest) / Double(max(still.width, still.height)))
    width = max(1, Int((Double(still.width) * scale).rounded()))
    height = max(1, Int((Double(still.height) * scale).rounded()))
    let source = picture.source
    let area = options.region.area(
      in: (still.width, still.height), inside: source.bars, of: (source.width, source.height))
    var filter = PixelFilter(options)
    var search = PointSearch(picture.histogram)
    var points: [Int32] = []
    points.reserveCapacity(width * height)
    for row in 0..<height {
      let y = (2 * row + 1) * still.height / (2 * height)
      for column in 0..<width {
        let x = (2 * column + 1) * still.width / (2 * width)
        let isInside =
          x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height
        let color = still.color(x, y)
        let counts = isInside && filter?.admits(color) != false
        points.append(counts ? search.point(of: color) : -1)
      }
    }
    self.points = points
  }

  /// The map that says which swatch each place belongs to.
  ///
  /// - Parameter swatchOfPoint: for each point of the histogram the index of its swatch.
  func map(_ swatchOfPoint: [Int], count: Int) -> LabelMap {
    LabelMap(
      width: width, height: height, count: count,
      labels: points.map { $0 < 0 ? UInt8(count) : UInt8(swatchOfPoint[Int($0)]) })
  }
}

extension Frame {
  fileprivate func color(_ x: Int, _ y: Int) -> SIMD3<UInt8> {
    let start = (y * width + x) * channels
    return SIMD3(bytes[start], bytes[start + 1], bytes[start + 2])
  }
}

/// Finds the point of a histogram for a color: that of its bin, or else the nearest in CIELAB.
///
/// Points and their order are the same in every space, so one search serves all palettes.
private struct PointSearch {
  private var known: [SIMD3<UInt8>: Int32] = [:]
  private var pointOfBin: [UInt32: Int32] = [:]
  private let places: [SIMD3<Double>]

  init(_ histogram: Histogram) {
    let placed = histogram.points(in: .lab)
    places = placed.points.map(\.position)
    // Several exact colors may share a bin, and then only the nearest is right.
    guard !histogram.hasExactColors else { return }
    placed.forEachEntry { pointOfBin[$0.bin] = Int32($1) }
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

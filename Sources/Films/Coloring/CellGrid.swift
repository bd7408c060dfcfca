import ColorScience
import Palettes

/// The fixed grid of colors in which films are counted: cubes in `ColorSpace.din2000`. Grays lie in
/// the middle of a cube, not on its edge, so that noise does not split them.
enum CellGrid {
  /// Fine cubes are as wide as those of `Standout`, about four just visible steps; coarse ones are
  /// twice as wide.
  case fine, coarse

  /// The width of a fine cube.
  private static let edge = 4.0
  /// All keys are lower than this.
  static let count = 32 * 32 * 32

  /// The number of the fine cube that contains an sRGB color (gamma-coded, 0…1). O(1), about 0.2
  /// µs.
  static func key(_ rgb: SIMD3<Double>) -> UInt32 {
    let point = Color(rgb, in: .rgb).coordinates(in: .din2000)
    let cell = (point / edge + SIMD3(0, 0.5, 0.5)).rounded(.down)
    func index(_ coordinate: Double, from least: Int) -> UInt32 {
      UInt32(min(31, max(0, Int(coordinate) - least)))
    }
    let along = index(cell.y, from: leastAlong)
    return index(cell.x, from: 0) << 10 | along << 5 | index(cell.z, from: leastAcross)
  }

  // The lowest cube on each chroma axis that an sRGB color can lie in, with a few to spare.
  private static let leastAlong = -12
  private static let leastAcross = -16

  /// The middle of the fine cube with this number, in `ColorSpace.din2000`.
  static func middle(of key: UInt32) -> SIMD3<Double> {
    let lightness = Double(key >> 10) + 0.5
    let along = Double(key >> 5 & 31) + Double(leastAlong)
    let across = Double(key & 31) + Double(leastAcross)
    return SIMD3(lightness, along, across) * edge
  }

  /// The number of the coarse cube, 0..<4096, that contains a fine cube.
  static func coarseKey(_ key: UInt32) -> UInt32 {
    let along = key >> 6 & 15
    let across = key >> 1 & 15
    return (key >> 11) << 8 | along << 4 | across
  }
}

extension BinLayout {
  /// The middle of each luma and chroma bin, from which `center(of:)` computes a color.
  private static let middles = withMiddles()

  /// The gamma-coded sRGB color, 0…1, in the middle of a bin; it does not depend on the counted
  /// pixels. A middle outside the cube of sRGB colors is moved to its surface.
  static func center(of bin: UInt32) -> SIMD3<Double> {
    let (chroma, level) = parts(of: bin)
    let (green, redBlue) = Int(chroma).quotientAndRemainder(dividingBy: chromaLevels)
    let luma = middles.luma[level]
    let (x, y) = (middles.redBlue[redBlue], middles.green[green])
    let color = SIMD3(luma - y / 2 + x / 2, luma + y / 2, luma - y / 2 - x / 2) / 255
    return color.clamped(lowerBound: .zero, upperBound: .one)
  }

  /// The mean luma, r − b and (2g − r − b)/2 of each bin, from the table that is used for counting.
  private static func withMiddles() -> (luma: [Double], redBlue: [Double], green: [Double]) {
    var result: (luma: [Double], redBlue: [Double], green: [Double]) = ([], [], [])
    func means(_ pairs: [(level: Int, value: Double)], count: Int) -> [Double] {
      var sums = [SIMD2<Double>](repeating: .zero, count: count)
      for pair in pairs { sums[pair.level] += SIMD2(pair.value, 1) }
      return sums.map { $0.y > 0 ? $0.x / $0.y : 0 }
    }
    withTable { table in
      result.luma = means(
        (0...1020).map { (Int(table[lumaStart + $0]), Double($0) / 4) }, count: lumaLevels)
      result.redBlue = means(
        (-255...255).map { (Int(table[redBlueStart + $0]), Double($0)) }, count: chromaLevels)
      result.green = means(
        (-510...510).map { (Int(table[greenStart + $0]) / chromaLevels, Double($0) / 2) },
        count: chromaLevels)
    }
    return result
  }
}

import Clustering
import ColorScience

/// How well a palette represents a picture, in three numbers.
///
/// They are computed from the 8-bit colors that files contain, so that anyone can compute them
/// again.
package struct PaletteFigures: Sendable, Equatable {
  /// The mean CIEDE2000 difference between the picture's colors, weighted by their pixels, and the
  /// least different swatch of each.
  package let meanDifference: Double
  /// The mean squared distance from the picture's colors to the nearest swatch, in gamma-coded
  /// sRGB of 0…1.
  package let distortion: Double
  /// The two least different swatches (CIEDE2000) with their indices in ascending order; `nil` if
  /// there is only one swatch.
  package let nearestPair: NearestPair?

  package struct NearestPair: Sendable, Equatable {
    package let first, second: Int
    package let difference: Double
  }
}

/// The colors of a picture, prepared for comparison with palettes.
struct FigureMeter {
  private let rgb: [WeightedPoint]
  private let lab: [WeightedPoint]

  /// - Parameter picture: the picture that palettes are compared with.
  init(_ picture: CountedPicture) {
    rgb = picture.histogram.points(in: .rgb).points
    lab = picture.histogram.points(in: .lab).points
  }

  /// - Complexity: O(points × swatches).
  func figures(of palette: Palette) -> PaletteFigures {
    let colors = palette.swatches.map(\.eightBit)
    let swatches = colors.map { $0.coordinates(in: .lab) }
    var sum = 0.0
    var weight = 0.0
    for point in lab {
      var least = Double.infinity
      for swatch in swatches {
        least = min(least, ColorDifference.ciede2000(point.position, swatch))
      }
      sum += point.weight * least
      weight += point.weight
    }
    return PaletteFigures(
      meanDifference: sum / weight,
      distortion: ClusterQuality.distortion(
        of: rgb, centers: colors.map { $0.coordinates(in: .rgb) }),
      nearestPair: Self.nearestPair(of: swatches))
  }

  private static func nearestPair(of swatches: [SIMD3<Double>]) -> PaletteFigures.NearestPair? {
    var nearest: PaletteFigures.NearestPair?
    for first in swatches.indices {
      for second in swatches.indices.dropFirst(first + 1) {
        let difference = ColorDifference.ciede2000(swatches[first], swatches[second])
        guard difference < nearest?.difference ?? .infinity else { continue }
        nearest = .init(first: first, second: second, difference: difference)
      }
    }
    return nearest
  }
}

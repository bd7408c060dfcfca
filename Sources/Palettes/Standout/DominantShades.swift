import ColorScience

/// Finds out which colors are only shades of a dominant color, such as the lit and the dark side of
/// a wall, and how much less they count.
///
/// A picture has every color on the way from a color to its shade. Between the colors of two
/// different things there is a gap, if pixels on edges are not counted. A shade that people call by
/// another word, such as the white in a gray sky, counts as a color of its own.
package struct DominantShades: Sendable {
  /// A color is dominant if more of the picture than this has about its color, 0…1, and fully
  /// dominant from twice this share on.
  package var leastShare = 0.2
  /// Up to this distance cells have about a dominant color, with a weight that decreases on the way,
  /// in units of `ColorSpace.din2000`.
  package var reach = 24.0
  /// The same for the density on the way from a dominant color to its shade.
  package var radius = 8.0
  /// A color is entirely a shade if the density on the way is everywhere at least this part of the
  /// lower density at the ends, 0…1.
  package var leastDensity = 0.1
  /// A shade counts as if its difference from the dominant color were smaller by up to this part, 0…1.
  package var discount = 0.5

  /// Uses the values of `Standout`.
  package init() {}

  /// The cells of a picture as they are counted here: without the pixels on edges.
  struct Areas {
    /// Positions, and shares as w.
    let points: [SIMD4<Double>]

    init(_ picture: ColorCells) {
      points = picture.cells.map { SIMD4($0.point, $0.share * (1 - $0.edges)) }
    }

    /// How much of the picture has about the color at a point, 0…1.
    func density(at point: SIMD3<Double>, radius: Double) -> Double {
      let scale = 1 / (radius * radius)
      var sum = 0.0
      for other in points {
        let offset = other - SIMD4(point, other.w)
        let rest = 1 - (offset * offset).sum() * scale
        if rest > 0 { sum += other.w * rest * rest * rest }
      }
      return sum
    }

    /// The lowest density at eight points of the straight way between two points, as a part of the
    /// lower density at the ends, 0…1; 0 if an end has none.
    func lowest(from start: SIMD3<Double>, to end: SIMD3<Double>, radius: Double) -> Double {
      let way = SIMD4(end - start, 0)
      let length = max((way * way).sum(), 1e-9)
      let steps = SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7) / 7
      var densities = SIMD8<Double>.zero
      for point in points {
        let offset = point - SIMD4(start, point.w)
        let part = (offset * way).sum() / length
        // How far the point is from the straight line, as a part of the radius, squared.
        let aside = ((offset * offset).sum() - part * part * length) / (radius * radius)
        guard aside < 1 else { continue }
        let along = (steps - part) * (steps - part) * (length / (radius * radius))
        var rest = 1 - aside - along
        rest.replace(with: 0, where: rest .< 0)
        densities += point.w * rest * rest * rest
      }
      let ends = min(densities[0], densities[7])
      return ends > 0 ? densities.min() / ends : 0
    }
  }

  /// How dominant the color at a point of `ColorSpace.din2000` is, 0…1.
  ///
  /// - Complexity: O(cells).
  func dominance(of point: SIMD3<Double>, in areas: Areas) -> Double {
    min(1, max(0, areas.density(at: point, radius: reach) / leastShare - 1))
  }

  /// How much the color at a point is a shade of a dominant color, 0…1.
  ///
  /// - Complexity: O(cells).
  func degree(of point: SIMD3<Double>, from dominant: SIMD3<Double>, in areas: Areas) -> Double {
    min(1, areas.lowest(from: dominant, to: point, radius: radius) / leastDensity)
  }
}

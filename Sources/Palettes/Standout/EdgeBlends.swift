import ColorScience

/// Finds the picks that are not colors of a picture, but blends of two of its colors along their
/// edges.
///
/// Smooth edges and glows have every color between those of their sides. Such a color is far from
/// both, so it would be picked like any other color.
package struct EdgeBlends: Sendable {
  /// At least this share of the pixels of a blend lies on edges, 0…1.
  package var leastEdges = 0.75
  /// At most this share of the pixels of the two colors that it blends, 0…1. Texture has more, and
  /// its colors are not judged.
  package var mostEdges = 0.5
  /// A blend differs from the nearest mixture of its two colors by at most this CIEDE2000.
  package var difference = 5.0
  /// Cells up to this distance are about the same color, in `ColorSpace.din2000`.
  package var radius = 6.0

  /// Uses the values of `Standout`.
  package init() {}

  /// Whether a picture has cells that may be blends.
  func mayOccur(in picture: ColorCells) -> Bool {
    picture.cells.contains { $0.edges >= leastEdges }
  }

  /// The cells that are blends of the same two picks as one of the picks is; empty if no pick is a
  /// blend of two others.
  ///
  /// - Parameters:
  ///   - picture: the cells from which colors are picked.
  ///   - picks: CIELAB colors, in the order of picking.
  ///   - fixed: the number of picks, from the first, that are never blends.
  /// - Complexity: O(cells × picks + picks³), and O(cells) more for each pair of colors that has
  ///   blends.
  func cells(of picture: ColorCells, among picks: [SIMD3<Double>], fixed: Int) -> [Int] {
    let edges = picks.map { share(around: $0, in: picture) }
    let solid = picks.indices.filter { edges[$0] <= mostEdges || $0 < fixed }
    var isBlend = [Bool](repeating: false, count: picture.cells.count)
    for pick in picks.indices.dropFirst(fixed) where edges[pick] >= leastEdges {
      for (order, first) in solid.enumerated() {
        for second in solid[(order + 1)...] {
          let mixtures = Mixtures(picks[first], picks[second])
          guard mixtures.contain(picks[pick], within: difference) else { continue }
          for (index, cell) in picture.cells.enumerated()
          where cell.edges >= leastEdges && !isBlend[index] {
            isBlend[index] = mixtures.contain(cell.lab, within: difference)
          }
        }
      }
    }
    return isBlend.indices.filter { isBlend[$0] }
  }

  /// The share of the pixels of about this CIELAB color that lie on edges.
  private func share(around lab: SIMD3<Double>, in picture: ColorCells) -> Double {
    let point = Color(lab, in: .lab).coordinates(in: .din2000)
    var (all, edges) = (0.0, 0.0)
    for cell in picture.cells {
      let offset = cell.point - point
      guard (offset * offset).sum() <= radius * radius else { continue }
      all += cell.share
      edges += cell.share * cell.edges
    }
    return all > 0 ? edges / all : 0
  }
}

/// The mixtures of two colors: of their gamma-coded components, as editors smooth edges, and of
/// light, as lenses do.
private struct Mixtures {
  private static let spaces: [ColorSpace] = [.rgb, .linear]
  private let ends: [(space: ColorSpace, start: SIMD3<Double>, way: SIMD3<Double>)]

  /// The mixtures of two CIELAB colors.
  init(_ first: SIMD3<Double>, _ second: SIMD3<Double>) {
    ends = Self.spaces.map { space in
      let start = Color(first, in: .lab).coordinates(in: space)
      return (space, start, Color(second, in: .lab).coordinates(in: space) - start)
    }
  }

  /// Whether a CIELAB color differs from one of the mixtures by at most this CIEDE2000. The ends of
  /// the way from one color to the other do not count.
  func contain(_ lab: SIMD3<Double>, within difference: Double) -> Bool {
    ends.contains { space, start, way in
      let length = (way * way).sum()
      guard length > 0 else { return false }
      let color = Color(lab, in: .lab).coordinates(in: space)
      let part = ((color - start) * way).sum() / length
      guard part > 0.05, part < 0.95 else { return false }
      let nearest = Color(start + way * part, in: space).coordinates(in: .lab)
      return ColorDifference.ciede2000(nearest, lab) <= difference
    }
  }
}

import CMath
import Clustering

/// Decides which colors of a picture an automatic palette may not leave out: those that fill an
/// area of their own and differ enough from every color of the palette.
///
/// Pixels on edges are not counted, because smooth edges have every color between those of their
/// sides. A small area must differ more than a large one to look different. See
/// `Documentation/Decisions/0067-areas-and-shades.md`.
package struct VisibleColors: Sendable {
  /// Cells up to this distance are about the same color, with a weight that decreases on the way,
  /// in units of `ColorSpace.din2000`.
  package var radius = 12.0
  /// Colors with a smaller share of the picture may be left out, 0…1.
  package var leastShare = 4e-4
  /// A color with this share or more counts as a large area, 0…1; more than `leastShare`.
  package var largeShare = 4e-3
  /// A color with `leastShare` is left out if it is farther than this (CIEDE2000) from every color
  /// of the palette.
  package var smallDifference = 20.0
  /// The same for large areas.
  package var largeDifference = 15.0

  /// Uses the values of `Standout`.
  package init() {}

  /// For each cell of a picture, the CIEDE2000 difference from which on it is left out; infinity if
  /// it may be left out.
  ///
  /// - Complexity: O(cells²).
  func differences(in picture: ColorCells) -> [Double] {
    let areas = picture.cells.map { WeightedPoint($0.point, weight: $0.share * (1 - $0.edges)) }
    return KernelDensity.estimate(areas, radius: radius).map { share in
      guard share >= leastShare else { return .infinity }
      let size = min(1, log(share / leastShare) / log(largeShare / leastShare))
      return smallDifference + (largeDifference - smallDifference) * size
    }
  }
}

import CMath
import Clustering

/// How much a color matters to people. Abundance counts, but much less than in proportion, and
/// strong colors count more than grays.
///
/// - Source: abundance is compressed as in the density-based palettes of Delon et al. 2007,
///   doi:10.1109/TIP.2006.884925. The weight of strong colors, and every number, is measured in
///   `Documentation/Measurements/quality.md`.
package struct Importance: Sendable {
  /// How far around a cell its neighbors count as the same color, in units of `ColorSpace.din2000`.
  package var radius = 18.0
  /// Importance grows with this power of abundance, 0…1.
  package var abundancePower = 0.25
  /// A color with the chroma `strongChroma` matters 1 + this times as much as a gray.
  package var chromaGain = 1.0
  /// The CIELAB chroma that adds `chromaGain` once; twice this chroma or more adds it twice.
  package var strongChroma = 60.0
  /// Colors are ignored up to this abundance and count fully from twice this abundance on, 0…1.
  package var leastAbundance = 1.4e-4
  /// The pull of a color on a center grows with this power of its abundance, 0…1.
  package var pullPower = 0.1

  /// Uses the values of `Standout`.
  package init() {}

  /// The weights of each cell of a picture; parallel to its cells.
  package struct Weights: Sendable {
    /// How important it is that a palette contains this color, 0 or more.
    package var importance: [Double]
    /// How strongly a cell attracts a near color of the palette, 0 or more.
    package var pull: [Double]
    /// The share of the picture that has roughly this color, 0…1.
    package var abundance: [Double]
  }

  /// The weights of a picture's cells.
  ///
  /// - Complexity: O(cells²).
  package func weights(of picture: ColorCells) -> Weights {
    let cells = picture.cells
    let abundance = KernelDensity.estimate(
      cells.map { WeightedPoint($0.point, weight: $0.share) }, radius: radius)
    var importance: [Double] = []
    var pull: [Double] = []
    importance.reserveCapacity(cells.count)
    pull.reserveCapacity(cells.count)
    for (cell, abundance) in zip(cells, abundance) {
      let visibility = min(max(abundance / leastAbundance - 1, 0), 1)
      let strength = visibility * (1 + chromaGain * min(cell.chroma / strongChroma, 2))
      importance.append(strength * pow(abundance, abundancePower))
      pull.append(strength * cell.share * pow(abundance, pullPower - 1))
    }
    return Weights(importance: importance, pull: pull, abundance: abundance)
  }
}

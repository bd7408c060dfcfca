import CMath
import Clustering

/// How much a color matters to people: abundance counts, but far less than in proportion, and
/// strong colors count more than grays.
///
/// - Source: abundance is compressed as in the density-based palettes of Delon et al. 2007,
///   doi:10.1109/TIP.2006.884925; what strong colors are worth, and every number, is measured in
///   `Documentation/Measurements/quality.md`.
package struct Importance: Sendable {
  /// How far around a cell its neighbors count as the same color, in `ColorSpace.din2000`.
  package var radius = 18.0
  /// Importance grows with abundance to this power, 0…1.
  package var abundancePower = 0.25
  /// A color of `strongChroma` matters 1 + this times as much as a gray.
  package var chromaGain = 1.0
  /// CIELAB's chroma that counts once; twice that and more counts twice.
  package var strongChroma = 60.0
  /// Colors are ignored up to this abundance, and count in full from twice that on, 0…1.
  package var leastAbundance = 1.4e-4
  /// The pull of one color on a center grows with its abundance to this power, 0…1.
  package var pullPower = 0.1

  /// The numbers that `Standout` uses.
  package init() {}

  /// What each cell of a picture weighs; parallel to its cells.
  package struct Weights: Sendable {
    /// How much it matters that a palette holds this color, 0 or more.
    package var importance: [Double]
    /// How strongly a cell draws a near color of the palette to itself, 0 or more.
    package var pull: [Double]
    /// The share of the picture that has about this color, 0…1.
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

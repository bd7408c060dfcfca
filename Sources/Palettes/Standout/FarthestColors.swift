import CMath
import ColorScience

/// Picks colors one after another: each is the most important one among those far from all earlier
/// picks.
///
/// - Source: farthest-first traversal (Gonzalez 1985, doi:10.1016/0304-3975(85)90224-5) by
///   CIEDE2000, weighted by importance. A color counts more if its color term describes no earlier
///   pick, because people distinguish colors by such words (see `ColorTerm`).
package struct FarthestColors: Sendable {
  /// Beyond this CIEDE2000 difference, a larger difference has no further effect.
  package var reach = 26.5
  /// How much more a color with a new color term counts, 0 or more.
  package var novelty = 0.6
  /// Makes shades of a dominant color count less; `nil` in films, where a color that becomes
  /// dominant must not change the others.
  package var shades: DominantShades? = DominantShades()

  /// Uses the values of `Standout`.
  package init() {}

  /// Up to `count` colors: those of `kept`, then cells of the picture in the order of picking.
  ///
  /// Without `kept`, the most abundant cell comes first. The result is shorter only if there are
  /// fewer cells.
  ///
  /// - Parameters:
  ///   - count: the number of colors, including those of `kept`, 1 or more.
  ///   - picture: the cells that colors are picked from.
  ///   - weights: the weights of the picture's cells.
  ///   - kept: CIELAB colors that are already in the palette.
  /// - Returns: CIELAB colors.
  /// - Complexity: O(cells × (count + judged cells)): few cells are compared with dominant colors.
  package func picks(
    _ count: Int, from picture: ColorCells, _ weights: Importance.Weights,
    keeping kept: [SIMD3<Double>] = []
  ) -> [SIMD3<Double>] {
    picks(count, from: picture, weights, keeping: kept) { picture.cells[$0].lab }
  }

  /// Does the same, but the caller chooses the color that represents a picked cell.
  ///
  /// - Parameters:
  ///   - color: returns a CIELAB color close to the cell with the given index.
  ///   - memory: what earlier calls for the same picture found out about its shades.
  /// - Complexity: O(cells × (count + judged cells)): few cells are compared with dominant colors.
  func picks(
    _ count: Int, from picture: ColorCells, _ weights: Importance.Weights,
    keeping kept: [SIMD3<Double>], memory: DominantShades.Memory? = nil,
    color: (Int) -> SIMD3<Double>
  ) -> [SIMD3<Double>] {
    var search = Search(picture, self, memory)
    var picks = kept
    for pick in picks { search.add(pick) }
    while picks.count < min(count, kept.count + picture.cells.count) {
      let next = picks.isEmpty ? weights.abundance.greatestIndex ?? 0 : search.next(weights)
      picks.append(color(next))
      search.add(picks[picks.count - 1])
      // The cell itself counts as picked and is not picked again.
      search.distances[next] = 0
    }
    return picks
  }

  /// As many picks as are needed until nothing visible is left out, and what is left out then.
  ///
  /// - Parameters:
  ///   - range: the range of the number of picks, from 1.
  ///   - picture: the cells that colors are picked from.
  ///   - weights: the weights of the picture's cells. A cell without importance may be left out.
  ///   - differences: a cell is left out if every pick is farther than this, CIEDE2000, more than 0
  ///     (see `VisibleColors`); parallel to the picture's cells.
  ///   - kept: CIELAB colors that are already in the palette; they count as picks.
  ///   - memory: what earlier calls for the same picture found out about its shades.
  /// - Returns: the picks, and how many times its own `differences` the cell that is missed most is
  ///   away from all of them: up to 1 if nothing is left out.
  /// - Complexity: the same as `picks`.
  func picks(
    in range: ClosedRange<Int>, of picture: ColorCells, _ weights: Importance.Weights,
    until differences: [Double], keeping kept: [SIMD3<Double>] = [],
    memory: DominantShades.Memory? = nil
  ) -> (picks: [SIMD3<Double>], leftOut: Double) {
    let visible = picture.cells.indices.filter {
      differences[$0] < .infinity && weights.importance[$0] > 0
    }
    let most = min(range.upperBound, kept.count + picture.cells.count)
    var search = Search(picture, self, memory)
    var picks = kept
    for pick in picks { search.add(pick) }
    while true {
      let leftOut = visible.map { search.distances[$0] / differences[$0] }.max() ?? 0
      if picks.count >= most || picks.count >= range.lowerBound && leftOut <= 1 {
        return (picks, leftOut)
      }
      let next = picks.isEmpty ? weights.abundance.greatestIndex ?? 0 : search.next(weights)
      picks.append(picture.cells[next].lab)
      search.add(picks[picks.count - 1])
      search.distances[next] = 0
    }
  }

  /// The state of each cell during picking.
  private struct Search {
    let cells: [ColorCells.Cell]
    let novelty: Double
    let reach: Double
    /// How well each term fits each cell.
    let terms: [SIMD16<Double>]
    /// The best fit of each term among the picks.
    var covered = SIMD16<Double>.zero
    /// CIEDE2000 to the nearest pick, at most `reach`.
    var distances: [Double]
    /// Knows the shades of the picks that are dominant.
    var shades: DominantShades.Search?

    init(_ picture: ColorCells, _ choices: FarthestColors, _ memory: DominantShades.Memory?) {
      cells = picture.cells
      novelty = choices.novelty
      reach = choices.reach
      terms = picture.terms
      distances = [Double](repeating: reach, count: cells.count)
      shades = choices.shades.map {
        DominantShades.Search(memory ?? DominantShades.Memory($0, picture))
      }
    }

    mutating func add(_ lab: SIMD3<Double>) {
      for index in cells.indices where distances[index] > 0 {
        // A color whose lightness differs this much cannot be nearer, whatever its hue.
        let least = ColorDifference.leastCIEDE2000(cells[index].lab.x, lab.x)
        if least > distances[index] { continue }
        let difference = ColorDifference.ciede2000(cells[index].lab, lab)
        if difference < distances[index] { distances[index] = difference }
      }
      shades?.add(lab)
      guard novelty > 0 else { return }
      let fit = ColorTerm.fit(of: Color(lab, in: .lab))
      covered.replace(with: fit, where: fit .> covered)
    }

    /// The cell that is missed most; if nothing visible is missed, a distant cell with a large
    /// share.
    mutating func next(_ weights: Importance.Weights) -> Int {
      var scores = cells.indices.map { index in
        let gain = novelty > 0 ? 1 + novelty * newness(of: index) : 1
        return weights.importance[index] * distances[index] * distances[index] * gain
      }
      // Only the best cells are compared with the dominant colors, which is slow.
      var isJudged = [Bool](repeating: shades?.isEmpty ?? true, count: cells.count)
      while let best = scores.greatestIndex, scores[best] > 1e-12 {
        if isJudged[best] { return best }
        isJudged[best] = true
        let part = part(of: best)
        scores[best] *= part * part
      }
      return cells.indices.map { distances[$0] * cells[$0].share.squareRoot() }.greatestIndex ?? 0
    }

    /// To which degree no pick has the term of a cell, 0…1.
    private func newness(of cell: Int) -> Double { (terms[cell] * (1 - covered)).sum() }

    /// The part of a cell's distance that counts, because it may be a shade of a dominant color.
    private func part(of cell: Int) -> Double {
      guard let shades else { return 1 }
      let (lab, newness) = (cells[cell].lab, newness(of: cell))
      let shade = shades.difference(of: cell, lab: lab, newness: newness, reach: reach)
      return min(1, shade / distances[cell])
    }
  }
}

extension [Double] {
  /// The index of the greatest number, the first one if several are equal; `nil` if the array is
  /// empty.
  var greatestIndex: Int? {
    var best = indices.first
    for index in indices where self[index] > self[best ?? index] { best = index }
    return best
  }
}

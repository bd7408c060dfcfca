import CMath
import ColorScience

/// Colors picked one after another, each the most important of those that are far from all before.
///
/// - Source: farthest-first traversal (Gonzalez 1985, doi:10.1016/0304-3975(85)90224-5) by
///   CIEDE2000, weighted by importance; a color that no earlier pick has a word for counts more,
///   since people tell colors apart by their words (see `ColorTerm`).
package struct FarthestColors: Sendable {
  /// Beyond this CIEDE2000 difference a color is simply different.
  package var reach = 26.5
  /// How much more a color counts whose word is new, 0 or more.
  package var novelty = 0.6

  /// The numbers that `Standout` uses.
  package init() {}

  /// Up to `count` colors: those of `kept`, and then cells of the picture in the order of picking.
  ///
  /// Without `kept`, the most abundant cell comes first. Fewer only if there are fewer cells.
  ///
  /// - Parameters:
  ///   - count: how many colors, those of `kept` included, 1 or more.
  ///   - picture: the cells that colors are picked from.
  ///   - weights: those of the picture's cells.
  ///   - kept: CIELAB colors that are already in the palette.
  /// - Returns: CIELAB colors.
  /// - Complexity: O(cells × count) differences.
  package func picks(
    _ count: Int, from picture: ColorCells, _ weights: Importance.Weights,
    keeping kept: [SIMD3<Double>] = []
  ) -> [SIMD3<Double>] {
    picks(count, from: picture, weights, keeping: kept) { picture.cells[$0].lab }
  }

  /// The same, with a word on what color stands for a cell that was picked.
  ///
  /// - Parameter color: CIELAB, given the index of the cell; near to it.
  func picks(
    _ count: Int, from picture: ColorCells, _ weights: Importance.Weights,
    keeping kept: [SIMD3<Double>], color: (Int) -> SIMD3<Double>
  ) -> [SIMD3<Double>] {
    var search = Search(picture, novelty: novelty, reach: reach)
    var picks = kept
    for pick in picks { search.add(pick) }
    while picks.count < min(count, kept.count + picture.cells.count) {
      let next = picks.isEmpty ? weights.abundance.greatestIndex ?? 0 : search.next(weights)
      picks.append(color(next))
      search.add(picks[picks.count - 1])
      // The cell itself is picked too, and not again.
      search.distances[next] = 0
    }
    return picks
  }

  /// How many picks it takes until nothing that can be seen is left out.
  ///
  /// - Parameters:
  ///   - range: what may be answered, from 1.
  ///   - picture: the cells that colors are picked from.
  ///   - weights: those of the picture's cells.
  ///   - difference: a cell is left out if no pick is this near to it (CIEDE2000), up to `reach`.
  ///   - abundance: what makes up less of the picture than this may be left out, 0…1.
  ///   - kept: CIELAB colors that are already in the palette, and count.
  /// - Complexity: as `picks`.
  package func distinctCount(
    in range: ClosedRange<Int>, of picture: ColorCells, _ weights: Importance.Weights,
    difference: Double, abundance: Double, keeping kept: [SIMD3<Double>] = []
  ) -> Int {
    let most = max(kept.count, min(range.upperBound, kept.count + picture.cells.count))
    var search = Search(picture, novelty: novelty, reach: reach)
    for (index, pick) in picks(most, from: picture, weights, keeping: kept).enumerated() {
      search.add(pick)
      if index + 1 < kept.count { continue }
      let isComplete = !picture.cells.indices.contains {
        search.distances[$0] > difference && weights.abundance[$0] >= abundance
      }
      if isComplete { return max(range.lowerBound, index + 1) }
    }
    return max(range.lowerBound, most)
  }

  /// What is known of each cell while picking.
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

    init(_ picture: ColorCells, novelty: Double, reach: Double) {
      cells = picture.cells
      self.novelty = novelty
      self.reach = reach
      terms = picture.terms
      distances = [Double](repeating: reach, count: cells.count)
    }

    mutating func add(_ lab: SIMD3<Double>) {
      for index in cells.indices where distances[index] > 0 {
        // What is that much lighter or darker is no nearer, whatever its hue.
        let least = ColorDifference.leastCIEDE2000(cells[index].lab.x, lab.x)
        if least > distances[index] { continue }
        let difference = ColorDifference.ciede2000(cells[index].lab, lab)
        if difference < distances[index] { distances[index] = difference }
      }
      guard novelty > 0 else { return }
      let fit = ColorTerm.fit(of: Color(lab, in: .lab))
      covered.replace(with: fit, where: fit .> covered)
    }

    /// The cell that is missed most; if nothing visible is missed, the farthest large one.
    func next(_ weights: Importance.Weights) -> Int {
      let scores = cells.indices.map { index in
        let gain = novelty > 0 ? 1 + novelty * (terms[index] * (1 - covered)).sum() : 1
        return weights.importance[index] * distances[index] * distances[index] * gain
      }
      if let best = scores.greatestIndex, scores[best] > 1e-12 { return best }
      return cells.indices.map { distances[$0] * cells[$0].share.squareRoot() }.greatestIndex ?? 0
    }
  }
}

extension [Double] {
  /// The index of the greatest number, the first of several; `nil` if there is none.
  var greatestIndex: Int? { indices.max { self[$0] < self[$1] || self[$0] == self[$1] && $0 > $1 } }
}

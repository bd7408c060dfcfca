package import Clustering
import ColorScience

/// The palette that a person would name: what fills the frame, and what stands out though small.
///
/// Colors are picked by `FarthestColors` with the weights of `Importance`; each moves to the
/// middle of its like by `TrimmedKMeans`; near twins are dropped as long as something more
/// distinct can take their place; and each is shown as its most typical pixels look
/// (`TypicalColors`). Nothing is drawn by chance.
///
/// - Complexity: O(cells² + (cells + points) × count).
/// - Source: see the parts; how well it works, and what each part is worth, is in
///   `Documentation/Measurements/quality.md`.
package struct Standout: Sendable {
  /// The width of a cell of colors, in `ColorSpace.din2000`.
  package var cellEdge = 4.0
  /// How much each color matters.
  package var importance = Importance()
  /// How colors are picked, one after another.
  package var farthest = FarthestColors()
  /// How far from a center its cells still draw it.
  package var trimming = TrimmedKMeans(reach: 15)
  /// What color is shown for what was picked.
  package var typical = TypicalColors()
  /// Two colors nearer than this (CIEDE2000) are twins.
  package var twinDifference = 10.0
  /// How many times twins are replaced, 0 or more.
  package var twinRounds = 3

  /// Without being asked for a number, a palette has one of these counts.
  package var counts = 3...16
  /// What is farther than this (CIEDE2000) from every color of such a palette is left out by it.
  package var leftOutDifference = 20.0
  /// Less than this share of the picture may be left out, 0…1.
  package var leftOutShare = 2e-4

  /// The numbers that were found best on annotated pictures.
  package init() {}

  /// The smallest number of colors that leaves out nothing that can be seen and is distinct.
  ///
  /// - Parameters:
  ///   - picture: the cells that colors are picked from.
  ///   - fixed: points of `ColorSpace.din2000` that are in the palette already, and count.
  /// - Complexity: O(cells²).
  package func distinctCount(of picture: ColorCells, keeping fixed: [SIMD3<Double>] = []) -> Int {
    farthest.distinctCount(
      in: counts, of: picture, importance.weights(of: picture), difference: leftOutDifference,
      abundance: leftOutShare, keeping: fixed.map(Self.lab))
  }

  /// `count` groups of points of `ColorSpace.din2000`, by falling weight, ties by the lowest
  /// member; fewer only if there are fewer points.
  ///
  /// Every point is in the group whose center is nearest, unless a group would be empty. A center
  /// is a color to show, which is not the mean of the group. The groups around `fixed` come first,
  /// in its order; they may be empty, and a point that stands there is in them.
  ///
  /// - Parameters:
  ///   - points: the counted colors, as heavy as they are abundant.
  ///   - count: how many groups, 1 or more, those around `fixed` included.
  ///   - sample: the points that colors are picked from, if they are not the same: a picture as
  ///     seen from afar has less noise.
  ///   - fixed: colors that are picked before all others, and never move.
  /// - Precondition: `count` is 1 or more, and no less than there are fixed colors.
  /// - Complexity: O(cells² + (cells + points) × count).
  package func clusters(
    of points: [WeightedPoint], count: Int, pickedFrom sample: [WeightedPoint]? = nil,
    keeping fixed: [SIMD3<Double>] = []
  ) -> [Cluster] {
    precondition(count >= max(1, fixed.count), "a palette needs a count of 1 or more")
    let others = points.lazy.map(\.position).filter { !fixed.contains($0) }
    if others.count <= count - fixed.count {
      return clusters(of: points, around: fixed + others, fixed: fixed.count)
    }
    var picture = ColorCells(sample ?? points, edge: cellEdge, least: count)
    if picture.cells.count < count { picture = ColorCells(points, edge: cellEdge, least: count) }
    return clusters(
      of: points, around: colors(of: picture, count: count, keeping: fixed), fixed: fixed.count)
  }

  /// The colors to show, as points of `ColorSpace.din2000`, in the order of picking.
  ///
  /// - Parameters:
  ///   - picture: the cells that colors are picked from.
  ///   - count: how many colors, those of `fixed` included.
  ///   - fixed: the first of them, which are shown as they are.
  /// - Complexity: O(cells² + cells × count × (twinRounds + 1)).
  package func colors(
    of picture: ColorCells, count: Int, keeping fixed: [SIMD3<Double>] = []
  ) -> [SIMD3<Double>] {
    colors(of: picture, importance.weights(of: picture), count: count, keeping: fixed)
  }

  /// The same with weights that are given, and a word on what color (CIELAB) stands for a cell that
  /// was picked; the cell's own without it.
  package func colors(
    of picture: ColorCells, _ weights: Importance.Weights, count: Int,
    keeping fixed: [SIMD3<Double>] = [], pick: ((Int) -> SIMD3<Double>)? = nil
  ) -> [SIMD3<Double>] {
    let pick = pick ?? { picture.cells[$0].lab }
    let pulls = zip(picture.cells, weights.pull).map { WeightedPoint($0.point, weight: $1) }
    var picks = farthest.picks(
      count, from: picture, weights, keeping: fixed.map(Self.lab), color: pick)
    var round = 0
    while true {
      let seeds = picks.dropFirst(fixed.count).map {
        Color($0, in: .lab).coordinates(in: .din2000)
      }
      let centers = trimming.centers(of: pulls, from: fixed + seeds, fixed: fixed.count)
      let colors = typical.colors(
        of: picture, pull: weights.pull, around: centers, fixed: fixed.count)
      let shown = colors.map(Self.lab)
      let kept = withoutTwins(shown, fixed: fixed.count)
      if kept.count == shown.count || round == twinRounds { return colors }
      picks = farthest.picks(count, from: picture, weights, keeping: kept, color: pick)
      round += 1
    }
  }

  /// A point of `ColorSpace.din2000` in CIELAB.
  private static func lab(_ point: SIMD3<Double>) -> SIMD3<Double> {
    Color(point, in: .din2000).coordinates(in: .lab)
  }

  /// The colors (CIELAB) that are fixed, the first ones, or no twins of an earlier one.
  private func withoutTwins(_ colors: [SIMD3<Double>], fixed: Int) -> [SIMD3<Double>] {
    colors.indices.filter { index in
      index < fixed
        || !colors[..<index].contains {
          ColorDifference.ciede2000($0, colors[index]) < twinDifference
        }
    }.map { colors[$0] }
  }

  /// Each point with its nearest color; a color that is nearest to none and not fixed, as the first
  /// are, takes the nearest point that is not another's only one and stands at no fixed color.
  package func clusters(
    of points: [WeightedPoint], around colors: [SIMD3<Double>], fixed: Int
  ) -> [Cluster] {
    var labels = points.map { colors.nearest(to: $0.position) }
    var sizes = [Int](repeating: 0, count: colors.count)
    for label in labels { sizes[label] += 1 }
    for empty in colors.indices.dropFirst(fixed) where sizes[empty] == 0 {
      let free = points.indices.filter { index in
        let label = labels[index]
        return label < fixed ? points[index].position != colors[label] : sizes[label] > 1
      }
      let point = free[free.map { points[$0].position }.nearest(to: colors[empty])]
      sizes[labels[point]] -= 1
      labels[point] = empty
      sizes[empty] = 1
    }
    var clusters = colors.map { Cluster(center: $0, weight: 0, members: []) }
    for (index, label) in labels.enumerated() {
      clusters[label].members.append(index)
      clusters[label].weight += points[index].weight
    }
    return clusters[..<fixed]
      + clusters[fixed...].sorted { ($0.weight, $1.members[0]) > ($1.weight, $0.members[0]) }
  }
}

extension [SIMD3<Double>] {
  /// The index of the point nearest to `point`, the first of several; 0 if there is none.
  func nearest(to point: SIMD3<Double>) -> Int {
    var best = 0
    var least = Double.infinity
    for (index, place) in enumerated() {
      let offset = place - point
      let distance = (offset * offset).sum()
      if distance < least { (best, least) = (index, distance) }
    }
    return best
  }
}

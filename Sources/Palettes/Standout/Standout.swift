package import Clustering
import ColorScience

/// Makes the palette that a person would name: the colors that fill the frame, and small colors
/// that stand out.
///
/// `FarthestColors` picks colors with the weights of `Importance`. `TrimmedKMeans` moves each to
/// the middle of similar colors. Near twins are dropped as long as a more distinct color can
/// replace them. `TypicalColors` shows each color as its most typical pixels look. Nothing is
/// random.
///
/// - Complexity: O(cells² + (cells + points) × count).
/// - Source: see the parts. The quality of the result, and the effect of each part, is in
///   `Documentation/Measurements/quality.md`.
package struct Standout: Sendable {
  /// The width of a cell of colors, in `ColorSpace.din2000`.
  package var cellEdge = 4.0
  /// How important each color is.
  package var importance = Importance()
  /// How colors are picked, one after another.
  package var farthest = FarthestColors()
  /// How far from a center cells still attract it.
  package var trimming = TrimmedKMeans(reach: 15)
  /// Chooses the color to show for each picked color.
  package var typical = TypicalColors()
  /// Finds blends along edges, which are not picked.
  package var blends = EdgeBlends()
  /// Shows flat colors as they are.
  package var flat = FlatColors()
  /// Two colors with a smaller CIEDE2000 difference than this are twins.
  package var twinDifference = 10.0
  /// How many times twins are replaced at most, 0 or more.
  package var twinRounds = 3
  /// How many times blends are replaced at most, 0 or more.
  package var blendRounds = 4

  /// The range of the automatic count.
  package var counts = 2...24
  /// Decides which colors an automatic palette may not leave out.
  package var visible = VisibleColors()

  /// Uses the values that gave the best results on annotated pictures.
  package init() {}

  /// What is known of a picture before any color is picked. The number of colors and the colors of
  /// one picture share it.
  package struct Study {
    /// The colors of the picture.
    let sample: PictureSample
    /// The cells that colors are picked from.
    let picture: ColorCells
    let weights: Importance.Weights
    /// What is known about the shades.
    let memory: DominantShades.Memory?
  }

  /// Studies a picture.
  ///
  /// - Parameters:
  ///   - sample: the colors of the picture, best of a downsampled one, which has less noise.
  ///   - least: the smallest number of cells, if there are as many points.
  /// - Complexity: O(points + cells²).
  package func study(_ sample: PictureSample, least: Int = 1) -> Study {
    study(ColorCells(sample, edge: cellEdge, least: least), sample)
  }

  /// The same for cells of which nothing more is known.
  private func study(_ picture: ColorCells, _ sample: PictureSample = PictureSample(points: []))
    -> Study
  {
    Study(
      sample: sample, picture: picture, weights: importance.weights(of: picture),
      memory: farthest.shades.map { DominantShades.Memory($0, picture) })
  }

  /// The smallest number of colors that leaves out nothing visible and distinct, and what it leaves
  /// out.
  ///
  /// - Parameters:
  ///   - picture: the cells that colors are picked from.
  ///   - fixed: points of `ColorSpace.din2000` that are already in the palette; they count too.
  /// - Complexity: O(cells²).
  package func automaticCount(
    of picture: ColorCells, keeping fixed: [SIMD3<Double>] = []
  ) -> AutomaticCount {
    automaticCount(of: study(picture), keeping: fixed)
  }

  /// The same for a picture that is studied already.
  func automaticCount(of study: Study, keeping fixed: [SIMD3<Double>]) -> AutomaticCount {
    let kept = fixed.map(Self.lab)
    let differences = visible.differences(in: study.picture)
    let (_, (picks, leftOut)) = withoutBlends(of: study, fixed: fixed.count) { weights in
      farthest.picks(
        in: counts, of: study.picture, weights, until: differences, keeping: kept,
        memory: study.memory)
    }
    return AutomaticCount(
      count: max(1, picks.count),
      leftOut: min(farthest.reach, leftOut * AutomaticCount.leastDifference))
  }

  /// Picks colors again, until none of them is a blend of two others along their edges. Blends get
  /// no weight.
  ///
  /// - Returns: the weights that are left, and what was picked.
  private func withoutBlends(
    of study: Study, fixed: Int,
    picks: (Importance.Weights) -> (picks: [SIMD3<Double>], leftOut: Double)
  ) -> (Importance.Weights, (picks: [SIMD3<Double>], leftOut: Double)) {
    var weights = study.weights
    var found = picks(weights)
    guard blends.mayOccur(in: study.picture) else { return (weights, found) }
    for _ in 0..<blendRounds {
      let cells = blends.cells(of: study.picture, among: found.picks, fixed: fixed)
        .filter { weights.importance[$0] > 0 || weights.pull[$0] > 0 }
      if cells.isEmpty { break }
      for cell in cells { (weights.importance[cell], weights.pull[cell]) = (0, 0) }
      found = picks(weights)
    }
    return (weights, found)
  }

  /// Divides points of `ColorSpace.din2000` into `count` groups, by falling weight, ties by the
  /// lowest member; fewer groups only if there are fewer points.
  ///
  /// Every point is in the group with the nearest center, unless a group would then be empty. A
  /// center is a color to show, which is not the mean of the group. The groups around `fixed` come
  /// first, in its order. They may be empty, and a point at the position of a fixed color is in its
  /// group.
  ///
  /// - Parameters:
  ///   - points: the counted colors, weighted by their abundance.
  ///   - count: the number of groups, 1 or more, including those around `fixed`.
  ///   - study: the picture that colors are picked from, if that is not `points`.
  ///   - fixed: colors that are picked before all others and never move.
  /// - Precondition: `count` is 1 or more, and not less than the number of fixed colors.
  /// - Complexity: O(cells² + (cells + points) × count).
  package func clusters(
    of points: [WeightedPoint], count: Int, pickedFrom study: Study? = nil,
    keeping fixed: [SIMD3<Double>] = []
  ) -> [Cluster] {
    precondition(count >= max(1, fixed.count), "a palette needs a count of 1 or more")
    let others = points.lazy.map(\.position).filter { !fixed.contains($0) }
    if others.count <= count - fixed.count {
      return clusters(of: points, around: fixed + others, fixed: fixed.count)
    }
    let whole = PictureSample(points: points)
    var study = study ?? self.study(whole, least: count)
    if study.picture.cells.count < count { study = self.study(study.sample, least: count) }
    if study.picture.cells.count < count { study = self.study(whole, least: count) }
    let groups = clusters(
      of: points, around: colors(of: study, count: count, keeping: fixed), fixed: fixed.count)
    let shown = flat.colors(of: groups, points, fixed: fixed.count)
    if shown == groups.map(\.center) { return groups }
    return clusters(of: points, around: shown, fixed: fixed.count)
  }

  /// The colors to show, as points of `ColorSpace.din2000`, in the order of picking.
  ///
  /// - Parameters:
  ///   - picture: the cells that colors are picked from.
  ///   - count: the number of colors, including those of `fixed`.
  ///   - fixed: the first colors, which are shown as they are.
  /// - Complexity: O(cells² + cells × count × (twinRounds + 1)).
  package func colors(
    of picture: ColorCells, count: Int, keeping fixed: [SIMD3<Double>] = []
  ) -> [SIMD3<Double>] {
    colors(of: study(picture), count: count, keeping: fixed)
  }

  /// The same for a picture that is studied already.
  private func colors(
    of study: Study, count: Int, keeping fixed: [SIMD3<Double>]
  ) -> [SIMD3<Double>] {
    let picture = study.picture
    let kept = fixed.map(Self.lab)
    let color = { (cell: Int) in picture.cells[cell].lab }
    let (weights, found) = withoutBlends(of: study, fixed: fixed.count) { weights in
      let picks = farthest.picks(
        count, from: picture, weights, keeping: kept, memory: study.memory, color: color)
      return (picks, 0)
    }
    return colors(
      of: picture, weights, count: count, keeping: fixed, from: found.picks,
      memory: study.memory, pick: color)
  }

  /// Does the same with given weights.
  ///
  /// - Parameter pick: returns the color (CIELAB) that represents a picked cell.
  package func colors(
    of picture: ColorCells, _ weights: Importance.Weights, count: Int,
    keeping fixed: [SIMD3<Double>] = [], pick: (Int) -> SIMD3<Double>
  ) -> [SIMD3<Double>] {
    colors(
      of: picture, weights, count: count, keeping: fixed, from: nil, memory: nil, pick: pick)
  }

  /// - Parameters:
  ///   - seeds: the first picks, if they are known already.
  ///   - memory: what is known about the picture's shades already.
  private func colors(
    of picture: ColorCells, _ weights: Importance.Weights, count: Int,
    keeping fixed: [SIMD3<Double>], from seeds: [SIMD3<Double>]?, memory: DominantShades.Memory?,
    pick: (Int) -> SIMD3<Double>
  ) -> [SIMD3<Double>] {
    let pulls = zip(picture.cells, weights.pull).map { WeightedPoint($0.point, weight: $1) }
    var picks =
      seeds
      ?? farthest.picks(
        count, from: picture, weights, keeping: fixed.map(Self.lab), memory: memory, color: pick)
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
      picks = farthest.picks(
        count, from: picture, weights, keeping: kept, memory: memory, color: pick)
      round += 1
    }
  }

  /// A point of `ColorSpace.din2000` in CIELAB.
  private static func lab(_ point: SIMD3<Double>) -> SIMD3<Double> {
    Color(point, in: .din2000).coordinates(in: .lab)
  }

  /// The first `fixed` colors (CIELAB), and each later one that is not a twin of an earlier one.
  private func withoutTwins(_ colors: [SIMD3<Double>], fixed: Int) -> [SIMD3<Double>] {
    colors.indices.filter { index in
      index < fixed
        || !colors[..<index].contains {
          ColorDifference.ciede2000($0, colors[index]) < twinDifference
        }
    }.map { colors[$0] }
  }

  /// Assigns each point to its nearest color. A color without points, unless it is one of the first
  /// `fixed`, takes the nearest point that is not the only one of its color and not at a fixed
  /// color.
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
  /// The index of the point nearest to `point`, the first one if several are equally near; 0 if
  /// there is none.
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

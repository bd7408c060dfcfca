import CMath
import Clustering
import ColorScience

/// The color that represents a group of cells: its typical color, or the vivid side of a small
/// group that is not gray.
///
/// People remember a small red thing under uneven light as red, not as the mean of its shadows. They
/// call a small white thing white, and not after its tinted fringe. See
/// `Documentation/Decisions/0064-grays-have-no-vivid-side.md`.
package struct TypicalColors: Sendable {
  /// Up to this distance from the center cells count, with a weight that decreases on the way, in
  /// units of `ColorSpace.din2000`.
  package var radius = 20.0
  /// Groups with at most this share of the picture show their vivid side, 0…1.
  package var smallShare = 0.05
  /// Groups with up to this much more share show their vivid side gradually less; 0 for stills,
  /// where it improves nothing.
  package var shareFade = 0.0
  /// Only cells within this distance of the color count toward that share (see `reachFade`).
  package var shareReach = 8.0
  /// The width of the `SoftAssignment` of cells to colors, 0 or more; 0 for stills.
  package var softness = 0.0
  /// On the vivid side, a cell's weight is multiplied by this power of its relative chroma; 0 turns
  /// the vivid side off.
  package var vividPower = 2.0
  /// Cells at a greater distance than this do not belong to the vivid side (see `reachFade`).
  package var vividReach = 20.0
  /// The distance before and after `shareReach` and `vividReach` in which cells count gradually
  /// less; 0 for stills.
  package var reachFade = 0.0
  /// Groups whose typical color has less CIELAB chroma than this have no vivid side, 0 or more.
  package var leastChroma = 15.0
  /// The chroma before and after `leastChroma` in which groups show their vivid side gradually more;
  /// 0 for stills.
  package var chromaFade = 0.0

  /// Uses the values of `Standout`.
  package init() {}

  /// The color to show for each center, as points of `ColorSpace.din2000`.
  ///
  /// - Parameters:
  ///   - picture: the cells that the colors are made of.
  ///   - pull: the weight of each cell, 0 or more.
  ///   - centers: the positions of the wanted colors, in `ColorSpace.din2000`.
  ///   - fixed: how many of the centers, from the first, are shown as they are.
  /// - Complexity: O(cells × centers).
  package func colors(
    of picture: ColorCells, pull: [Double], around centers: [SIMD3<Double>],
    fixed: Int = 0
  ) -> [SIMD3<Double>] {
    var colors = centers
    for (index, group) in groups(of: picture, around: centers).enumerated().dropFirst(fixed) {
      let drawn = group.map { Member(cell: $0.cell, weight: $0.weight * pull[$0.cell]) }
      colors[index] = mean(of: drawn, in: picture, around: centers[index]) ?? centers[index]
    }
    for (index, group) in groups(of: picture, around: colors).enumerated().dropFirst(fixed) {
      if let vivid = vividSide(of: group, in: picture, pull: pull, color: colors[index]) {
        colors[index] = vivid
      }
    }
    return colors
  }

  /// A cell of a picture, and its weight.
  private struct Member {
    let cell: Int
    let weight: Double
  }

  /// For each center, the cells that belong to it, weighted by the degree to which they do, 0…1.
  private func groups(
    of picture: ColorCells, around centers: [SIMD3<Double>]
  ) -> [[Member]] {
    let assignment = SoftAssignment(width: softness)
    var groups = [[Member]](repeating: [], count: centers.count)
    var parts = [Double](repeating: 0, count: centers.count)
    for (index, cell) in picture.cells.enumerated() {
      assignment.assign(cell.point, to: centers, parts: &parts)
      for center in centers.indices where parts[center] > 0 {
        groups[center].append(Member(cell: index, weight: parts[center]))
      }
    }
    return groups
  }

  /// The vivid side of a group, mixed with its typical color if it is hardly small or hardly
  /// colorful; `nil` if it is large or gray.
  private func vividSide(
    of group: [Member], in picture: ColorCells, pull: [Double], color: SIMD3<Double>
  ) -> SIMD3<Double>? {
    let cells = picture.cells
    let vividness = vividness(of: group, in: picture, color: color)
    let near = part(of: group, in: picture, near: color, reach: vividReach)
    let most = near.map { cells[$0.cell].chroma }.max() ?? 0
    guard vividPower > 0, vividness > 0, most > 0 else { return nil }
    let drawn = near.map { member in
      let strength = pow(cells[member.cell].chroma / most, vividPower)
      return Member(cell: member.cell, weight: member.weight * pull[member.cell] * strength)
    }
    var sum = SIMD4<Double>.zero
    for member in drawn { sum += SIMD4(cells[member.cell].point, 1) * member.weight }
    guard sum.w > 0 else { return nil }
    let middle = SIMD3(sum.x, sum.y, sum.z) / sum.w
    let vivid = mean(of: drawn, in: picture, around: middle)
    guard vividness < 1 else { return vivid }
    return vivid.map { $0 + (color - $0) * (1 - vividness) }
  }

  /// How much of its vivid side a group with this typical color shows, 0…1: nothing if it is large
  /// or gray.
  private func vividness(
    of group: [Member], in picture: ColorCells, color: SIMD3<Double>
  ) -> Double {
    let share = part(of: group, in: picture, near: color, reach: shareReach)
      .reduce(0) { $0 + $1.weight * picture.cells[$1.cell].share }
    let lab = Color(color, in: .din2000).coordinates(in: .lab)
    let chroma = (lab.y * lab.y + lab.z * lab.z).squareRoot()
    let grayness = FadingEdge(at: leastChroma, fade: chromaFade).weight(at: chroma)
    let excess = shareFade > 0 ? max(0, share - smallShare) / shareFade : 0
    guard share <= smallShare + shareFade else { return 0 }
    return (1 - grayness) * (1 - excess)
  }

  /// The members of a group within reach of a color, weighted by how far they are within it.
  private func part(
    of group: [Member], in picture: ColorCells, near color: SIMD3<Double>, reach: Double
  ) -> [Member] {
    let edge = FadingEdge(at: reach, fade: reachFade)
    return group.compactMap { member in
      let offset = picture.cells[member.cell].point - color
      let inside = edge.weight(at: (offset * offset).sum().squareRoot())
      return inside > 0 ? Member(cell: member.cell, weight: member.weight * inside) : nil
    }
  }

  /// The mean color of cells, with more weight for those near `center`; `nil` if none is near
  /// enough.
  ///
  /// The mean is taken in gamma-coded sRGB, as blurring pixels would do.
  private func mean(
    of group: [Member], in picture: ColorCells, around center: SIMD3<Double>
  ) -> SIMD3<Double>? {
    var sum = SIMD4<Double>.zero
    for member in group {
      let cell = picture.cells[member.cell]
      let offset = cell.point - center
      let rest = max(0, 1 - (offset * offset).sum() / (radius * radius))
      sum += SIMD4(cell.rgb, 1) * (member.weight * rest * rest * rest)
    }
    guard sum.w > 0 else { return nil }
    return Color(SIMD3(sum.x, sum.y, sum.z) / sum.w, in: .rgb).coordinates(in: .din2000)
  }
}

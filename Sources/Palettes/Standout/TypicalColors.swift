import ColorScience

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What color stands for a group of cells: its typical one, or the vivid side of a small group.
///
/// A small red thing under uneven light is remembered as red, not as the mean of its shadows.
public struct TypicalColors: Sendable {
  /// How far from the center cells count, in `ColorSpace.din2000`; less and less on the way.
  public var radius = 20.0
  /// Groups of at most this share of the picture show their vivid side, 0…1.
  public var smallShare = 0.05
  /// Groups of a share up to this much more show less and less of it; 0 for stills, where nothing
  /// is gained.
  public var shareFade = 0.0
  /// Only cells this near to the color count for that share.
  public var shareReach = 8.0
  /// On the vivid side a cell counts with its chroma to this power; 0 turns it off.
  public var vividPower = 2.0
  /// Cells farther away than this do not belong to the vivid side.
  public var vividReach = 20.0
  /// Groups without a cell of this CIELAB chroma have no vivid side.
  public var leastChroma = 12.0

  /// The numbers that `Standout` uses.
  public init() {}

  /// The color to show for each center, as points of `ColorSpace.din2000`.
  ///
  /// - Parameters:
  ///   - picture: the cells that colors are made of.
  ///   - pull: what each cell counts, 0 or more.
  ///   - centers: where colors are wanted, in `ColorSpace.din2000`.
  ///   - fixed: how many of the centers, the first ones, are shown as they are.
  /// - Complexity: O(cells × centers).
  public func colors(
    of picture: ColorCells, pull: [Double], around centers: [SIMD3<Double>],
    fixed: Int = 0
  ) -> [SIMD3<Double>] {
    let groups = Self.groups(of: picture, around: centers)
    var colors = zip(groups, centers).enumerated().map { index, pair in
      let (group, center) = pair
      return index < fixed
        ? center : mean(of: group, in: picture, around: center) { pull[$0] } ?? center
    }
    for (index, group) in Self.groups(of: picture, around: colors).enumerated().dropFirst(fixed) {
      if let vivid = vividSide(of: group, in: picture, pull: pull, color: colors[index]) {
        colors[index] = vivid
      }
    }
    return colors
  }

  /// For each center the cells that are nearest to it.
  private static func groups(
    of picture: ColorCells, around centers: [SIMD3<Double>]
  ) -> [[Int]] {
    var groups = [[Int]](repeating: [], count: centers.count)
    for (index, cell) in picture.cells.enumerated() {
      groups[centers.nearest(to: cell.point)].append(index)
    }
    return groups
  }

  /// The vivid side of a small group, or `nil` if it is large or gray.
  private func vividSide(
    of group: [Int], in picture: ColorCells, pull: [Double], color: SIMD3<Double>
  ) -> SIMD3<Double>? {
    let cells = picture.cells
    func distance(_ index: Int) -> Double {
      let offset = cells[index].point - color
      return (offset * offset).sum().squareRoot()
    }
    let share = group.reduce(0) { $0 + (distance($1) < shareReach ? cells[$1].share : 0) }
    let near = group.filter { distance($0) < vividReach }
    let most = near.map { cells[$0].chroma }.max() ?? 0
    guard vividPower > 0, share <= smallShare + shareFade, most >= leastChroma else { return nil }
    let weights = near.map { pull[$0] * pow(cells[$0].chroma / most, vividPower) }
    var sum = SIMD4<Double>.zero
    for (index, weight) in zip(near, weights) { sum += SIMD4(cells[index].point, 1) * weight }
    guard sum.w > 0 else { return nil }
    let middle = SIMD3(sum.x, sum.y, sum.z) / sum.w
    let weightOf = Dictionary(uniqueKeysWithValues: zip(near, weights))
    let vivid = mean(of: near, in: picture, around: middle) { weightOf[$0] ?? 0 }
    guard share > smallShare else { return vivid }
    return vivid.map { $0 + (color - $0) * ((share - smallShare) / shareFade) }
  }

  /// The mean color of cells, those near `center` first; `nil` if none is near enough.
  ///
  /// Gamma-coded sRGB is what is averaged, as blurred pixels would be.
  private func mean(
    of group: [Int], in picture: ColorCells, around center: SIMD3<Double>,
    weight: (Int) -> Double
  ) -> SIMD3<Double>? {
    var sum = SIMD4<Double>.zero
    for index in group {
      let offset = picture.cells[index].point - center
      let rest = max(0, 1 - (offset * offset).sum() / (radius * radius))
      sum += SIMD4(picture.cells[index].rgb, 1) * (weight(index) * rest * rest * rest)
    }
    guard sum.w > 0 else { return nil }
    return Color(SIMD3(sum.x, sum.y, sum.z) / sum.w, in: .rgb).coordinates(in: .din2000)
  }
}

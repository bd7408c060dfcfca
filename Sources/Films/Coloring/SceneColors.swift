import Clustering
import ColorScience
import Palettes

/// Chooses the colors that a shot takes from its scene: those that also occur in the shot. Each
/// replaces a color of about the same kind that would be picked for the shot alone. So a color that
/// only this shot has keeps its place.
struct SceneColors {
  /// A cell within this difference (CIEDE2000) of a scene's color looks like that color.
  var reach = 6.0
  /// The share of the shot's pixels that must look like a scene's color for it to occur there, 0…1.
  var leastShare = 0.005
  /// A color of the scene replaces a pick that differs from it by less than this (CIEDE2000).
  var replacementDifference = 8.0
  /// A color taken from the scene is shown as the mean of the shot's cells around it, within this
  /// distance in `ColorSpace.din2000`; farther cells count less.
  var mergeRadius = 6.0

  /// A color of the scene that also occurs in the shot.
  private struct Present {
    var lab: SIMD3<Double>
    /// The cells within reach of the color, and the difference of each.
    var near: [(index: Int, difference: Double)]
  }

  /// The colors that the shot takes, as points of `ColorSpace.din2000`.
  ///
  /// - Parameters:
  ///   - scene: CIELAB colors of the scene, the most important first.
  ///   - picture: the cells of the shot.
  ///   - weights: the weights of the cells.
  ///   - count: how many colors the shot gets.
  ///   - locked: CIELAB colors that the shot has in any case.
  ///   - standout: decides how colors are picked and which colors are twins.
  /// - Complexity: O(cells × (count + colors of the scene)) differences.
  func chosen(
    of scene: [SIMD3<Double>], in picture: ColorCells, _ weights: Importance.Weights, count: Int,
    locked: [SIMD3<Double>], standout: Standout
  ) -> [SIMD3<Double>] {
    let present = scene.map { Present(lab: $0, near: cells(near: $0, in: picture)) }
      .filter { $0.near.reduce(0) { $0 + picture.cells[$1.index].share } >= leastShare }
    guard !present.isEmpty else { return [] }
    let picks = standout.farthest.picks(count, from: picture, weights, keeping: locked)
    var chosen: [SIMD3<Double>] = []
    for pick in picks.dropFirst(locked.count) {
      let free = present.map(\.lab).filter { color in
        !(locked + chosen).contains {
          ColorDifference.ciede2000($0, color) < standout.twinDifference
        }
      }
      let differences = free.map { ColorDifference.ciede2000($0, pick) }
      guard let nearest = differences.indices.min(by: { differences[$0] < differences[$1] }),
        differences[nearest] < replacementDifference
      else { continue }
      chosen.append(free[nearest])
    }
    // Drop a color without any cell around it: it does not occur in this shot.
    return chosen.compactMap {
      picture.mean(around: Color($0, in: .lab).coordinates(in: .din2000), radius: mergeRadius)
    }
  }

  private func cells(
    near color: SIMD3<Double>, in picture: ColorCells
  ) -> [(index: Int, difference: Double)] {
    var near: [(index: Int, difference: Double)] = []
    let point = Color(color, in: .lab).coordinates(in: .din2000)
    for (index, cell) in picture.cells.enumerated() {
      // The Euclidean distance there is close to the difference: always less than 1.5 times as
      // large.
      let offset = cell.point - point
      guard (offset * offset).sum() < 2.25 * reach * reach else { continue }
      let difference = ColorDifference.ciede2000(cell.lab, color)
      if difference < reach { near.append((index, difference)) }
    }
    return near
  }
}

extension ColorCells {
  /// The mean of the cells within a radius around a point of `ColorSpace.din2000`, where farther
  /// cells count less, averaged as gamma-coded sRGB; `nil` if there are none.
  ///
  /// - Complexity: O(cells).
  func mean(around point: SIMD3<Double>, radius: Double) -> SIMD3<Double>? {
    var sum = SIMD4<Double>.zero
    for cell in cells {
      let offset = cell.point - point
      let rest = max(0, 1 - (offset * offset).sum() / (radius * radius))
      sum += SIMD4(cell.rgb, 1) * (cell.share * rest * rest * rest)
    }
    guard sum.w > 0 else { return nil }
    return Color(SIMD3(sum.x, sum.y, sum.z) / sum.w, in: .rgb).coordinates(in: .din2000)
  }
}

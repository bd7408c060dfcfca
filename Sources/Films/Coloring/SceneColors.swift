import Clustering
import ColorScience
import Palettes

/// Which colors of its scene a shot takes: those that are here too, each in place of a color of
/// about the same kind that would be picked if the shot stood alone. So a color that nothing else
/// in the scene has keeps its place.
struct SceneColors {
  /// What is this near (CIEDE2000) to a color of the scene looks like it.
  var reach = 6.0
  /// A color of the scene needs this share of the pixels in its reach to be here, 0…1.
  var leastShare = 0.005
  /// A color of the scene takes the place of a pick that is up to this different (CIEDE2000).
  var kinship = 8.0
  /// A held color is shown as the cells around it look here, up to this far away, in
  /// `ColorSpace.din2000`; less and less on the way.
  var settling = 6.0

  /// A color of the scene that is here too.
  private struct Present {
    var lab: SIMD3<Double>
    /// The cells in its reach, and how far each is.
    var near: [(index: Int, difference: Double)]
  }

  /// The colors to hold, as points of `ColorSpace.din2000`.
  ///
  /// - Parameters:
  ///   - scene: CIELAB colors of the scene, the most important first.
  ///   - picture: the cells of the shot.
  ///   - weights: those of the cells.
  ///   - count: how many colors the shot is to have.
  ///   - locked: CIELAB colors that it has anyway.
  ///   - standout: how colors are picked, and how near twins are.
  /// - Complexity: O(cells × (count + colors of the scene)) differences.
  func held(
    of scene: [SIMD3<Double>], in picture: ColorCells, _ weights: Importance.Weights, count: Int,
    locked: [SIMD3<Double>], standout: Standout
  ) -> [SIMD3<Double>] {
    let present = scene.map { Present(lab: $0, near: cells(near: $0, in: picture)) }
      .filter { $0.near.reduce(0) { $0 + picture.cells[$1.index].share } >= leastShare }
    guard !present.isEmpty else { return [] }
    let picks = standout.farthest.picks(count, from: picture, weights, keeping: locked)
    var held: [SIMD3<Double>] = []
    for pick in picks.dropFirst(locked.count) {
      let free = present.map(\.lab).filter { color in
        !(locked + held).contains {
          ColorDifference.ciede2000($0, color) < standout.twinDifference
        }
      }
      let differences = free.map { ColorDifference.ciede2000($0, pick) }
      guard let nearest = differences.indices.min(by: { differences[$0] < differences[$1] }),
        differences[nearest] < kinship
      else { continue }
      held.append(free[nearest])
    }
    // A color that nothing here is near is none of this shot's.
    return held.compactMap {
      picture.mean(around: Color($0, in: .lab).coordinates(in: .din2000), radius: settling)
    }
  }

  private func cells(
    near color: SIMD3<Double>, in picture: ColorCells
  ) -> [(index: Int, difference: Double)] {
    var near: [(index: Int, difference: Double)] = []
    let point = Color(color, in: .lab).coordinates(in: .din2000)
    for (index, cell) in picture.cells.enumerated() {
      // Straight distance there is close to the difference: never half as much again.
      let offset = cell.point - point
      guard (offset * offset).sum() < 2.25 * reach * reach else { continue }
      let difference = ColorDifference.ciede2000(cell.lab, color)
      if difference < reach { near.append((index, difference)) }
    }
    return near
  }
}

extension ColorCells {
  /// The mean of the cells around a point of `ColorSpace.din2000`, up to this far away and less and
  /// less on the way, averaged as gamma-coded sRGB; `nil` if there are none.
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

import ColorScience

/// Which colors of the shots before are held in a shot: those that are here too, and that would be
/// picked if a color that was just seen counted for more than a new one.
struct HeldColors {
  /// How much more a cell matters that has a color of before, 0 or more.
  var preference = 8.0
  /// Cells farther than this (CIEDE2000) from every color of before matter no more than else.
  var reach = 6.0
  /// A color of before needs this share of the pixels in its reach to be here, 0…1.
  var leastShare = 0.005
  /// A held color is shown as the cells around it look here, up to this far away, in
  /// `ColorSpace.din2000`; less and less on the way.
  var settling = 6.0

  /// A color of before that is here too.
  private struct Present {
    var lab: SIMD3<Double>
    /// The cells in its reach, and how far each is.
    var near: [(index: Int, difference: Double)]
  }

  /// The colors to hold, as points of `ColorSpace.din2000`.
  ///
  /// - Parameters:
  ///   - before: CIELAB colors of the shots before, the latest first.
  ///   - picture: the cells of the shot.
  ///   - weights: those of the cells.
  ///   - count: how many colors the shot is to have.
  ///   - locked: CIELAB colors that it has anyway.
  ///   - standout: how colors are picked, and how near twins are.
  /// - Complexity: O(cells × (count + before)) differences.
  func held(
    of before: [SIMD3<Double>], in picture: ColorCells, _ weights: Importance.Weights, count: Int,
    locked: [SIMD3<Double>], standout: Standout
  ) -> [SIMD3<Double>] {
    let present = before.map { Present(lab: $0, near: cells(near: $0, in: picture)) }
      .filter { $0.near.reduce(0) { $0 + picture.cells[$1.index].share } >= leastShare }
    guard !present.isEmpty else { return [] }
    var gains = [Double](repeating: 0, count: picture.cells.count)
    for (index, difference) in present.flatMap(\.near) {
      gains[index] = max(gains[index], preference * (1 - difference / reach))
    }
    var weights = weights
    for index in gains.indices { weights.importance[index] *= 1 + gains[index] }
    let picks = standout.farthest.picks(count, from: picture, weights, keeping: locked)
    var held: [SIMD3<Double>] = []
    for color in present.map(\.lab) {
      let isPicked = picks.dropFirst(locked.count).contains {
        ColorDifference.ciede2000($0, color) < reach
      }
      let isTwin = (locked + held).contains {
        ColorDifference.ciede2000($0, color) < standout.twinDifference
      }
      if isPicked, !isTwin, held.count < count - locked.count { held.append(color) }
    }
    return held.map { settled(Color($0, in: .lab).coordinates(in: .din2000), in: picture) }
  }

  /// The color as it looks here: the mean of the cells around it.
  private func settled(_ point: SIMD3<Double>, in picture: ColorCells) -> SIMD3<Double> {
    var sum = SIMD4<Double>.zero
    for cell in picture.cells {
      let offset = cell.point - point
      let rest = max(0, 1 - (offset * offset).sum() / (settling * settling))
      sum += SIMD4(cell.rgb, 1) * (cell.share * rest * rest * rest)
    }
    guard sum.w > 0 else { return point }
    return Color(SIMD3(sum.x, sum.y, sum.z) / sum.w, in: .rgb).coordinates(in: .din2000)
  }

  private func cells(
    near color: SIMD3<Double>, in picture: ColorCells
  ) -> [(index: Int, difference: Double)] {
    var near: [(index: Int, difference: Double)] = []
    for (index, cell) in picture.cells.enumerated()
    where ColorDifference.leastCIEDE2000(cell.lab.x, color.x) < reach {
      let difference = ColorDifference.ciede2000(cell.lab, color)
      if difference < reach { near.append((index, difference)) }
    }
    return near
  }
}

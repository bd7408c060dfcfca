import CMath
import ColorScience

/// Finds the shots that two versions of a film have in common, even if one version is graded
/// differently and shots are missing or new.
///
/// Two shots may be the same if they have about the same length and look about the same after the
/// mean change of color between the versions is removed. Of all ways to pair shots in order, the
/// cheapest one is taken. Each shot without a partner adds a fixed cost.
///
/// - Complexity: O(shots × shots) in time, a byte for each pair in memory.
/// - Source: global sequence alignment (Needleman & Wunsch 1970,
///   doi:10.1016/0022-2836(70)90057-4).
struct ShotAlignment {
  /// The cost of a shot without a partner; a pair costs 0…2 or more.
  var gap = 0.6
  /// Each of these adds a cost of 1: mean colors that differ by `colorScale` (ΔEOK × 100), and
  /// lengths whose ratio is `lengthScale`.
  var colorScale = 12.0
  var lengthScale = 1.5
  /// The largest cost of a different position in the film.
  var placeWeight = 0.3

  /// The properties of a shot that are compared.
  private struct Trait {
    var oklab: SIMD3<Double>
    var logLength: Double
    /// The position of the middle of the shot in the film, 0…1.
    var place: Double
  }

  /// The pairs of shots, in rising order in both films.
  func pairs(_ first: [Shot], _ second: [Shot]) -> [(first: Int, second: Int)] {
    let (one, two) = (traits(first), traits(second))
    guard !one.isEmpty, !two.isEmpty else { return [] }
    // The change of color is unknown before shots are paired, so pair them twice.
    let rough = pairs(one, two, shift: .zero, colorWeight: 0.3)
    return pairs(one, two, shift: shift(of: rough, one, two), colorWeight: 1)
  }

  /// The median change of color from the first to the second shot of the pairs.
  private func shift(
    of pairs: [(first: Int, second: Int)], _ one: [Trait], _ two: [Trait]
  ) -> SIMD3<Double> {
    guard !pairs.isEmpty else { return .zero }
    let steps = pairs.map { two[$0.second].oklab - one[$0.first].oklab }
    func median(_ axis: Int) -> Double { steps.map { $0[axis] }.sorted()[steps.count / 2] }
    return SIMD3(median(0), median(1), median(2))
  }

  private func traits(_ shots: [Shot]) -> [Trait] {
    let start = shots.first?.start ?? 0
    let length = max((shots.last?.end ?? 0) - start, 1e-9)
    return shots.map { shot in
      let mean = shot.tone.mean
      let color = Color(red: mean.x, green: mean.y, blue: mean.z)
      return Trait(
        oklab: color.coordinates(in: .oklab), logLength: log(max(shot.duration, 1e-3)),
        place: ((shot.start + shot.end) / 2 - start) / length)
    }
  }

  private func cost(
    _ one: Trait, _ two: Trait, shift: SIMD3<Double>, colorWeight: Double
  ) -> Double {
    let offset = two.oklab - one.oklab - shift
    let color = 100 * (offset * offset).sum().squareRoot() / colorScale
    let length = abs(two.logLength - one.logLength) / log(lengthScale)
    return colorWeight * min(color, 3) + min(length, 3) + placeWeight * abs(two.place - one.place)
  }

  private func pairs(
    _ one: [Trait], _ two: [Trait], shift: SIMD3<Double>, colorWeight: Double
  ) -> [(first: Int, second: Int)] {
    // The last step for each pair of prefixes: 0 pairs two shots, 1 skips a shot of the first, 2 of
    // the second.
    var moves = [UInt8](repeating: 2, count: (one.count + 1) * (two.count + 1))
    var row = (0...two.count).map { Double($0) * gap }
    for i in 1...one.count {
      var diagonal = row[0]
      row[0] = Double(i) * gap
      moves[i * (two.count + 1)] = 1
      for j in 1...two.count {
        let paired =
          diagonal + cost(one[i - 1], two[j - 1], shift: shift, colorWeight: colorWeight)
        let (up, left) = (row[j] + gap, row[j - 1] + gap)
        diagonal = row[j]
        row[j] = min(paired, up, left)
        moves[i * (two.count + 1) + j] = paired <= min(up, left) ? 0 : up <= left ? 1 : 2
      }
    }
    var pairs: [(first: Int, second: Int)] = []
    var (i, j) = (one.count, two.count)
    while i > 0, j > 0 {
      switch moves[i * (two.count + 1) + j] {
      case 0:
        (i, j) = (i - 1, j - 1)
        pairs.append((i, j))
      case 1: i -= 1
      default: j -= 1
      }
    }
    return pairs.reversed()
  }
}

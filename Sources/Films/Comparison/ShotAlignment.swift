import CMath
import ColorScience

/// Which shots of two versions of a film are the same, though one may be graded otherwise and shots
/// may be missing or new.
///
/// Two shots may be the same if they are about as long and, once the mean change of color between
/// the versions is taken away, look about the same. Of all ways to pair shots in order, the one of
/// the least cost is taken; a shot without partner costs what two doubtful partners would.
///
/// - Complexity: O(shots × shots) in time, a byte for each pair in memory.
/// - Source: global sequence alignment (Needleman & Wunsch 1970,
///   doi:10.1016/0022-2836(70)90057-4).
struct ShotAlignment {
  /// A shot without partner costs this; a pair costs 0…2 and more.
  var gap = 0.6
  /// Mean colors that differ by this (ΔEOK × 100), shots of which one is 1.5 times as long as the
  /// other, or a whole film's change of place, cost 1.
  var colorScale = 12.0
  var lengthScale = 1.5
  /// What being at another place in the film adds at most.
  var placeWeight = 0.3

  /// What is compared of a shot.
  private struct Trait {
    var oklab: SIMD3<Double>
    var logLength: Double
    /// Of its middle, 0…1.
    var place: Double
  }

  /// The pairs of shots, by rising index in both.
  func pairs(_ first: [Shot], _ second: [Shot]) -> [(first: Int, second: Int)] {
    let (one, two) = (traits(first), traits(second))
    guard !one.isEmpty, !two.isEmpty else { return [] }
    // The change of color is not known before shots are paired, so they are paired twice.
    let rough = pairs(one, two, shift: .zero, colorWeight: 0.3)
    return pairs(one, two, shift: shift(of: rough, one, two), colorWeight: 1)
  }

  /// The median change from the first to the second of each pair.
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
    // What to do last, for each pair of beginnings: 0 pair, 1 leave the first's, 2 the second's.
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

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
  /// A shot at the beginning or end of a film may be cut off in one version. There, a difference of
  /// this many seconds at the other end of the shot adds a cost of 1, if its length would add more.
  var cutScale = 0.5

  /// The properties of a shot that are compared.
  private struct Trait {
    var oklab: SIMD3<Double>
    var logLength: Double
    /// Seconds from the film's first shot.
    var start, end: Double
    /// Whether it is the film's first or last shot.
    var isFirst, isLast: Bool
    /// Seconds of the film.
    var whole: Double

    var middle: Double { (start + end) / 2 }
  }

  /// The changes between two versions that every pair of shots shares.
  private struct Change {
    /// Of mean colors, in Oklab.
    var color = SIMD3<Double>.zero
    /// Seconds by which the second film is later; `nil` if it is not known, and positions are
    /// fractions of the films.
    var delay: Double?
    var colorWeight = 1.0
  }

  /// The pairs of shots, in rising order in both films.
  func pairs(_ first: [Shot], _ second: [Shot]) -> [(first: Int, second: Int)] {
    let (one, two) = (traits(first), traits(second))
    guard !one.isEmpty, !two.isEmpty else { return [] }
    // The change between the films is unknown before shots are paired, so pair them twice.
    let rough = pairs(one, two, Change(colorWeight: 0.3))
    guard !rough.isEmpty else { return [] }
    func median(_ value: (Trait, Trait) -> Double) -> Double {
      rough.map { value(one[$0.first], two[$0.second]) }.sorted()[rough.count / 2]
    }
    func step(_ axis: Int) -> Double { median { $1.oklab[axis] - $0.oklab[axis] } }
    let color = SIMD3(step(0), step(1), step(2))
    return pairs(one, two, Change(color: color, delay: median { $1.middle - $0.middle }))
  }

  private func traits(_ shots: [Shot]) -> [Trait] {
    let start = shots.first?.start ?? 0
    let whole = max((shots.last?.end ?? 0) - start, 1e-9)
    return shots.enumerated().map { index, shot in
      let mean = shot.tone.mean
      let color = Color(red: mean.x, green: mean.y, blue: mean.z)
      return Trait(
        oklab: color.coordinates(in: .oklab), logLength: log(max(shot.duration, 1e-3)),
        start: shot.start - start, end: shot.end - start,
        isFirst: index == 0, isLast: index == shots.count - 1, whole: whole)
    }
  }

  private func cost(_ one: Trait, _ two: Trait, _ change: Change) -> Double {
    let offset = two.oklab - one.oklab - change.color
    let color = 100 * (offset * offset).sum().squareRoot() / colorScale
    var length = abs(two.logLength - one.logLength) / log(lengthScale)
    var place = abs(two.middle / two.whole - one.middle / one.whole)
    if let delay = change.delay {
      let ends = abs(two.end - one.end - delay)
      let starts = abs(two.start - one.start - delay)
      place = min(1, abs(two.middle - one.middle - delay) / max(one.whole, two.whole))
      if one.isFirst != two.isFirst { length = min(length, ends / cutScale) }
      if one.isLast != two.isLast { length = min(length, starts / cutScale) }
    }
    return change.colorWeight * min(color, 3) + min(length, 3) + placeWeight * place
  }

  private func pairs(
    _ one: [Trait], _ two: [Trait], _ change: Change
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
          diagonal + cost(one[i - 1], two[j - 1], change)
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

import ColorScience
import Palettes

/// Follows colors from shot to shot: finds swatches of a shot that are the same color as an earlier
/// one.
///
/// Two swatches of neighboring shots are the same color if they are close, and each is the nearest
/// free one for the other. A few shots may lie between them, as when two cameras alternate. After a
/// longer time, a color is the same only if it is very close to the mean of all earlier swatches.
/// No color may be far from the mean of its identity, so that a chain of small steps cannot drift
/// away.
struct IdentityTracker {
  /// The largest difference (CIEDE2000) from a color's last occurrence, if it was within `memory`
  /// shots.
  var nearDifference = 8.0
  /// How many shots ago the last occurrence may be for `nearDifference`; 1 is the previous shot.
  var memory = 4
  /// The largest difference (CIEDE2000) from a color's mean, if its last occurrence was longer ago.
  var farDifference = 4.0
  /// The largest difference (CIEDE2000) of a member from the mean of its identity.
  var driftLimit = 10.0

  /// A color as it appeared in one shot.
  private struct Member {
    var shot: Int
    var share: Double
    /// CIELAB.
    var lab: SIMD3<Double>
  }

  private struct Track {
    var members: [Member]
    /// The sum of Oklab × pixels, and of pixels.
    var sum: SIMD4<Double>

    var last: Member { members[members.count - 1] }
    var mean: Color { Color(SIMD3(sum.x, sum.y, sum.z) / sum.w, in: .oklab) }
  }

  private var tracks: [Track] = []
  /// Parallel to `tracks`: the mean in CIELAB.
  private var means: [SIMD3<Double>] = []

  /// The identity of each swatch; a new one if none fits. No two swatches of a shot have the same
  /// identity.
  ///
  /// - Parameter shot: the index of the shot; it rises from call to call.
  /// - Complexity: O(identities × swatches).
  mutating func follow(_ palette: Palette, shot: Int) -> [Int] {
    let swatches = palette.swatches
    let labs = swatches.map { $0.color.coordinates(in: .lab) }
    var identities = [Int?](repeating: nil, count: swatches.count)
    var taken = Set<Int>()
    for pair in pairs(labs, shot: shot).sorted(by: { $0.rank < $1.rank }) {
      guard identities[pair.swatch] == nil, !taken.contains(pair.track) else { continue }
      let swatch = swatches[pair.swatch]
      guard add(swatch, labs[pair.swatch], shot: shot, to: pair.track) else { continue }
      identities[pair.swatch] = pair.track
      taken.insert(pair.track)
    }
    // The largest share first: new identities are numbered in this order.
    let rest = swatches.indices.filter { identities[$0] == nil }
      .sorted { (swatches[$1].proportion, $0) < (swatches[$0].proportion, $1) }
    for index in rest {
      identities[index] = tracks.count
      begin(swatches[index], labs[index], shot: shot)
    }
    return identities.map { $0 ?? 0 }
  }

  /// The mean colors (CIELAB) of some identities.
  func colors(of identities: [Int]) -> [SIMD3<Double>] {
    identities.map { means[$0] }
  }

  /// For each swatch, the nearest of the given identities, the first one if several are equally
  /// near.
  func nearest(to palette: Palette, of identities: [Int]) -> [Int] {
    palette.swatches.map { swatch in
      let lab = swatch.color.coordinates(in: .lab)
      let differences = identities.map { ColorDifference.ciede2000(means[$0], lab) }
      let nearest = differences.indices.min { differences[$0] < differences[$1] }
      return nearest.map { identities[$0] } ?? 0
    }
  }

  /// All identities, by first shot and then by share.
  func identities() -> [ColorIdentity] {
    let means = tracks.map(\.mean)
    return zip(tracks, zip(means, ColorNames.names(of: means))).map { track, named in
      ColorIdentity(
        color: named.0, name: named.1,
        firstShot: track.members[0].shot, shares: track.members.map { ($0.shot, $0.share) })
    }
  }

  /// A swatch and a track that may be the same color.
  private struct Pair {
    var difference: Double
    var swatch, track: Int

    /// The nearest first; of equals, the first swatch and the oldest track.
    var rank: (Double, Int, Int) { (difference, swatch, track) }
  }

  private func pairs(_ labs: [SIMD3<Double>], shot: Int) -> [Pair] {
    var pairs: [Pair] = []
    for (index, track) in tracks.enumerated() {
      let isNear = shot - track.last.shot <= memory
      let reference = isNear ? track.last.lab : means[index]
      let reach = isNear ? nearDifference : farDifference
      for (swatch, lab) in labs.enumerated()
      where ColorDifference.leastCIEDE2000(lab.x, reference.x) <= reach {
        let difference = ColorDifference.ciede2000(lab, reference)
        // Recent tracks come before tracks that only look the same.
        let late = isNear ? 0 : nearDifference
        if difference <= reach {
          pairs.append(Pair(difference: difference + late, swatch: swatch, track: index))
        }
      }
    }
    return pairs
  }

  /// Adds a swatch to a track, unless a member would then be too far from the mean.
  private mutating func add(
    _ swatch: Swatch, _ lab: SIMD3<Double>, shot: Int, to track: Int
  ) -> Bool {
    var candidate = tracks[track]
    candidate.members.append(Member(shot: shot, share: swatch.proportion, lab: lab))
    candidate.sum += Self.term(swatch)
    let mean = candidate.mean.coordinates(in: .lab)
    let isClose = candidate.members.allSatisfy {
      ColorDifference.leastCIEDE2000($0.lab.x, mean.x) <= driftLimit
        && ColorDifference.ciede2000($0.lab, mean) <= driftLimit
    }
    guard isClose else { return false }
    tracks[track] = candidate
    means[track] = mean
    return true
  }

  private mutating func begin(_ swatch: Swatch, _ lab: SIMD3<Double>, shot: Int) {
    tracks.append(
      Track(
        members: [Member(shot: shot, share: swatch.proportion, lab: lab)],
        sum: Self.term(swatch)))
    means.append(lab)
  }

  /// A locked color may represent no pixel; it still counts as one pixel.
  private static func term(_ swatch: Swatch) -> SIMD4<Double> {
    SIMD4(swatch.color.coordinates(in: .oklab), 1) * Double(max(1, swatch.population))
  }
}

/// Groups joined nearest first, some of which hold a point of infinite weight, an anchor: such a
/// group stays where its anchor is, and never joins another one with an anchor.
///
/// Infinite weight is what the linkages make of a center that cannot move: Ward's height becomes
/// √(2a) × distance for a group that weighs a, average linkage measures to the anchor alone,
/// complete and single linkage to the anchor and to what joined it.
///
/// - Complexity: O(groups²) memory; O(groups²) time as measured, O(groups³) at worst.
/// - Source: Lance & Williams 1967, doi:10.1093/comjnl/9.4.373, in the limit of infinite weight;
///   "cannot link" after Davidson & Ravi 2005, doi:10.1007/11564126_11.
struct AnchoredGroups {
  private var table: PairTable
  /// Where each group is and what it weighs; an anchor's weight is infinite.
  private var groups: [WeightedPoint]
  private let anchorCount: Int
  private let linkage: Linkage
  /// The groups that are left, ascending.
  private var active: [Int]
  /// For each group its distance to the nearest.
  private var least: [Double]

  init(_ anchors: [SIMD3<Double>], _ points: [WeightedPoint], linkage: Linkage) {
    self.linkage = linkage
    anchorCount = anchors.count
    groups = anchors.map { WeightedPoint($0, weight: .infinity) } + points
    active = Array(groups.indices)
    table = PairTable(groups)
    least = []
    for one in groups.indices {
      for two in 0..<one {
        if one < anchorCount {
          table[one, two] = .infinity
        } else if linkage == .ward {
          table[one, two] = height(one, two)
        }
      }
    }
    least = groups.indices.map { table.least(in: $0) }
  }

  /// For each of the points that were given its group, once `count` groups are left: the number of
  /// an anchor, or one after these.
  ///
  /// - Precondition: `count` is no less than there are anchors.
  mutating func labels(count: Int) -> [Int32] {
    var owners = DisjointGroups(count: groups.count)
    while active.count > count, let one = active.min(by: { least[$0] < least[$1] }) {
      let two = table.first(least[one], in: one)
      let (kept, gone) = (min(one, two), max(one, two))
      join(gone, to: kept)
      owners.put(gone, under: kept)
    }
    var labels = [Int32](repeating: 0, count: groups.count)
    for (label, group) in active.enumerated() { labels[group] = Int32(label) }
    return (anchorCount..<groups.count).map { labels[owners.top(of: $0)] }
  }

  /// The lower-numbered group, which has the anchor if there is one, takes the other's points.
  private mutating func join(_ gone: Int, to kept: Int) {
    active.removeAll { $0 == gone }
    let share = kept < anchorCount ? 0 : groups[gone].weight / (weight(of: kept, gone))
    groups[kept].position += (groups[gone].position - groups[kept].position) * share
    groups[kept].weight += groups[gone].weight
    for other in active where other != kept {
      let before = (table[kept, other], table[gone, other])
      table[gone, other] = .infinity
      let distance = distance(kept, other, before: before, share: share)
      table[kept, other] = distance
      if least[other] == before.0 || least[other] == before.1 {
        least[other] = table.least(in: other)
      } else {
        least[other] = min(least[other], distance)
      }
    }
    table[gone, kept] = .infinity
    least[kept] = table.least(in: kept)
  }

  private func weight(of one: Int, _ two: Int) -> Double { groups[one].weight + groups[two].weight }

  /// How far a group is from another, given what its two parts were, the second of this share.
  private func distance(
    _ kept: Int, _ other: Int, before: (Double, Double), share: Double
  ) -> Double {
    if max(kept, other) < anchorCount { return .infinity }
    return switch linkage {
    case .ward: height(kept, other)
    case .average: share == 0 ? before.0 : before.0 + (before.1 - before.0) * share
    case .complete: max(before.0, before.1)
    case .single: min(before.0, before.1)
    }
  }

  /// Ward's: √(2ab/(a+b)) × the distance of the centers.
  private func height(_ one: Int, _ two: Int) -> Double {
    let way = groups[one].position - groups[two].position
    let (light, heavy) = (
      min(groups[one].weight, groups[two].weight), max(groups[one].weight, groups[two].weight)
    )
    return (2 * light / (1 + light / heavy) * (way * way).sum()).squareRoot()
  }
}

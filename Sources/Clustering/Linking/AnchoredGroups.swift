/// Joins the nearest groups first. Some groups contain an anchor, a point of infinite weight: such
/// a group keeps its anchor's position and never joins another group with an anchor.
///
/// In the limit of infinite weight, the linkages treat a center that cannot move as follows: Ward's
/// height becomes √(2a) × distance for a group with weight a, average linkage measures only the
/// distance to the anchor, and complete and single linkage measure to the anchor and the points
/// that joined it.
///
/// - Complexity: O(groups²) memory; O(groups²) time as measured, O(groups³) at worst.
/// - Source: Lance & Williams 1967, doi:10.1093/comjnl/9.4.373, in the limit of infinite weight;
///   "cannot link" after Davidson & Ravi 2005, doi:10.1007/11564126_11.
struct AnchoredGroups {
  private var table: PairTable
  /// The position and the weight of each group; the weight of an anchor is infinite.
  private var groups: [WeightedPoint]
  private let anchorCount: Int
  private let linkage: Linkage
  /// The remaining groups, ascending.
  private var active: [Int]
  /// For each group, the distance to its nearest group.
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

  /// For each of the given points, its group after joining until `count` groups are left: the
  /// number of an anchor, or a number after these.
  ///
  /// - Precondition: `count` is not less than the number of anchors.
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

  /// Adds the other group's points to the lower-numbered group, which has the anchor if there is
  /// one.
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

  /// The distance from a joined group to another one. `before` has the distances from its two
  /// parts, and `share` is the second part's share of the weight.
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

  /// Ward's height: √(2ab/(a+b)) × the distance of the centers.
  private func height(_ one: Int, _ two: Int) -> Double {
    let way = groups[one].position - groups[two].position
    let (light, heavy) = (
      min(groups[one].weight, groups[two].weight), max(groups[one].weight, groups[two].weight)
    )
    return (2 * light / (1 + light / heavy) * (way * way).sum()).squareRoot()
  }
}

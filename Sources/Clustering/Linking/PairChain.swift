/// Complete and average linkage by nearest-neighbor chains in a table of all pairs.
///
/// - Complexity: O(points²) time, 8 × points² bytes.
/// - Source: Murtagh 1983, doi:10.1093/comjnl/26.4.354; updates by Lance & Williams 1967,
///   doi:10.1093/comjnl/9.4.373.
struct PairChain {
  private var table: PairTable
  private var weights: [Double]
  /// The remaining groups, ascending.
  private var active: [Int]
  private let linkage: Linkage

  /// The joins; one fewer than there are points.
  static func joins(of points: [WeightedPoint], linkage: Linkage) -> [Join] {
    guard points.count > 1 else { return [] }
    var chain = PairChain(points, linkage: linkage)
    return chain.run()
  }

  private init(_ points: [WeightedPoint], linkage: Linkage) {
    self.linkage = linkage
    active = Array(points.indices)
    weights = points.map(\.weight)
    table = PairTable(points)
  }

  private mutating func run() -> [Join] {
    var joins: [Join] = []
    joins.reserveCapacity(active.count)
    var chain: [Int] = []
    while active.count > 1 {
      if chain.isEmpty { chain.append(active[0]) }
      let end = chain[chain.count - 1]
      let least = table.least(in: end)
      if chain.count > 1, table[end, chain[chain.count - 2]] <= least {
        let before = chain[chain.count - 2]
        chain.removeLast(2)
        joins.append(Join(first: end, second: before, height: least))
        join(end, before)
      } else {
        chain.append(table.first(least, in: end))
      }
    }
    return joins
  }

  /// Adds the lower-numbered group to the higher-numbered one; the lower one is removed.
  private mutating func join(_ one: Int, _ two: Int) {
    let (gone, kept) = (min(one, two), max(one, two))
    // Keep the share away from 0 and 1 by less than rounding, because an infinite distance (to a
    // removed group) times 0 would be NaN.
    let share = min(
      max(weights[gone] / (weights[gone] + weights[kept]), 0x1p-64), 1 - 0x1p-53)
    weights[kept] += weights[gone]
    active.removeAll { $0 == gone }
    switch linkage {
    case .average:
      table.join(gone, to: kept, others: active) { $1 * (1 - share) + $0 * share }
    case .complete, .ward, .single:
      table.join(gone, to: kept, others: active) { $0.greater($1) }
    }
  }
}

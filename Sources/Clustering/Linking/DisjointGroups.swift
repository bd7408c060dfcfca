/// Nested groups, with a fast look-up of the outermost group (union-find).
///
/// - Complexity: O(log(count)) amortized for each look-up, by path halving (Tarjan & van Leeuwen
///   1984, doi:10.1145/62.2160).
struct DisjointGroups {
  private var parents: [Int32]

  /// `count` separate groups.
  init(count: Int) {
    parents = (0..<Int32(count)).map { $0 }
  }

  /// The outermost group that contains `group`.
  mutating func top(of group: Int) -> Int {
    var group = group
    while Int(parents[group]) != group {
      parents[group] = parents[Int(parents[group])]
      group = Int(parents[group])
    }
    return group
  }

  /// Puts an outermost group into another group.
  mutating func put(_ group: Int, under other: Int) {
    parents[group] = Int32(other)
  }
}

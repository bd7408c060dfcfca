/// Ward linkage by nearest-neighbor chains, with neighbors found in a tree of boxes.
///
/// A group is represented by its center and weight, so no table of pairs is needed.
///
/// - Complexity: O(points) memory; O(points²) time at worst, near O(points × log(points)) where
///   most boxes can be skipped.
/// - Source: Murtagh 1983, doi:10.1093/comjnl/26.4.354; Ward 1963, doi:10.2307/2282967.
struct WardChain {
  private var tree: BoxTree
  /// For each slot of the tree, a point of the group in it.
  private var pointOfSlot: [Int]
  /// Slots, each the nearest neighbor of the previous one.
  private var chain: [Int] = []
  private var joins: [Join] = []
  private var groupCount: Int

  /// The joins; one fewer than there are points. Points close in space should be adjacent.
  static func joins(of points: [WeightedPoint]) -> [Join] {
    var chain = WardChain(points)
    chain.run()
    return chain.joins
  }

  private init(_ points: [WeightedPoint]) {
    tree = BoxTree(points)
    pointOfSlot = Array(points.indices)
    groupCount = points.count
    joins.reserveCapacity(points.count)
  }

  private mutating func run() {
    var lowest = 0
    while groupCount > 1 {
      if chain.isEmpty {
        while !tree.holds(lowest) { lowest += 1 }
        chain.append(lowest)
      }
      let end = chain[chain.count - 1]
      let before = chain.count > 1 ? chain[chain.count - 2] : nil
      let next = tree.nearest(to: end, preferring: before)
      guard next.slot == before else {
        chain.append(next.slot)
        continue
      }
      chain.removeLast(2)
      joins.append(
        Join(
          first: pointOfSlot[end], second: pointOfSlot[next.slot],
          height: (2 * next.distance).squareRoot()))
      tree.join(end, next.slot)
      groupCount -= 1
      if 2 * groupCount < pointOfSlot.count, groupCount > 8 {
        compact()
        lowest = 0
      }
    }
  }

  /// Removes the empty slots, which keeps the tree small and its boxes tight.
  private mutating func compact() {
    let slots = pointOfSlot.indices.filter { tree.holds($0) }
    var placeOfSlot = [Int](repeating: -1, count: pointOfSlot.count)
    for (place, slot) in slots.enumerated() { placeOfSlot[slot] = place }
    chain = chain.map { placeOfSlot[$0] }
    pointOfSlot = slots.map { pointOfSlot[$0] }
    tree = BoxTree(slots.map { tree.group(at: $0) })
  }
}

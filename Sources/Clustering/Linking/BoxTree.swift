/// A tree of boxes with eight entries in each node. It finds the group that is cheapest to join.
///
/// Joining groups with weights a and b at distance d costs d² × ab / (a + b): the increase of the
/// sum of weighted squared distances to the centers. The cost grows with b, so the least weight in
/// a box and the distance to the box give a lower bound of the cost of every group inside.
struct BoxTree {
  typealias Lanes = SIMD8<Double>

  /// Eight groups; for a missing group, x is infinite.
  fileprivate struct Leaf {
    var x = Lanes(repeating: .infinity)
    var y = Lanes.zero
    var z = Lanes.zero
    var weight = Lanes(repeating: 1)
  }

  /// The boxes around eight leaves or nodes, and the least weight inside each; for a missing entry,
  /// the lower corner is +∞ and the upper corner −∞.
  fileprivate struct Node {
    var lowerX = Lanes(repeating: .infinity)
    var lowerY = Lanes(repeating: .infinity)
    var lowerZ = Lanes(repeating: .infinity)
    var upperX = Lanes(repeating: -.infinity)
    var upperY = Lanes(repeating: -.infinity)
    var upperZ = Lanes(repeating: -.infinity)
    var weight = Lanes(repeating: 1)
  }

  /// The group for which a neighbor is searched, and the best neighbor so far.
  fileprivate struct Query {
    let position: SIMD3<Double>
    let weight: Double
    let slot: Int
    var best: Double
    var found: Int
  }

  private var leaves: [Leaf]
  /// From the nodes above the leaves up to the root.
  private var levels: [[Node]]

  /// - Parameter groups: at least one; groups close in space should be adjacent. A group's index is
  ///   its slot.
  init(_ groups: [WeightedPoint]) {
    leaves = [Leaf](repeating: Leaf(), count: (groups.count + 7) / 8)
    for (slot, group) in groups.enumerated() {
      leaves[slot / 8].x[slot % 8] = group.position.x
      leaves[slot / 8].y[slot % 8] = group.position.y
      leaves[slot / 8].z[slot % 8] = group.position.z
      leaves[slot / 8].weight[slot % 8] = group.weight
    }
    levels = []
    var count = leaves.count
    repeat {
      levels.append([Node](repeating: Node(), count: (count + 7) / 8))
      for child in 0..<count { refresh(child, below: levels.count - 1) }
      count = (count + 7) / 8
    } while count > 1
  }

  /// Whether there is a group in this slot.
  func holds(_ slot: Int) -> Bool {
    leaves[slot / 8].x[slot % 8] < .infinity
  }

  /// The group in this slot.
  func group(at slot: Int) -> WeightedPoint {
    let leaf = leaves[slot / 8]
    let lane = slot % 8
    return WeightedPoint(SIMD3(leaf.x[lane], leaf.y[lane], leaf.z[lane]), weight: leaf.weight[lane])
  }

  /// The group that is cheapest to join to the one in `slot`, and the cost.
  ///
  /// - Parameter before: a slot that is preferred unless another is strictly cheaper.
  func nearest(to slot: Int, preferring before: Int?) -> (slot: Int, distance: Double) {
    let own = group(at: slot)
    var query = Query(
      position: own.position, weight: own.weight, slot: slot, best: .infinity, found: -1)
    if let before {
      let other = group(at: before)
      let way = other.position - own.position
      query.best = cost((way * way).sum(), own.weight, other.weight)
      query.found = before
    }
    visitLeaf(slot / 8, &query)
    visit(0, level: levels.count - 1, &query)
    return (query.found, query.best)
  }

  /// Joins two groups in the slot of the heavier one; the other slot becomes empty.
  mutating func join(_ one: Int, _ two: Int) {
    let (first, second) = (group(at: one), group(at: two))
    let weight = first.weight + second.weight
    let way = second.position - first.position
    let center = first.position + way * (second.weight / weight)
    let (kept, gone) = first.weight >= second.weight ? (one, two) : (two, one)
    leaves[kept / 8].x[kept % 8] = center.x
    leaves[kept / 8].y[kept % 8] = center.y
    leaves[kept / 8].z[kept % 8] = center.z
    leaves[kept / 8].weight[kept % 8] = weight
    leaves[gone / 8].x[gone % 8] = .infinity
    var (keptChild, goneChild) = (kept / 8, gone / 8)
    for level in levels.indices {
      refresh(keptChild, below: level)
      if goneChild != keptChild { refresh(goneChild, below: level) }
      (keptChild, goneChild) = (keptChild / 8, goneChild / 8)
    }
  }

  /// The cost of joining groups with these weights at this squared distance.
  private func cost(_ square: Double, _ one: Double, _ two: Double) -> Double {
    square * (one * two / (one + two))
  }

  private func visit(_ index: Int, level: Int, _ query: inout Query) {
    let bounds = levels[level][index].leastCosts(query)
    guard bounds.least < query.best else { return }
    for lane in 0..<8 where bounds[lane] < query.best {
      let child = 8 * index + lane
      if level > 0 {
        visit(child, level: level - 1, &query)
      } else if child != query.slot / 8 {
        visitLeaf(child, &query)
      }
    }
  }

  private func visitLeaf(_ index: Int, _ query: inout Query) {
    let costs = leaves[index].costs(query)
    guard costs.least < query.best else { return }
    for lane in 0..<8 where costs[lane] < query.best && 8 * index + lane != query.slot {
      query.best = costs[lane]
      query.found = 8 * index + lane
    }
  }

  /// Recomputes the box of a leaf (below level 0) or a node.
  private mutating func refresh(_ child: Int, below level: Int) {
    let box = level == 0 ? leaves[child].box : levels[level - 1][child].box
    let lane = child % 8
    levels[level][child / 8].lowerX[lane] = box.lower.x
    levels[level][child / 8].lowerY[lane] = box.lower.y
    levels[level][child / 8].lowerZ[lane] = box.lower.z
    levels[level][child / 8].upperX[lane] = box.upper.x
    levels[level][child / 8].upperY[lane] = box.upper.y
    levels[level][child / 8].upperZ[lane] = box.upper.z
    levels[level][child / 8].weight[lane] = box.weight
  }
}

/// A box around groups, empty if its lower corner is infinite, and their least weight.
private struct Box {
  var lower: SIMD3<Double>
  var upper: SIMD3<Double>
  var weight: Double
}

extension BoxTree.Leaf {
  /// The cost of joining each group to the query's group.
  @inline(__always)
  func costs(_ query: BoxTree.Query) -> BoxTree.Lanes {
    let dx = x - query.position.x
    let dy = y - query.position.y
    let dz = z - query.position.z
    return (dx * dx + dy * dy + dz * dz) * (weight * query.weight / (weight + query.weight))
  }

  fileprivate var box: Box {
    let isMissing = x .== .infinity
    let lower = { (lanes: BoxTree.Lanes) in lanes.replacing(with: .infinity, where: isMissing).least
    }
    let upper = { (lanes: BoxTree.Lanes) in
      lanes.replacing(with: -.infinity, where: isMissing).greatest
    }
    let weight = lower(weight)
    return Box(
      lower: SIMD3(lower(x), lower(y), lower(z)), upper: SIMD3(upper(x), upper(y), upper(z)),
      weight: weight < .infinity ? weight : 1)
  }
}

extension BoxTree.Node {
  /// A lower bound of the cost of joining any group inside each box to the query's group.
  @inline(__always)
  func leastCosts(_ query: BoxTree.Query) -> BoxTree.Lanes {
    let dx = (lowerX - query.position.x).greater(query.position.x - upperX).greater(.zero)
    let dy = (lowerY - query.position.y).greater(query.position.y - upperY).greater(.zero)
    let dz = (lowerZ - query.position.z).greater(query.position.z - upperZ).greater(.zero)
    return (dx * dx + dy * dy + dz * dz) * (weight * query.weight / (weight + query.weight))
  }

  fileprivate var box: Box {
    let isMissing = lowerX .== .infinity
    let least = weight.replacing(with: .infinity, where: isMissing).least
    return Box(
      lower: SIMD3(lowerX.least, lowerY.least, lowerZ.least),
      upper: SIMD3(upperX.greatest, upperY.greatest, upperZ.greatest),
      weight: least < .infinity ? least : 1)
  }
}

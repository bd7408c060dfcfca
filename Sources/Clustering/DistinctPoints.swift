/// Merges points with equal positions, so that weight 2 is the same as the point twice.
struct DistinctPoints {
  /// Each position once, in the order of first appearance, with the sum of the weights there.
  private(set) var points: [WeightedPoint] = []
  /// For each given point, the index of its position in `points`.
  private(set) var indices: [Int32] = []

  /// - Precondition: coordinates are finite; weights are finite and above 0.
  /// - Complexity: O(points) expected, by open hashing.
  init(_ given: [WeightedPoint]) {
    var slotCount = 16
    while slotCount < 2 * given.count { slotCount *= 2 }
    var slots = [Int32](repeating: -1, count: slotCount)
    let mask = slotCount - 1
    points.reserveCapacity(given.count)
    indices.reserveCapacity(given.count)
    for point in given {
      precondition(
        point.weight > 0 && (point.weight + point.position.sum()).isFinite,
        "a weighted point needs finite coordinates and a finite weight above 0")
      var slot = Self.hash(point.position) & mask
      while slots[slot] >= 0, points[Int(slots[slot])].position != point.position {
        slot = (slot + 1) & mask
      }
      if slots[slot] < 0 {
        slots[slot] = Int32(truncatingIfNeeded: points.count)
        points.append(point)
      } else {
        points[Int(slots[slot])].weight += point.weight
      }
      indices.append(slots[slot])
    }
  }

  /// A label for each position: the index of the fixed center at that position, or else a number of
  /// its own, from `fixed.count` on; and the number of labels.
  ///
  /// - Complexity: O(points × fixed).
  func labels(fixed: [SIMD3<Double>]) -> (labels: [Int32], count: Int) {
    guard !fixed.isEmpty else { return (points.indices.map { Int32($0) }, points.count) }
    var count = fixed.count
    let labels = points.map { point in
      if let held = fixed.firstIndex(of: point.position) { return Int32(held) }
      count += 1
      return Int32(count - 1)
    }
    return (labels, count)
  }

  /// Equal positions have equal hashes: adding 0 turns −0 into 0.
  private static func hash(_ position: SIMD3<Double>) -> Int {
    var mixed = (position.x + 0).bitPattern &* 0x9e37_79b9_7f4a_7c15
    mixed = (mixed ^ (mixed >> 32) ^ (position.y + 0).bitPattern) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 32) ^ (position.z + 0).bitPattern) &* 0x94d0_49bb_1331_11eb
    return Int(truncatingIfNeeded: mixed ^ (mixed >> 29))
  }
}

/// The distances of all pairs of groups, stored in both directions, so that all distances of a
/// group are adjacent in memory.
///
/// The distance of a group to itself, and to or from a removed group, is infinite.
struct PairTable {
  typealias Lanes = SIMD8<Double>

  /// Row by row, eight groups to an entry.
  private var rows: [Lanes]
  /// How many entries a row has.
  private let width: Int

  /// Computes the Euclidean distances of these points.
  init(_ points: [WeightedPoint]) {
    let blocks = PointBlocks(points).blocks
    let missing = 8 * blocks.count - points.count
    // An odd width, so that the entries of a column spread over many sets of the cache.
    let width = blocks.count | 1
    self.width = width
    rows = [Lanes](unsafeUninitializedCapacity: width * points.count) { rows, count in
      for (row, point) in points.enumerated() {
        for block in blocks {
          var squares = block.squaredDistances(to: point.position)
          for lane in 0..<8 { squares[lane] = squares[lane].squareRoot() }
          rows[count] = squares
          count += 1
        }
        for lane in (8 - missing)..<8 { rows[count - 1][lane] = .infinity }
        if width > blocks.count {
          rows[count] = Lanes(repeating: .infinity)
          count += 1
        }
        rows[row * width + row / 8][row % 8] = .infinity
      }
    }
  }

  /// The distance of two groups; setting it sets both directions.
  subscript(one: Int, two: Int) -> Double {
    get { rows[one * width + two / 8][two % 8] }
    set {
      rows[one * width + two / 8][two % 8] = newValue
      rows[two * width + one / 8][one % 8] = newValue
    }
  }

  /// The distance from a group to its nearest group.
  func least(in group: Int) -> Double {
    var least = Lanes(repeating: .infinity)
    for index in group * width..<(group + 1) * width { least = rows[index].lesser(least) }
    return least.least
  }

  /// The first group at exactly this distance; the row must contain the distance.
  func first(_ distance: Double, in group: Int) -> Int {
    var index = group * width
    while rows[index].least != distance { index += 1 }
    var lane = 0
    while rows[index][lane] != distance { lane += 1 }
    return 8 * (index - group * width) + lane
  }

  /// Replaces the distances of `kept` by `combine(distances of gone, distances of kept)` and
  /// removes `gone`.
  ///
  /// - Parameter others: the groups whose rows are still needed, with or without `kept`.
  @inline(__always)
  mutating func join(
    _ gone: Int, to kept: Int, others: [Int], combine: (Lanes, Lanes) -> Lanes
  ) {
    for column in 0..<width {
      rows[kept * width + column] = combine(
        rows[gone * width + column], rows[kept * width + column])
    }
    for other in others {
      let distance = self[kept, other]
      rows[other * width + kept / 8][kept % 8] = distance
      rows[other * width + gone / 8][gone % 8] = .infinity
    }
  }
}

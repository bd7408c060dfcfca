/// Points in blocks of eight that are close to each other, one lane for each point. In this layout
/// a processor computes eight distances at once, or none if a whole block has the same result.
struct PointBlocks {
  typealias Lanes = SIMD8<Double>

  /// Eight points, as lanes. A block with fewer points repeats its last point with weight 0.
  struct Block {
    var x = Lanes.zero
    var y = Lanes.zero
    var z = Lanes.zero
    var weight = Lanes.zero
    /// A ball that contains the eight points: x, y, z of its center, and its radius as w.
    var ball = SIMD4<Double>.zero
    /// The sums over the lanes of weight × x, y, z, and of weight as w.
    var sum = SIMD4<Double>.zero
  }

  private(set) var blocks: [Block]
  /// For each lane of each block: weight × x, y, z, and weight as w.
  private(set) var terms: [SIMD4<Double>]
  /// How many points there are.
  let count: Int
  /// The sum of weight × squared distance to the origin.
  private(set) var spread = 0.0

  /// - Parameter points: at least one; points close in space should be adjacent.
  init(_ points: [WeightedPoint]) {
    count = points.count
    let blockCount = (count + 7) / 8
    terms = [SIMD4<Double>](repeating: .zero, count: 8 * blockCount)
    blocks = [Block](repeating: Block(), count: blockCount)
    for index in blocks.indices { fill(index, from: points) }
  }

  private mutating func fill(_ index: Int, from points: [WeightedPoint]) {
    var block = Block()
    var lower = points[8 * index].position
    var upper = lower
    for lane in 0..<8 {
      let point = points[Swift.min(8 * index + lane, count - 1)]
      block.x[lane] = point.position.x
      block.y[lane] = point.position.y
      block.z[lane] = point.position.z
      lower = lower.lesser(point.position)
      upper = upper.greater(point.position)
      guard 8 * index + lane < count else { continue }
      block.weight[lane] = point.weight
      let term = SIMD4(point.position * point.weight, point.weight)
      terms[8 * index + lane] = term
      block.sum += term
      spread += (point.position * point.position).sum() * point.weight
    }
    let middle = lower + (upper - lower) / 2
    block.ball = SIMD4(middle, block.squaredDistances(to: middle).greatest.squareRoot())
    blocks[index] = block
  }

  /// The position of a random point, with probability proportional to weight × share.
  ///
  /// - Parameters:
  ///   - shares: for each block, the shares of its points, as lanes.
  ///   - totals: for each block, the sum of weight × share.
  func draw(
    shares: [Lanes], totals: [Double], generator: inout SeededGenerator
  ) -> SIMD3<Double> {
    var sum = 0.0
    for total in totals { sum += total }
    var left = generator.fraction() * sum
    var index = 0
    while index < totals.count - 1, left >= totals[index] {
      left -= totals[index]
      index += 1
    }
    let block = blocks[index]
    let parts = block.weight * shares[index]
    var pick = 0
    for lane in 0..<8 where parts[lane] > 0 {
      pick = lane
      if left < parts[lane] { break }
      left -= parts[lane]
    }
    return SIMD3(block.x[pick], block.y[pick], block.z[pick])
  }
}

extension PointBlocks.Block {
  /// The squared distance from each of the eight points to `position`.
  @inline(__always)
  func squaredDistances(to position: SIMD3<Double>) -> PointBlocks.Lanes {
    let dx = x - position.x
    let dy = y - position.y
    let dz = z - position.z
    return dx * dx + dy * dy + dz * dz
  }
}

/// Single linkage: the edges of the minimum spanning tree are the joins.
///
/// - Complexity: O(points²) time, O(points) memory.
/// - Source: Prim 1957, doi:10.1002/j.1538-7305.1957.tb01515.x.
enum SpanningTree {
  /// The joins; one fewer than there are points.
  static func joins(of points: [WeightedPoint]) -> [Join] {
    guard points.count > 1 else { return [] }
    var joins: [Join] = []
    joins.reserveCapacity(points.count - 1)
    var outside = Frontier(points.dropFirst())
    var current = 0
    var position = points[0].position
    while joins.count < points.count - 1 {
      let next = outside.takeNearest(afterAdding: current, at: position)
      joins.append(Join(first: next.from, second: next.point, height: next.square.squareRoot()))
      current = next.point
      position = points[current].position
    }
    return joins
  }

  /// The points outside the tree in blocks of eight lanes, with the nearest tree point of each.
  private struct Frontier {
    typealias Lanes = SIMD8<Double>

    private struct Block {
      var x = Lanes(repeating: .infinity)
      var y = Lanes(repeating: .infinity)
      var z = Lanes(repeating: .infinity)
      /// Squared distance to the tree; infinite for points that are in it.
      var square = Lanes(repeating: .infinity)
      /// The index of the nearest point in the tree.
      var from = Lanes.zero
    }

    private var blocks: [Block]
    /// The point in each lane of each block.
    private var points: [Int]
    private var count: Int

    init(_ outside: ArraySlice<WeightedPoint>) {
      count = outside.count
      points = Array(outside.indices)
      blocks = [Block](repeating: Block(), count: (count + 7) / 8)
      for (slot, point) in outside.enumerated() {
        blocks[slot / 8].x[slot % 8] = point.position.x
        blocks[slot / 8].y[slot % 8] = point.position.y
        blocks[slot / 8].z[slot % 8] = point.position.z
      }
    }

    /// Adds a point to the tree, then removes and returns the outside point that is nearest to the
    /// tree.
    mutating func takeNearest(
      afterAdding inside: Int, at position: SIMD3<Double>
    ) -> (point: Int, from: Int, square: Double) {
      var least = Double.infinity
      var place = 0
      for index in 0..<(count + 7) / 8 {
        let dx = blocks[index].x - position.x
        let dy = blocks[index].y - position.y
        let dz = blocks[index].z - position.z
        let squares = dx * dx + dy * dy + dz * dz
        let closer = squares .< blocks[index].square
        let old = blocks[index]
        let square = old.square.replacing(with: squares, where: closer)
        blocks[index].square = square
        blocks[index].from = old.from.replacing(
          with: Lanes(repeating: Double(inside)), where: closer)
        let here = square.least
        if here < least { (least, place) = (here, index) }
      }
      var slot = 8 * place
      while blocks[slot / 8].square[slot % 8] != least { slot += 1 }
      let taken = (points[slot], Int(blocks[slot / 8].from[slot % 8]), least)
      remove(slot)
      return taken
    }

    /// Moves the last point into the removed point's slot.
    private mutating func remove(_ slot: Int) {
      count -= 1
      let last = blocks[count / 8]
      points[slot] = points[count]
      blocks[slot / 8].x[slot % 8] = last.x[count % 8]
      blocks[slot / 8].y[slot % 8] = last.y[count % 8]
      blocks[slot / 8].z[slot % 8] = last.z[count % 8]
      blocks[slot / 8].square[slot % 8] = last.square[count % 8]
      blocks[slot / 8].from[slot % 8] = last.from[count % 8]
      blocks[count / 8].x[count % 8] = .infinity
      blocks[count / 8].square[count % 8] = .infinity
    }
  }
}

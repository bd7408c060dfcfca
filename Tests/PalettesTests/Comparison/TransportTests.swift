import Fixtures
import Testing

@testable import Palettes

@Suite("transport")
struct TransportTests {
  /// The least cost by trying everything: unit after unit to each demand that has room.
  private func bruteForce(_ supply: [Int], _ demand: [Int], _ cost: [[Double]]) -> Double {
    guard let source = supply.firstIndex(where: { $0 > 0 }) else { return 0 }
    var least = Double.infinity
    for goal in demand.indices where demand[goal] > 0 {
      var (left, needs) = (supply, demand)
      left[source] -= 1
      needs[goal] -= 1
      least = min(least, cost[source][goal] + bruteForce(left, needs, cost))
    }
    return least
  }

  @Test("it costs what the best of all ways costs, also if there is more room than needed")
  func optimal() {
    var noise = TestNoise(seed: 3)
    // One value for all problems, as it keeps its memory.
    var transport = Transport()
    for round in 0..<80 {
      let (rows, columns) = (1 + noise.next(below: 3), 1 + noise.next(below: 3))
      var supply = [Int](repeating: 0, count: rows)
      var demand = [Int](repeating: 0, count: columns)
      for _ in 0..<6 { supply[noise.next(below: rows)] += 1 }
      for _ in 0..<6 + round % 4 { demand[noise.next(below: columns)] += 1 }
      let cost = (0..<rows).map { _ in (0..<columns).map { _ in Double(noise.next(below: 20)) } }
      let total = transport.cost(carrying: supply, to: demand, at: cost.flatMap { $0 })
      #expect(abs(total - bruteForce(supply, demand, cost)) < 1e-9)
      let flow = supply.indices.map { Array(transport.flow(from: $0)) }
      #expect(flow.map { $0.reduce(0, +) } == supply)
      for column in demand.indices {
        #expect(flow.reduce(0) { $0 + $1[column] } <= demand[column])
      }
    }
  }

  @Test("64 to 64 places cost no less than the nearest and no more than the first best")
  func large() {
    var noise = TestNoise(seed: 8)
    let cost = (0..<64).map { _ in (0..<64).map { _ in Double(noise.next(below: 1000)) / 10 } }
    let supply = (0..<64).map { _ in 1000 }
    var transport = Transport()
    let total = transport.cost(carrying: supply, to: supply, at: cost.flatMap { $0 })
    #expect(total >= cost.reduce(0) { $0 + 1000 * ($1.min() ?? 0) })
    #expect(total <= cost.indices.reduce(0) { $0 + 1000 * cost[$1][$1] })
  }
}

/// The cheapest way to transport amounts from some places to others: the transportation problem,
/// solved exactly in whole units.
///
/// - Complexity: O(augmentations × places²); there are hardly more augmentations than places.
/// - Source: successive shortest paths with potentials, Ahuja, Magnanti & Orlin 1993, "Network
///   Flows", section 9.7.
struct ColorTransport {
  /// The amount at each place, 0 or more.
  let supply: [Int]
  /// The amount that each place needs, 0 or more; the total must be that of the supply.
  let demand: [Int]
  /// The cost of a unit from each supply to each demand, 0 or more and finite.
  let cost: [[Double]]

  /// The amount that goes from each supply to each demand.
  private(set) var flow: [[Int]]

  /// Computes the cheapest flow.
  ///
  /// - Precondition: supply and demand have the same sum.
  init(supply: [Int], demand: [Int], cost: [[Double]]) {
    precondition(supply.reduce(0, +) == demand.reduce(0, +), "supply and demand must be the same")
    self.supply = supply
    self.demand = demand
    self.cost = cost
    flow = supply.map { _ in demand.map { _ in 0 } }
    var search = Search(supply: supply, demand: demand)
    for source in supply.indices {
      while search.left[source] > 0 { carry(from: source, &search) }
    }
  }

  /// The total cost.
  var total: Double {
    var sum = 0.0
    for (row, costs) in zip(flow, cost) {
      for (amount, cost) in zip(row, costs) { sum += Double(amount) * cost }
    }
    return sum
  }

  /// The state between augmentations. The nodes are the supplies, followed by the demands.
  private struct Search {
    /// The rest of each supply, and the amount that each demand still needs.
    var left, needs: [Int]
    var potential: [Double]

    init(supply: [Int], demand: [Int]) {
      left = supply
      needs = demand
      potential = [Double](repeating: 0, count: supply.count + demand.count)
    }
  }

  /// Sends as much as possible along the shortest path from a supply to a demand that still needs
  /// some.
  private mutating func carry(from source: Int, _ search: inout Search) {
    let (distances, before) = paths(from: source, search)
    let open = demand.indices.filter { search.needs[$0] > 0 }
    guard let goal = open.min(by: { distances[supply.count + $0] < distances[supply.count + $1] })
    else { preconditionFailure("supply is left and nobody needs it") }
    let length = distances[supply.count + goal]
    for node in distances.indices { search.potential[node] += min(distances[node], length) }
    var amount = min(search.left[source], search.needs[goal])
    let way = way(to: supply.count + goal, before)
    for (from, to) in way where from >= supply.count {
      amount = min(amount, flow[to][from - supply.count])
    }
    for (from, to) in way {
      if from < supply.count {
        flow[from][to - supply.count] += amount
      } else {
        flow[to][from - supply.count] -= amount
      }
    }
    search.left[source] -= amount
    search.needs[goal] -= amount
  }

  /// The steps of the path that ends at a node.
  private func way(to node: Int, _ before: [Int]) -> [(from: Int, to: Int)] {
    var steps: [(from: Int, to: Int)] = []
    var node = node
    while before[node] >= 0 {
      steps.append((before[node], node))
      node = before[node]
    }
    return steps
  }

  /// The shortest paths from a supply by Dijkstra's algorithm, in costs reduced by the potentials.
  private func paths(from source: Int, _ search: Search) -> (distances: [Double], before: [Int]) {
    let count = supply.count + demand.count
    var distances = [Double](repeating: .infinity, count: count)
    var before = [Int](repeating: -1, count: count)
    var isDone = [Bool](repeating: false, count: count)
    distances[source] = 0
    for _ in 0..<count {
      var node = -1
      for next in 0..<count where !isDone[next] && distances[next] < .infinity {
        if node < 0 || distances[next] < distances[node] { node = next }
      }
      guard node >= 0 else { break }
      isDone[node] = true
      for next in others(node) where !isDone[next] {
        guard let length = length(node, next) else { continue }
        let reduced = max(0, length + search.potential[node] - search.potential[next])
        if distances[node] + reduced < distances[next] {
          distances[next] = distances[node] + reduced
          before[next] = node
        }
      }
    }
    return (distances, before)
  }

  /// The nodes on the other side: the demands for a supply, the supplies for a demand.
  private func others(_ node: Int) -> Range<Int> {
    node < supply.count ? supply.count..<supply.count + demand.count : 0..<supply.count
  }

  /// The cost of a unit from one node to the next; `nil` for a step back where nothing flows.
  private func length(_ node: Int, _ next: Int) -> Double? {
    guard node >= supply.count else { return cost[node][next - supply.count] }
    return flow[next][node - supply.count] > 0 ? -cost[next][node - supply.count] : nil
  }
}

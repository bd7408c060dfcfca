/// The cheapest way to carry amounts from some places to others: the transportation problem,
/// solved exactly in whole units.
///
/// - Complexity: O(augmentations × places²), and there are few more augmentations than places.
/// - Source: successive shortest paths with potentials, Ahuja, Magnanti & Orlin 1993, "Network
///   Flows", section 9.7.
struct ColorTransport {
  /// What lies at each place, 0 or more.
  let supply: [Int]
  /// What each place needs, 0 or more; as much as there is in all.
  let demand: [Int]
  /// For each supply and each demand what a unit costs on the way, 0 or more and finite.
  let cost: [[Double]]

  /// What is carried from each supply to each demand.
  private(set) var flow: [[Int]]

  /// Carries everything.
  ///
  /// - Precondition: supply and demand add up to the same.
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

  /// The whole cost.
  var total: Double {
    var sum = 0.0
    for (row, costs) in zip(flow, cost) {
      for (amount, cost) in zip(row, costs) { sum += Double(amount) * cost }
    }
    return sum
  }

  /// What is known between augmentations. Nodes are the supplies, and then the demands.
  private struct Search {
    /// What is still at each supply, and what each demand still needs.
    var left, needs: [Int]
    var potential: [Double]

    init(supply: [Int], demand: [Int]) {
      left = supply
      needs = demand
      potential = [Double](repeating: 0, count: supply.count + demand.count)
    }
  }

  /// Carries as much as possible along the shortest way from a supply to a demand that needs it.
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

  /// The steps of the way that ends at a node.
  private func way(to node: Int, _ before: [Int]) -> [(from: Int, to: Int)] {
    var steps: [(from: Int, to: Int)] = []
    var node = node
    while before[node] >= 0 {
      steps.append((before[node], node))
      node = before[node]
    }
    return steps
  }

  /// Dijkstra's shortest ways from a supply, in costs reduced by the potentials.
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

  /// The nodes on the other side.
  private func others(_ node: Int) -> Range<Int> {
    node < supply.count ? supply.count..<supply.count + demand.count : 0..<supply.count
  }

  /// What a unit costs from one node to the next; `nil` for a way back on which nothing came.
  private func length(_ node: Int, _ next: Int) -> Double? {
    guard node >= supply.count else { return cost[node][next - supply.count] }
    return flow[next][node - supply.count] > 0 ? -cost[next][node - supply.count] : nil
  }
}

/// The cheapest way to carry amounts from some places to others: the transportation problem, solved
/// exactly in whole units. A value keeps its memory from one problem to the next.
///
/// - Source: successive shortest paths with potentials, Ahuja, Magnanti & Orlin 1993, "Network
///   Flows", section 9.7.
package struct Transport {
  private var supplies = 0
  private var demands = 0
  /// The amount that goes from each supply to each demand; a row for each supply.
  private var flow: [Int] = []
  private var cost: [Double] = []
  /// What is left of each supply, and then what each demand can still take.
  private var open: [Int] = []
  // For each node: the supplies, and then the demands.
  private var potential: [Double] = []
  private var distance: [Double] = []
  private var before: [Int] = []
  private var isDone: [Bool] = []

  package init() {}

  /// The least total cost of carrying each supply to the demands.
  ///
  /// - Parameters:
  ///   - supply: the amount at each place, 0 or more.
  ///   - demand: the most that each place takes, 0 or more; together at least the supply.
  ///   - cost: the cost of a unit from a supply to a demand, 0 or more and finite; a row for each
  ///     supply.
  /// - Complexity: O(augmentations × places²); there are hardly more augmentations than places.
  package mutating func cost(
    carrying supply: some Collection<Int>, to demand: some Collection<Int>, at cost: [Double]
  ) -> Double {
    (supplies, demands) = (supply.count, demand.count)
    precondition(cost.count == supplies * demands, "a cost for each way")
    precondition(supply.reduce(0, +) <= demand.reduce(0, +), "there is room for all")
    self.cost = cost
    open.removeAll(keepingCapacity: true)
    open.append(contentsOf: supply)
    open.append(contentsOf: demand)
    Self.fill(&flow, cost.count, 0)
    Self.fill(&potential, supplies + demands, 0)
    for source in 0..<supplies {
      while open[source] > 0 { carry(from: source) }
    }
    var sum = 0.0
    for way in cost.indices { sum += Double(flow[way]) * cost[way] }
    return sum
  }

  /// What goes from a supply to each demand in the last solution.
  package func flow(from supply: Int) -> ArraySlice<Int> {
    flow[supply * demands..<(supply + 1) * demands]
  }

  private static func fill<Element>(_ array: inout [Element], _ count: Int, _ value: Element) {
    array.removeAll(keepingCapacity: true)
    array.append(contentsOf: repeatElement(value, count: count))
  }

  /// Sends as much as possible along the shortest path from a supply to a demand that has room.
  private mutating func carry(from source: Int) {
    let goal = findPath(from: source)
    let length = distance[goal]
    for node in potential.indices { potential[node] += min(distance[node], length) }
    var amount = min(open[source], open[goal])
    var node = goal
    while node != source {
      // A step back, from a demand to a supply, takes away from what flows there.
      if node < supplies { amount = min(amount, flow[way(node, before[node])]) }
      node = before[node]
    }
    node = goal
    while node != source {
      if node < supplies {
        flow[way(node, before[node])] -= amount
      } else {
        flow[way(before[node], node)] += amount
      }
      node = before[node]
    }
    open[source] -= amount
    open[goal] -= amount
  }

  /// The place in `flow` and `cost` of the way between these nodes.
  private func way(_ supply: Int, _ demand: Int) -> Int {
    supply * demands + demand - supplies
  }

  /// The nearest demand with room, by Dijkstra's algorithm in costs reduced by the potentials.
  /// Distances of nodes that are farther are not final, but are at least that of the result.
  private mutating func findPath(from source: Int) -> Int {
    let count = supplies + demands
    Self.fill(&distance, count, .infinity)
    Self.fill(&before, count, -1)
    Self.fill(&isDone, count, false)
    distance[source] = 0
    while true {
      var node = -1
      var least = Double.infinity
      for next in 0..<count where !isDone[next] && distance[next] < least {
        (node, least) = (next, distance[next])
      }
      precondition(node >= 0, "supply is left and nobody has room")
      if node >= supplies, open[node] > 0 { return node }
      isDone[node] = true
      if node < supplies {
        for next in supplies..<count where !isDone[next] {
          reach(next, from: node, after: cost[way(node, next)])
        }
      } else {
        for next in 0..<supplies where !isDone[next] && flow[way(next, node)] > 0 {
          reach(next, from: node, after: -cost[way(next, node)])
        }
      }
    }
  }

  private mutating func reach(_ next: Int, from node: Int, after length: Double) {
    let reduced = max(0, length + potential[node] - potential[next])
    guard distance[node] + reduced < distance[next] else { return }
    distance[next] = distance[node] + reduced
    before[next] = node
  }
}

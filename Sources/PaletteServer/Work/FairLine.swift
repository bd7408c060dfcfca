/// Things of several clients that wait, taken from each client in turn.
///
/// One client's things keep their order.
struct FairLine<Element> {
  private var lines: [String: [Element]] = [:]
  /// Clients that have something in the line; whose turn it is comes first.
  private var turns: [String] = []
  private(set) var count = 0

  /// How many things of a client's wait.
  func count(of client: String) -> Int { lines[client]?.count ?? 0 }

  /// Puts a thing behind the client's others.
  mutating func append(_ element: Element, of client: String) {
    if lines[client] == nil { turns.append(client) }
    lines[client, default: []].append(element)
    count += 1
  }

  /// Puts a thing back where it was taken from.
  mutating func putBack(_ element: Element, of client: String) {
    turns.removeAll { $0 == client }
    turns.insert(client, at: 0)
    lines[client, default: []].insert(element, at: 0)
    count += 1
  }

  /// The next thing: of the client for whom the least is under way, or of those the first in turn.
  ///
  /// - Parameter underWay: how much is under way for each client.
  /// - Complexity: O(clients), and O(things of the one client).
  mutating func next(underWay: [String: Int]) -> Element? {
    // `min` gives the first of equals.
    guard let client = turns.min(by: { underWay[$0, default: 0] < underWay[$1, default: 0] }) else {
      return nil
    }
    turns.removeAll { $0 == client }
    let element = lines[client]?.removeFirst()
    if lines[client]?.isEmpty == false { turns.append(client) } else { lines[client] = nil }
    count -= 1
    return element
  }

  /// Takes out the first thing that is wanted.
  mutating func remove(where isWanted: (Element) -> Bool) -> Element? {
    for client in turns {
      guard let index = lines[client]?.firstIndex(where: isWanted) else { continue }
      let element = lines[client]?.remove(at: index)
      if lines[client]?.isEmpty == true {
        lines[client] = nil
        turns.removeAll { $0 == client }
      }
      count -= 1
      return element
    }
    return nil
  }

  /// Takes out everything.
  mutating func removeAll() -> [Element] {
    defer { self = FairLine() }
    return turns.flatMap { lines[$0] ?? [] }
  }
}

/// A waiting line for elements of several clients, taken from each client in turn.
///
/// The elements of one client keep their order.
struct FairQueue<Element> {
  private var lines: [String: [Element]] = [:]
  /// Clients with elements in the line; the client whose turn it is comes first.
  private var turns: [String] = []
  private(set) var count = 0

  /// How many elements of a client wait.
  func count(of client: String) -> Int { lines[client]?.count ?? 0 }

  /// Appends an element after the client's others.
  mutating func append(_ element: Element, of client: String) {
    if lines[client] == nil { turns.append(client) }
    lines[client, default: []].append(element)
    count += 1
  }

  /// Puts an element back at the place from which it was taken.
  mutating func putBack(_ element: Element, of client: String) {
    turns.removeAll { $0 == client }
    turns.insert(client, at: 0)
    lines[client, default: []].insert(element, at: 0)
    count += 1
  }

  /// Takes the next element: of the client with the least in progress, and among equals of the
  /// first in turn.
  ///
  /// - Parameter underWay: how much is in progress for each client.
  /// - Complexity: O(clients), and O(elements of the one client).
  mutating func next(underWay: [String: Int]) -> Element? {
    // `min` returns the first of equal elements.
    guard let client = turns.min(by: { underWay[$0, default: 0] < underWay[$1, default: 0] }) else {
      return nil
    }
    turns.removeAll { $0 == client }
    let element = lines[client]?.removeFirst()
    if lines[client]?.isEmpty == false { turns.append(client) } else { lines[client] = nil }
    count -= 1
    return element
  }

  /// Removes the first element that satisfies the condition.
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

  /// Removes all elements.
  mutating func removeAll() -> [Element] {
    defer { self = FairQueue() }
    return turns.flatMap { lines[$0] ?? [] }
  }
}

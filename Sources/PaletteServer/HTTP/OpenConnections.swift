import NIOCore
import Synchronization

/// A connection, and whether it waits for a request.
final class OpenConnection: Sendable {
  fileprivate enum Place { case none, own, guest }

  let channel: any Channel
  /// Whose share it takes, or `nil` for one that takes nobody's: a trusted proxy's.
  let client: String?
  /// Since when it waits for a request, in nanoseconds of the system's clock; 0 while one is under way.
  private let waiting = Atomic<UInt64>(0)
  fileprivate let place = Mutex(Place.none)

  init(_ channel: any Channel, client: String?) {
    (self.channel, self.client) = (channel, client)
    rest()
  }

  fileprivate var waitingSince: UInt64 { waiting.load(ordering: .relaxed) }

  /// A request is under way.
  func work() { waiting.store(0, ordering: .relaxed) }

  /// No request is under way.
  func rest() { waiting.store(NIODeadline.now().uptimeNanoseconds, ordering: .relaxed) }
}

/// The connections that are open, each client's within its share.
///
/// When there is no place for a new one, a connection that waits for a request makes room: of the
/// client who has most. If all are busy, the new one is a guest: it is told to come again, and only
/// what must always be answered is answered. Guests are few, and the oldest makes room for the next.
final class OpenConnections: Sendable {
  fileprivate struct Table {
    /// Those with a place of their own, by client; trusted proxies are counted, and no more.
    var places: [String: [OpenConnection]] = [:]
    var count = 0
    var guests: [OpenConnection] = []
    /// Guests that had to go and are not gone yet: their last request may still be under way.
    var leaving: [OpenConnection] = []
  }

  private let table = Mutex(Table())
  /// So that nobody has to look for guests while there are none.
  private let guestCount = Atomic<Int>(0)
  private let limit: Int
  private let mostGuests: Int

  /// - Parameter limit: connections that are open at a time, guests not counted; 1 or more.
  init(limit: Int) {
    self.limit = limit
    mostGuests = Self.guests(beside: limit)
  }

  /// How many guests there may be beside so many connections.
  static func guests(beside connections: Int) -> Int { max(1, min(64, connections / 8)) }

  /// Connections with a place, and guests.
  var counts: (placed: Int, guests: Int) {
    table.withLock { ($0.count, $0.guests.count) }
  }

  /// Whether a connection has a place, so that it may ask for everything.
  func hasPlace(_ channel: any Channel) -> Bool {
    guard guestCount.load(ordering: .relaxed) > 0 else { return true }
    return table.withLock { !($0.guests + $0.leaving).contains { $0.channel === channel } }
  }

  /// Gives a connection that was just opened a place, or else makes it a guest; another one may be
  /// closed for it.
  ///
  /// - Returns: whether it has a place.
  /// - Complexity: O(connections) when there is no room, else O(1).
  func enter(_ connection: OpenConnection) -> Bool {
    let (hasPlace, dropped) = table.withLock { table -> (Bool, OpenConnection?) in
      if table.hasRoom(for: connection.client, limit: limit) {
        table.give(connection)
        return (true, nil)
      }
      if let waiting = table.waiting(for: connection.client) {
        table.remove(waiting)
        table.give(connection)
        return (true, waiting)
      }
      let oldest = table.guests.count >= mostGuests ? table.oldestGuest : nil
      if let oldest {
        table.remove(oldest)
        table.leaving.append(oldest)
      }
      table.guests.append(connection)
      connection.place.withLock { $0 = .guest }
      count(table)
      return (false, oldest)
    }
    dropped?.channel.close(promise: nil)
    return hasPlace
  }

  /// A connection was closed.
  func leave(_ connection: OpenConnection) {
    table.withLock { table in
      table.remove(connection)
      table.leaving.removeAll { $0 === connection }
      count(table)
    }
  }

  private func count(_ table: Table) {
    guestCount.store(table.guests.count + table.leaving.count, ordering: .relaxed)
  }
}

extension OpenConnections.Table {
  fileprivate func hasRoom(for client: String?, limit: Int) -> Bool {
    guard let client else { return count < limit }
    let own = places[client, default: []].count + 1
    return FairShare.allows(own, of: count + 1, limit: limit)
  }

  /// The connection that makes room: it waits for a request, is of the client who has most, and has
  /// waited longest of those. Of the newcomer's own, or of one who has more than it.
  fileprivate func waiting(for newcomer: String?) -> OpenConnection? {
    let own = newcomer.map { places[$0, default: []].count } ?? 0
    var found: (connection: OpenConnection, since: UInt64, count: Int)?
    for (client, connections) in places
    where client == newcomer || connections.count > own {
      let count = connections.count
      if let found, found.count > count { continue }
      for connection in connections {
        let since = connection.waitingSince
        guard since > 0 else { continue }
        if let found, found.count == count, found.since <= since { continue }
        found = (connection, since, count)
      }
    }
    return found?.connection
  }

  /// The guest that came first of the client who has most.
  fileprivate var oldestGuest: OpenConnection? {
    let counts = guests.reduce(into: [:]) { $0[$1.client, default: 0] += 1 }
    let most = counts.values.max()
    return guests.first { counts[$0.client] == most }
  }

  fileprivate mutating func give(_ connection: OpenConnection) {
    count += 1
    if let client = connection.client { places[client, default: []].append(connection) }
    connection.place.withLock { $0 = .own }
  }

  /// Without effect on one that was removed before.
  fileprivate mutating func remove(_ connection: OpenConnection) {
    let place = connection.place.withLock { place in
      defer { place = .none }
      return place
    }
    switch place {
    case .none: return
    case .guest: guests.removeAll { $0 === connection }
    case .own:
      count -= 1
      guard let client = connection.client else { return }
      places[client]?.removeAll { $0 === connection }
      if places[client]?.isEmpty == true { places[client] = nil }
    }
  }
}

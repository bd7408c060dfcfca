import NIOCore
import Synchronization

/// A connection, and whether it is idle, waiting for a request.
final class OpenConnection: Sendable {
  fileprivate enum Place { case none, own, guest }

  let channel: any Channel
  /// The client in whose share it counts, or `nil` for a trusted proxy, which counts in none.
  let client: String?
  /// Since when it has been idle, in nanoseconds of the system's clock; 0 during a request.
  private let waiting = Atomic<UInt64>(0)
  fileprivate let place = Mutex(Place.none)

  init(_ channel: any Channel, client: String?) {
    (self.channel, self.client) = (channel, client)
    rest()
  }

  fileprivate var waitingSince: UInt64 { waiting.load(ordering: .relaxed) }

  /// A request has begun.
  func work() { waiting.store(0, ordering: .relaxed) }

  /// No request is in progress any more.
  func rest() { waiting.store(NIODeadline.now().uptimeNanoseconds, ordering: .relaxed) }
}

/// The open connections, each client's within its share.
///
/// If there is no place for a new connection, an idle one of the client with the most connections
/// is closed. If all are busy, the new connection becomes a guest: it is asked to come back later,
/// and receives only answers that must always be given. There are few guests, and a new guest
/// replaces the oldest one.
final class OpenConnections: Sendable {
  fileprivate struct Table {
    /// Connections with a place, by client. Those of trusted proxies are only counted.
    var places: [String: [OpenConnection]] = [:]
    var count = 0
    var guests: [OpenConnection] = []
    /// Guests that were closed but have not ended: their last request may still be in progress.
    var leaving: [OpenConnection] = []
  }

  private let table = Mutex(Table())
  /// Allows skipping the search for guests when there are none.
  private let guestCount = Atomic<Int>(0)
  private let limit: Int
  private let mostGuests: Int

  /// - Parameter limit: the most connections that are open at a time, without guests; 1 or more.
  init(limit: Int) {
    self.limit = limit
    mostGuests = Self.guests(beside: limit)
  }

  /// The most guests for this many connections.
  static func guests(beside connections: Int) -> Int { max(1, min(64, connections / 8)) }

  /// How many connections have a place, and how many are guests.
  var counts: (placed: Int, guests: Int) {
    table.withLock { ($0.count, $0.guests.count) }
  }

  /// Whether a connection has a place, so that it may use every route.
  func hasPlace(_ channel: any Channel) -> Bool {
    guard guestCount.load(ordering: .relaxed) > 0 else { return true }
    return table.withLock { !($0.guests + $0.leaving).contains { $0.channel === channel } }
  }

  /// Gives a new connection a place, or makes it a guest. May close another connection to make
  /// room.
  ///
  /// - Returns: whether it has a place.
  /// - Complexity: O(connections) when there is no room, otherwise O(1).
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

  /// Removes a connection that was closed.
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

  /// The idle connection to close for a newcomer: of the client with the most connections, the one
  /// that has been idle longest. Only connections of the newcomer's client count, or of a client
  /// that has more.
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

  /// The oldest guest of the client with the most guests.
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

  /// Removes a connection; has no effect if it was removed before.
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

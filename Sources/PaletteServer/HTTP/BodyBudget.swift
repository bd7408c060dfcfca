import Synchronization

/// The bytes of request bodies and of unsent answers that are held in memory, each client's within
/// its share.
final class BodyBudget: Sendable {
  private struct Held {
    var all = 0
    var own: [String: Int] = [:]
  }

  private let held = Mutex(Held())
  private let limit: Int
  private let longest: Int

  /// - Parameters:
  ///   - limit: the most bytes for all clients together.
  ///   - longest: the most bytes for a client while no other client holds any, even beyond its
  ///     share.
  init(limit: Int, longest: Int) { (self.limit, self.longest) = (limit, longest) }

  /// How many bytes are held now.
  var count: Int { held.withLock { $0.all } }

  /// Holds more bytes for a client.
  ///
  /// - Returns: whether the client's share has room for them; otherwise nothing is held.
  func take(_ count: Int, for client: String) -> Bool {
    held.withLock { held in
      let own = held.own[client, default: 0] + count
      let all = held.all + count
      guard FairShare.allows(own, of: all, limit: limit, least: own == all ? longest : 0) else {
        return false
      }
      held.own[client] = own
      held.all = all
      return true
    }
  }

  func give(_ count: Int, of client: String) {
    held.withLock { held in
      held.all -= count
      let own = held.own[client, default: 0] - count
      held.own[client] = own > 0 ? own : nil
    }
  }
}

/// The bytes of the budget that one request holds. They are released with its last reference at the
/// latest.
final class BodyLease: Sendable {
  private let budget: BodyBudget
  private let client: String
  private let held = Mutex(0)

  init(_ budget: BodyBudget, of client: String) { (self.budget, self.client) = (budget, client) }

  deinit { end() }

  /// How many bytes are held.
  var count: Int { held.withLock { $0 } }

  /// Raises the number of held bytes to this number; does nothing if that many are held already.
  ///
  /// - Returns: whether there was room.
  func hold(_ bytes: Int) -> Bool {
    held.withLock { held in
      guard bytes > held else { return true }
      guard budget.take(bytes - held, for: client) else { return false }
      held = bytes
      return true
    }
  }

  /// Releases all held bytes.
  func end() {
    held.withLock { held in
      budget.give(held, of: client)
      held = 0
    }
  }
}

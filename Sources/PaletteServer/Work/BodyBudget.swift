import Synchronization

/// How many bytes of bodies and of answers on their way are held, each client's within its share.
final class BodyBudget: Sendable {
  private struct Held {
    var all = 0
    var own: [String: Int] = [:]
  }

  private let held = Mutex(Held())
  private let limit: Int
  private let longest: Int

  /// - Parameters:
  ///   - limit: bytes of all clients together.
  ///   - longest: bytes that one client may hold while no other holds any, even if that is more than
  ///     its share.
  init(limit: Int, longest: Int) { (self.limit, self.longest) = (limit, longest) }

  /// Bytes that are held now.
  var count: Int { held.withLock { $0.all } }

  /// - Returns: whether there is room for these in the client's share; they are held then.
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

/// What one request holds of the budget; given back with its last reference at the latest.
final class BodyLease: Sendable {
  private let budget: BodyBudget
  private let client: String
  private let held = Mutex(0)

  init(_ budget: BodyBudget, of client: String) { (self.budget, self.client) = (budget, client) }

  deinit { end() }

  /// Bytes that are held.
  var count: Int { held.withLock { $0 } }

  /// Holds so many bytes in all, or as many as it does if those are more.
  ///
  /// - Returns: whether there was room for them.
  func hold(_ bytes: Int) -> Bool {
    held.withLock { held in
      guard bytes > held else { return true }
      guard budget.take(bytes - held, for: client) else { return false }
      held = bytes
      return true
    }
  }

  /// Gives back what is held.
  func end() {
    held.withLock { held in
      budget.give(held, of: client)
      held = 0
    }
  }
}

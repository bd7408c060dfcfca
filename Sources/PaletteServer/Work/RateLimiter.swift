import Synchronization

/// A token bucket for each client, in a table of limited size.
final class RateLimiter: Sendable {
  private struct Bucket {
    var tokens: Double
    var filled: ContinuousClock.Instant
  }

  private let buckets = Mutex<[String: Bucket]>([:])
  private let rate: Int

  /// The most clients that are remembered at a time.
  static let mostClients = 10_000

  /// - Parameter rate: requests per minute, and the largest burst; 0 for no limit.
  init(rate: Int) { self.rate = rate }

  /// Takes one of the client's tokens.
  ///
  /// - Returns: `nil` on success, or the seconds until there is a token.
  func secondsToWait(_ client: String, now: ContinuousClock.Instant = .now) -> Int? {
    guard rate > 0 else { return nil }
    let (most, perSecond) = (Double(rate), Double(rate) / 60)
    return buckets.withLock { buckets in
      if buckets[client] == nil, buckets.count >= Self.mostClients {
        // Forgetting a client with a full bucket changes nothing for that client.
        buckets = buckets.filter { refilled($0.value, now, most, perSecond) < most }
        // If all are active, such a crowd is not one client, so nobody is refused because of it.
        if buckets.count >= Self.mostClients { buckets.removeAll(keepingCapacity: true) }
      }
      let bucket = buckets[client] ?? Bucket(tokens: most, filled: now)
      let tokens = refilled(bucket, now, most, perSecond)
      if tokens >= 1 {
        buckets[client] = Bucket(tokens: tokens - 1, filled: now)
        return nil
      }
      buckets[client] = Bucket(tokens: tokens, filled: now)
      return max(1, Int(((1 - tokens) / perSecond).rounded(.up)))
    }
  }

  private func refilled(
    _ bucket: Bucket, _ now: ContinuousClock.Instant, _ most: Double, _ perSecond: Double
  ) -> Double {
    let passed = (now - bucket.filled).components
    let seconds = Double(passed.seconds) + Double(passed.attoseconds) * 1e-18
    return min(most, bucket.tokens + max(0, seconds) * perSecond)
  }
}

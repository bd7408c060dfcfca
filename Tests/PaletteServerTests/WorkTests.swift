import Dispatch
import Palettes
import Synchronization
import Testing

@testable import PaletteServer

@Suite struct WorkTests {
  @Test("a job more than may wait is refused; the others are done")
  func overflow() async throws {
    let queue = WorkQueue(workers: 1, capacity: 1)
    queue.start()
    defer { queue.stop() }
    let (begun, gate) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    async let first = queue.run(for: Presence()) { _ in
      begun.signal()
      gate.wait()
      return 1
    }
    await passed(begun)
    async let second = queue.run(for: Presence()) { _ in 2 }
    while queue.load.waiting < 1 { await Task.yield() }
    await #expect(throws: ServiceError.busy) {
      try await queue.run(for: Presence()) { _ in 3 }
    }
    gate.signal()
    #expect(try await first == 1)
    #expect(try await second == 2)
  }

  @Test("a client that leaves takes its waiting job with it")
  func left() async throws {
    let queue = WorkQueue(workers: 1, capacity: 5)
    queue.start()
    defer { queue.stop() }
    let (begun, gate) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    async let first = queue.run(for: Presence()) { _ in
      begun.signal()
      gate.wait()
      return 1
    }
    await passed(begun)
    let presence = Presence()
    let wasDone = Flag()
    let second = Task {
      try await queue.run(for: presence) { _ in wasDone.raise() }
    }
    while queue.load.waiting < 1 { await Task.yield() }
    presence.leave()
    await #expect(throws: CancellationError.self) { try await second.value }
    #expect(queue.load.waiting == 0)
    gate.signal()
    #expect(try await first == 1)
    #expect(!wasDone.isRaised)
    await #expect(throws: CancellationError.self) {
      try await queue.run(for: presence) { _ in 3 }
    }
  }

  @Test("what a job throws reaches who asked")
  func failure() async throws {
    let queue = WorkQueue(workers: 2, capacity: 0)
    queue.start()
    defer { queue.stop() }
    await #expect(throws: ExtractionError.transparent) {
      try await queue.run(for: Presence()) { _ -> Int in throw ExtractionError.transparent }
    }
  }

  @Test("a bucket empties, fills again in time, and belongs to one client")
  func rate() {
    let rates = RateLimiter(rate: 2)
    let start = ContinuousClock.now
    #expect(rates.secondsToWait("a", now: start) == nil)
    #expect(rates.secondsToWait("a", now: start) == nil)
    #expect(rates.secondsToWait("a", now: start) == 30)
    #expect(rates.secondsToWait("b", now: start) == nil)
    #expect(rates.secondsToWait("a", now: start + .seconds(31)) == nil)
    #expect(RateLimiter(rate: 0).secondsToWait("a", now: start) == nil)
  }

  @Test("the cache keeps within its bytes and drops what was used longest ago")
  func cache() {
    let cache = ResultCache(capacity: 10_000)
    for number in 0..<50 {
      cache.keep([UInt8](repeating: 1, count: 300), for: "\(number)")
      _ = cache.bytes(for: "0")
      #expect(cache.counts.bytes <= 10_000)
    }
    #expect(cache.bytes(for: "0") != nil)
    #expect(cache.bytes(for: "1") == nil)
    #expect(cache.bytes(for: "49") != nil)
    cache.keep([UInt8](repeating: 1, count: 5000), for: "large")
    #expect(cache.bytes(for: "large") == nil)
  }
}

/// Whether something happened.
private final class Flag: Sendable {
  private let raised = Mutex(false)
  var isRaised: Bool { raised.withLock { $0 } }
  func raise() { raised.withLock { $0 = true } }
}

/// Waits without holding a thread of Swift's pool.
private func passed(_ semaphore: DispatchSemaphore) async {
  await withCheckedContinuation { waiter in
    DispatchQueue.global().async {
      semaphore.wait()
      waiter.resume()
    }
  }
}

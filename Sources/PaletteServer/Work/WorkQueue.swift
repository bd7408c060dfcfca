import Dispatch
import Palettes
import Platform
import Synchronization

/// Threads that do what would hold up the event loops, and a short line of jobs before them.
///
/// Each thread has a histogram of its own, whose memory is used from job to job.
final class WorkQueue: Sendable {
  fileprivate struct Job {
    let id: Int
    let run: @Sendable (inout Histogram) -> Void
    let drop: @Sendable (any Error) -> Void
  }

  fileprivate struct Board {
    var waiting: [Job] = []
    var nextID = 0
    var running = 0
    var isOpen = true
  }

  private let board = Mutex(Board())
  private let ready = DispatchSemaphore(value: 0)
  private let workers: Int
  private let capacity: Int

  /// - Parameters:
  ///   - workers: how many threads, 1 or more.
  ///   - capacity: how many jobs may wait when all threads are busy, 0 or more.
  init(workers: Int, capacity: Int) {
    precondition(workers > 0 && capacity >= 0, "a queue has workers")
    self.workers = workers
    self.capacity = capacity
  }

  /// How many jobs wait, and how many run.
  var load: (waiting: Int, running: Int) { board.withLock { ($0.waiting.count, $0.running) } }

  /// Starts the threads; called once.
  func start() {
    for _ in 0..<workers {
      Thread.detach { [self] in
        var memory = Histogram()
        while true {
          ready.wait()
          guard let job = board.withLock({ $0.take() }) else {
            if board.withLock({ $0.isOpen }) { continue }
            return
          }
          job.run(&memory)
          board.withLock { $0.running -= 1 }
        }
      }
    }
  }

  /// Lets the threads end; what waits is dropped.
  func stop() {
    let dropped = board.withLock { board in
      board.isOpen = false
      defer { board.waiting = [] }
      return board.waiting
    }
    for job in dropped { job.drop(CancellationError()) }
    for _ in 0..<workers { ready.signal() }
  }

  /// Does `work` on one of the threads.
  ///
  /// - Parameter presence: the client; when it leaves, a job that waits is dropped.
  /// - Throws: `ServiceError.busy` if too many wait already; `CancellationError` if the client or
  ///   the service left first; what `work` throws.
  func run<Value: Sendable>(
    for presence: Presence, _ work: @escaping @Sendable (inout Histogram) throws -> Value
  ) async throws -> Value {
    let id = board.withLock { board in
      board.nextID += 1
      return board.nextID
    }
    presence.onLeaving { [weak self] in self?.drop(id) }
    defer { presence.onLeaving(nil) }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (waiter: CheckedContinuation<Value, any Error>) in
        let job = Job(
          id: id, run: { memory in waiter.resume(with: Result { try work(&memory) }) },
          drop: { waiter.resume(throwing: $0) })
        submit(job, for: presence)
      }
    } onCancel: {
      drop(id)
    }
  }

  private func submit(_ job: Job, for presence: Presence) {
    let refusal: (any Error)? = board.withLock { board in
      if !board.isOpen || presence.hasLeft || Task.isCancelled { return CancellationError() }
      if board.waiting.count >= capacity + workers - min(workers, board.running) {
        return ServiceError.busy
      }
      board.waiting.append(job)
      return nil
    }
    if let refusal { job.drop(refusal) } else { ready.signal() }
  }

  private func drop(_ id: Int) {
    let job = board.withLock { board -> Job? in
      guard let index = board.waiting.firstIndex(where: { $0.id == id }) else { return nil }
      return board.waiting.remove(at: index)
    }
    job?.drop(CancellationError())
  }
}

extension WorkQueue.Board {
  /// The job that has waited longest, which now runs.
  fileprivate mutating func take() -> WorkQueue.Job? {
    guard isOpen, !waiting.isEmpty else { return nil }
    running += 1
    return waiting.removeFirst()
  }
}

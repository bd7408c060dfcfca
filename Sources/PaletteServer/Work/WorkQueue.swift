import Media
import Platform
import ServiceLifecycle
import Synchronization
import Workers

/// Jobs for worker processes, with a short waiting line.
///
/// A separate thread communicates with the workers. Jobs and results are bytes (`StillWork.coded`):
/// decoders run in processes, which can be stopped
/// (`Documentation/Decisions/0014-decoders-in-processes.md`).
final class WorkQueue: Sendable {
  typealias Waiter = CheckedContinuation<[UInt8], any Error>

  fileprivate struct Job {
    let id: Int
    let client: String
    let parts: [[UInt8]]
    let waiter: Waiter
  }

  fileprivate struct Board {
    var waiting = FairQueue<Job>()
    var running: [Int: Job] = [:]
    /// Running jobs that are no longer needed.
    var unwanted: [Int] = []
    var crashes = 0
    var nextID = 0
    var isOpen = true
  }

  private let board = Mutex(Board())
  private let waker = PollWaker()
  private let workers: Int
  private let capacity: Int
  private let memory: Int
  private let seconds: Int
  private let startWorker: @Sendable () throws(SystemError) -> WorkerProcess

  /// - Parameters:
  ///   - workers: the number of processes, 1 or more.
  ///   - capacity: how many jobs may wait when all workers are busy, 0 or more.
  ///   - memory: bytes that jobs share.
  ///   - seconds: how long a job may take, 1 or more.
  ///   - startWorker: starts a worker process.
  init(
    workers: Int, capacity: Int, memory: Int, seconds: Int,
    startWorker: @escaping @Sendable () throws(SystemError) -> WorkerProcess
  ) {
    precondition(workers > 0 && capacity >= 0 && seconds > 0, "a queue has workers")
    self.workers = workers
    self.capacity = capacity
    self.memory = memory
    self.seconds = seconds
    self.startWorker = startWorker
  }

  /// How many jobs are waiting, and how many are running.
  var load: (waiting: Int, running: Int) {
    board.withLock { ($0.waiting.count, $0.running.count) }
  }

  /// How many workers have crashed so far.
  var crashes: Int { board.withLock { $0.crashes } }

  /// Starts serving; call once.
  ///
  /// - Parameter ahead: whether workers are started before there are jobs for them.
  func start(ahead: Bool = true) {
    Thread.detach { [self] in
      let group = WorkerGroup(workers: workers, memory: memory, deadline: .seconds(seconds)) {
        _ throws(SystemError) in
        try self.startWorker()
      }
      while serve(group, ahead: ahead) {}
      group.stop()
    }
  }

  /// Refuses further jobs and stops every job.
  func stop() {
    let dropped = board.withLock { board in
      board.isOpen = false
      board.unwanted += board.running.keys
      return board.waiting.removeAll()
    }
    for job in dropped { job.waiter.resume(throwing: CancellationError()) }
    waker.wake()
  }

  /// Runs a job on a worker.
  ///
  /// - Parameters:
  ///   - parts: the job's bytes, one part after the other.
  ///   - presence: the client's presence; when the client leaves, the job is stopped.
  ///   - client: the client in whose share the job counts, and whose turn it waits for.
  /// - Throws: `ServiceError.busy` if too many jobs wait, in total or for this client;
  ///   `CancellationError` if the client or the service ended first; `WorkRefusal` with the
  ///   worker's words; `MediaError` if the worker crashed or took too long.
  func run(
    _ parts: [[UInt8]], for presence: ClientPresence, of client: String
  ) async throws -> [UInt8] {
    let id = board.withLock { board in
      board.nextID += 1
      return board.nextID
    }
    presence.onLeaving { [weak self] in self?.drop(id) }
    defer { presence.onLeaving(nil) }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (waiter: Waiter) in
        submit(Job(id: id, client: client, parts: parts, waiter: waiter), for: presence)
      }
    } onCancel: {
      drop(id)
    }
  }

  private func submit(_ job: Job, for presence: ClientPresence) {
    let refusal: (any Error)? = board.withLock { board in
      if !board.isOpen || presence.hasLeft || Task.isCancelled { return CancellationError() }
      // Jobs for which a worker is free do not count as waiting.
      let free = max(0, workers - board.running.count)
      let own = board.waiting.count(of: job.client) + 1 - free
      let all = board.waiting.count + 1 - free
      guard all <= 0 || FairShare.allows(own, of: all, limit: capacity) else {
        return ServiceError.busy
      }
      board.waiting.append(job, of: job.client)
      return nil
    }
    if let refusal { job.waiter.resume(throwing: refusal) } else { waker.wake() }
  }

  private func drop(_ id: Int) {
    let job = board.withLock { board -> Job? in
      if let waiting = board.waiting.remove(where: { $0.id == id }) { return waiting }
      if board.running[id] != nil { board.unwanted.append(id) }
      return nil
    }
    job?.waiter.resume(throwing: CancellationError())
    if job == nil { waker.wake() }
  }
}

extension WorkQueue {
  /// One round of the thread that communicates with the workers; returns `false` when there is
  /// nothing more to do.
  private func serve(_ group: WorkerGroup, ahead: Bool) -> Bool {
    for id in board.withLock({ $0.takeUnwanted() }) {
      group.cancel(id)
      end(id, with: .failure(CancellationError()))
    }
    // Replaces ended workers before a job waits for them. If that fails, the next job starts one.
    if ahead, board.withLock({ $0.isOpen }) { try? group.prepare() }
    while group.hasRoom, let job = board.withLock({ $0.take() }) {
      do throws(SystemError) {
        guard try group.begin(job.id, job.parts) else {
          board.withLock { $0.putBack(job) }
          continue
        }
      } catch {
        let refusal = WorkRefusal(status: 500, detail: "cannot start a worker: \(error)")
        end(job.id, with: .failure(refusal))
      }
    }
    guard board.withLock({ $0.isOpen || !$0.running.isEmpty }) else { return false }
    for (id, outcome) in group.wait(or: waker.listener) { end(id, with: result(of: outcome)) }
    waker.reset()
    return true
  }

  private func end(_ id: Int, with result: Result<[UInt8], any Error>) {
    board.withLock { $0.running.removeValue(forKey: id) }?.waiter.resume(with: result)
  }

  private func result(of outcome: WorkerGroup.Outcome) -> Result<[UInt8], any Error> {
    switch outcome {
    case .done(let bytes): return .success(bytes)
    case .failed(let failure): return .failure(WorkRefusal(coded: failure.bytes))
    case .tookTooLong: return .failure(MediaError.tooSlow(seconds: seconds))
    case .crashed:
      board.withLock { $0.crashes += 1 }
      return .failure(MediaError.decoderCrashed)
    }
  }
}

extension WorkQueue.Board {
  /// Takes the job whose turn it is, and marks it as running.
  fileprivate mutating func take() -> WorkQueue.Job? {
    guard isOpen else { return nil }
    let underWay = running.values.reduce(into: [:]) { $0[$1.client, default: 0] += 1 }
    guard let job = waiting.next(underWay: underWay) else { return nil }
    running[job.id] = job
    return job
  }

  /// Puts a job back as the first of its client to wait.
  fileprivate mutating func putBack(_ job: WorkQueue.Job) {
    running[job.id] = nil
    waiting.putBack(job, of: job.client)
  }

  fileprivate mutating func takeUnwanted() -> [Int] {
    defer { unwanted = [] }
    return unwanted
  }
}

/// Wakes a thread that waits in `poll`.
private final class PollWaker: Sendable {
  /// Becomes readable after `wake`.
  let listener: CInt
  private let end: CInt

  init() {
    guard let ends = try? makeSocketPair() else {
      preconditionFailure("the system gives no socket")
    }
    (listener, end) = (ends.near, ends.far)
  }

  deinit {
    close(listener)
    close(end)
  }

  func wake() {
    // If the buffer is full, it is readable already.
    _ = try? [UInt8](repeating: 1, count: 1).withUnsafeBytes {
      try sendSome($0, to: end, waits: false)
    }
  }

  func reset() {
    var bytes = [UInt8](repeating: 0, count: 256)
    while let count = try? bytes.withUnsafeMutableBytes({
      try receiveSome(into: $0, from: listener, waits: false)
    }), count > 0 {}
  }
}

/// When the service is told to end, jobs get half a second more, so that it ends within one second.
struct WorkEnd: Service {
  let queue: WorkQueue

  func run() async throws {
    try? await gracefulShutdown()
    Task {
      try? await Task.sleep(for: .milliseconds(500))
      queue.stop()
    }
  }
}

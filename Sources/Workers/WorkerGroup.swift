package import Platform

/// Worker processes, the memory that they share, and their jobs. To be used by one thread.
///
/// A worker that crashes, takes too long or is no longer needed is killed and replaced: a process
/// can always be stopped, but a decoder cannot.
package final class WorkerGroup {
  /// The result of a job.
  package enum Outcome: Equatable, Sendable {
    case done([UInt8])
    case failed(WorkerFailure)
    /// The worker ended before its job did, with the way it ended.
    case crashed(ProcessEnd?)
    case tookTooLong
  }

  private var connections: [WorkerConnection]
  private var pool: MemoryPool
  /// Whether another process may be requested from the system.
  private var mayGrow = true
  private let deadline: Duration?
  private let start: (_ siblings: [CInt]) throws(SystemError) -> WorkerProcess

  /// - Parameters:
  ///   - workers: the number of processes, 1 or more; each is started with its first job.
  ///   - memory: bytes that jobs share.
  ///   - deadline: how long a job may take after its memory is granted; `nil` for no limit.
  ///   - start: starts a worker; takes the group's ends of the connections to the other workers.
  package init(
    workers: Int, memory: Int, deadline: Duration? = nil,
    start: @escaping (_ siblings: [CInt]) throws(SystemError) -> WorkerProcess
  ) {
    precondition(workers > 0, "a group has workers")
    connections = (0..<workers).map { WorkerConnection(id: $0) }
    pool = MemoryPool(capacity: memory)
    self.deadline = deadline
    self.start = start
  }

  deinit { stop() }

  /// Whether a job may begin.
  package var hasRoom: Bool {
    connections.contains { $0.job == nil && ($0.process != nil || mayGrow) }
  }

  /// Starts all missing workers ahead of their jobs.
  ///
  /// - Throws: what `start` throws.
  package func prepare() throws(SystemError) {
    for place in connections.indices where connections[place].process == nil { try hire(at: place) }
  }

  /// Gives a job to a worker that has none.
  ///
  /// - Parameters:
  ///   - job: a number that identifies the job.
  ///   - parts: the bytes of the job, one part after the other.
  /// - Returns: whether the job has begun; `false` if the system grants no more processes. There is
  ///   room again when another job has ended.
  /// - Throws: what starting a worker throws, if there is no other worker.
  package func begin(_ job: Int, _ parts: [[UInt8]]) throws(SystemError) -> Bool {
    // An existing worker saves the time to start one.
    let free = connections.indices.filter { connections[$0].job == nil }
    guard let place = free.first(where: { connections[$0].process != nil }) ?? free.first else {
      preconditionFailure("every worker has a job")
    }
    if connections[place].process == nil {
      do throws(SystemError) {
        try hire(at: place)
      } catch {
        guard connections.contains(where: { $0.process != nil }) else { throw error }
        mayGrow = false
        return false
      }
    }
    connections[place].begin(job, parts, until: deadline.map { .now + $0 })
    return true
  }

  /// Stops a job in progress by ending its worker. Other jobs are not affected.
  package func cancel(_ job: Int) {
    guard let place = connections.firstIndex(where: { $0.job == job }) else { return }
    finish(at: place)
  }

  /// Ends every worker.
  package func stop() {
    for place in connections.indices { finish(at: place) }
  }

  /// Waits until jobs have ended, or a byte can be read from `wake`.
  ///
  /// - Returns: the jobs that have ended, with their outcomes.
  package func wait(or wake: CInt? = nil) -> [(job: Int, outcome: Outcome)] {
    var ended: [(job: Int, outcome: Outcome)] = []
    var isWoken = false
    grant()
    while ended.isEmpty, !isWoken, wake != nil || connections.contains(where: { $0.job != nil }) {
      let places = connections.indices.filter { connections[$0].process != nil }
      var questions = places.map { connections[$0].question }
      questions.append(pollfd(fd: wake ?? -1, events: Int16(POLLIN), revents: 0))
      let answers = poll(&questions, nfds_t(questions.count), timeout)
      // Any other error is a bug, and without an answer nothing can continue.
      precondition(answers >= 0 || errno == EINTR || errno == EAGAIN, "poll: \(SystemError())")
      if answers > 0 {
        isWoken = questions[places.count].revents != 0
        for (place, question) in zip(places, questions) where question.revents != 0 {
          listen(at: place, &ended)
        }
      }
      let now = ContinuousClock.now
      for place in connections.indices {
        guard let job = connections[place].job, let end = connections[place].end, end <= now else {
          continue
        }
        finish(at: place)
        ended.append((job, .tookTooLong))
      }
      grant()
    }
    if !ended.isEmpty { mayGrow = true }
    return ended
  }

  /// Milliseconds until the first deadline, for `poll`; −1 for no deadline.
  private var timeout: CInt {
    guard let first = connections.compactMap(\.end).min() else { return -1 }
    let milliseconds = (first - ContinuousClock.now) / .milliseconds(1)
    return CInt(min(max(0, milliseconds.rounded(.up)), 1e9))
  }

  private func hire(at place: Int) throws(SystemError) {
    connections[place].process = try start(connections.compactMap { $0.process?.socket })
  }

  /// Sends and receives what is possible with one worker.
  private func listen(at place: Int, _ ended: inout [(job: Int, outcome: Outcome)]) {
    do {
      try connections[place].send()
      while let message = try connections[place].receive() {
        guard let job = connections[place].job else { throw ConnectionClosed() }
        switch message.kind {
        case .need:
          guard let bytes = Int(String(decoding: message.bytes, as: UTF8.self)),
            connections[place].asks()
          else { throw ConnectionClosed() }
          pool.ask(bytes, for: connections[place].id)
          // The time limit starts when the work does.
          connections[place].end = nil
        case .done: ended.append((job, .done(message.bytes)))
        case .failed: ended.append((job, .failed(WorkerFailure(bytes: message.bytes))))
        case .job, .granted: throw ConnectionClosed()
        }
        guard message.kind != .need else { continue }
        connections[place].leaveJob()
        pool.release(connections[place].id)
      }
      // A worker with a result has done its job, although a large one takes time to be received.
      if connections[place].isSpeaking { connections[place].end = nil }
    } catch {
      let job = connections[place].job
      let end = finish(at: place)
      if let job { ended.append((job, .crashed(end))) }
    }
  }

  private func grant() {
    while let id = pool.grantNext() {
      guard let place = connections.firstIndex(where: { $0.id == id }) else { continue }
      connections[place].reply(.granted)
      connections[place].end = deadline.map { .now + $0 }
    }
  }

  /// Ends a worker and its job; returns how the worker ended.
  @discardableResult private func finish(at place: Int) -> ProcessEnd? {
    pool.release(connections[place].id)
    defer { connections[place] = WorkerConnection(id: connections[place].id) }
    return connections[place].process?.end()
  }
}

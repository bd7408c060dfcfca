package import Platform

/// Worker processes, the memory they share, and the jobs they do. Used by one thread.
///
/// A worker that crashes, takes too long or is not wanted any more is killed, and another takes its
/// place: a process can always be stopped, a decoder cannot.
package final class WorkerGroup {
  /// What became of a job.
  package enum Outcome: Equatable, Sendable {
    case done([UInt8])
    case failed(WorkerFailure)
    /// The worker ended before its job did, and how.
    case crashed(ProcessEnd?)
    case tookTooLong
  }

  private var desks: [Desk]
  private var pool: MemoryPool
  private let deadline: Duration?
  private let start: (_ siblings: [CInt]) throws(SystemError) -> WorkerProcess

  /// - Parameters:
  ///   - workers: how many processes, 1 or more; each is started with its first job.
  ///   - memory: bytes that jobs share.
  ///   - deadline: how long a job may take once it has its memory; `nil` for as long as it wants.
  ///   - start: makes a worker; gets the group's ends of the connections to the others.
  package init(
    workers: Int, memory: Int, deadline: Duration? = nil,
    start: @escaping (_ siblings: [CInt]) throws(SystemError) -> WorkerProcess
  ) {
    precondition(workers > 0, "a group has workers")
    desks = (0..<workers).map { _ in Desk() }
    pool = MemoryPool(capacity: memory)
    self.deadline = deadline
    self.start = start
  }

  deinit { stop() }

  /// Whether a worker has no job.
  package var hasRoom: Bool { desks.contains { $0.job == nil } }

  /// Starts the workers that are not there, ahead of their jobs.
  ///
  /// - Throws: what starting one throws.
  package func prepare() throws(SystemError) {
    for place in desks.indices where desks[place].process == nil { try hire(at: place) }
  }

  /// Gives a job to a worker that has none.
  ///
  /// - Parameters:
  ///   - job: a number that names it.
  ///   - bytes: what it consists of.
  /// - Throws: what starting a worker throws.
  package func begin(_ job: Int, _ bytes: [UInt8]) throws(SystemError) {
    // A worker that is there already saves its start.
    let free = desks.indices.filter { desks[$0].job == nil }
    guard let place = free.first(where: { desks[$0].process != nil }) ?? free.first else {
      preconditionFailure("every worker has a job")
    }
    if desks[place].process == nil { try hire(at: place) }
    desks[place].begin(job, bytes, until: deadline.map { .now + $0 })
  }

  /// Stops a job that is under way; its worker goes with it. Without effect on others.
  package func cancel(_ job: Int) {
    guard let place = desks.firstIndex(where: { $0.job == job }) else { return }
    finish(at: place)
  }

  /// Ends every worker.
  package func stop() {
    for place in desks.indices { finish(at: place) }
  }

  /// Waits until jobs have ended, or a byte can be read from `wake`.
  ///
  /// - Returns: the jobs that have ended, with what became of them.
  package func wait(or wake: CInt? = nil) -> [(job: Int, outcome: Outcome)] {
    var ended: [(job: Int, outcome: Outcome)] = []
    var isWoken = false
    grant()
    while ended.isEmpty, !isWoken, wake != nil || desks.contains(where: { $0.job != nil }) {
      var questions = desks.map(\.question)
      questions.append(pollfd(fd: wake ?? -1, events: Int16(POLLIN), revents: 0))
      let answers = poll(&questions, nfds_t(questions.count), timeout)
      if answers > 0 {
        isWoken = questions[desks.count].revents != 0
        for place in desks.indices where questions[place].revents != 0 {
          listen(at: place, &ended)
        }
      }
      let now = ContinuousClock.now
      for place in desks.indices {
        guard let job = desks[place].job, let end = desks[place].end, end <= now else { continue }
        finish(at: place)
        ended.append((job, .tookTooLong))
      }
      grant()
    }
    return ended
  }

  /// Milliseconds until the first deadline, for `poll`; −1 for as long as it takes.
  private var timeout: CInt {
    guard let first = desks.compactMap(\.end).min() else { return -1 }
    let milliseconds = (first - ContinuousClock.now) / .milliseconds(1)
    return CInt(min(max(0, milliseconds.rounded(.up)), 1e9))
  }

  private func hire(at place: Int) throws(SystemError) {
    desks[place].process = try start(desks.compactMap { $0.process?.socket })
  }

  /// Reads and writes what there is with one worker.
  private func listen(at place: Int, _ ended: inout [(job: Int, outcome: Outcome)]) {
    do {
      try desks[place].send()
      while let message = try desks[place].receive() {
        guard let job = desks[place].job else { throw Gone() }
        switch message.kind {
        case .need:
          guard let bytes = Int(String(decoding: message.bytes, as: UTF8.self)) else {
            throw Gone()
          }
          pool.ask(bytes, for: place)
          // Time runs when work does.
          desks[place].end = nil
        case .done: ended.append((job, .done(message.bytes)))
        case .failed: ended.append((job, .failed(WorkerFailure(bytes: message.bytes))))
        case .job, .granted: throw Gone()
        }
        guard message.kind != .need else { continue }
        desks[place].leaveJob()
        pool.release(place)
      }
    } catch {
      let job = desks[place].job
      let end = finish(at: place)
      if let job { ended.append((job, .crashed(end))) }
    }
  }

  private func grant() {
    while let place = pool.grantNext() {
      desks[place].reply(.granted)
      desks[place].end = deadline.map { .now + $0 }
    }
  }

  /// Ends a worker and its job; tells how the worker ended.
  @discardableResult private func finish(at place: Int) -> ProcessEnd? {
    pool.release(place)
    defer { desks[place] = Desk() }
    return desks[place].process?.end()
  }
}

import Platform

/// The group's side of one worker: its process, its job, and what is on the way between them.
struct WorkerConnection {
  /// What the pool of memory knows it by.
  let id: Int
  var process: WorkerProcess?
  private(set) var job: Int?
  /// When the job has taken too long.
  var end: ContinuousClock.Instant?
  private var hasAsked = false
  private var reader = MessageReader()
  /// What the worker has not taken yet.
  private var outgoing: [ArraySlice<UInt8>] = []

  init(id: Int) { self.id = id }

  /// What `poll` is to tell.
  var question: pollfd {
    let events = outgoing.isEmpty ? POLLIN : POLLIN | POLLOUT
    return pollfd(fd: process?.socket ?? -1, events: Int16(events), revents: 0)
  }

  mutating func begin(_ job: Int, _ parts: [[UInt8]], until end: ContinuousClock.Instant?) {
    self.job = job
    self.end = end
    hasAsked = false
    let count = parts.reduce(0) { $0 + $1.count }
    outgoing.append(Message.head(.job, count: count)[...])
    outgoing += parts.map { $0[...] }
  }

  /// Notes that the job asks for memory; false if it did before.
  mutating func asks() -> Bool {
    defer { hasAsked = true }
    return !hasAsked
  }

  mutating func reply(_ kind: Message.Kind) { outgoing.append(Message.head(kind, count: 0)[...]) }

  mutating func leaveJob() { (job, end) = (nil, nil) }

  /// Hands over as much as the worker takes now.
  ///
  /// - Throws: `SystemError` if it is gone.
  mutating func send() throws {
    guard let process else { return }
    while let first = outgoing.first {
      guard !first.isEmpty else {
        outgoing.removeFirst()
        continue
      }
      let count = try first.withUnsafeBytes { bytes throws(SystemError) in
        try sendSome(bytes, to: process.socket, waits: false)
      }
      guard count > 0 else { return }
      outgoing[0] = first.dropFirst(count)
    }
  }

  /// A message, if a whole one is there.
  ///
  /// - Throws: `ConnectionClosed` if the worker is.
  mutating func receive() throws(ConnectionClosed) -> Message? {
    guard let socket = process?.socket else { return nil }
    return try reader.next { bytes throws(SystemError) in
      try receiveSome(into: bytes, from: socket, waits: false)
    }
  }
}

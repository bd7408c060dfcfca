import Platform

/// The group's side of one worker: its process, its job, and the messages in transit.
struct WorkerConnection {
  /// Identifies the worker in the memory pool.
  let id: Int
  var process: WorkerProcess?
  private(set) var job: Int?
  /// The deadline of the job.
  var end: ContinuousClock.Instant?
  private var hasAsked = false
  private var reader = MessageReader()
  /// Bytes that the worker has not accepted yet.
  private var outgoing: [ArraySlice<UInt8>] = []

  init(id: Int) { self.id = id }

  /// Whether a message from the worker has begun to arrive.
  var isSpeaking: Bool { reader.isInMessage }

  /// The events to wait for with `poll`.
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

  /// Notes that the job asks for memory; returns `false` if it has asked before.
  mutating func asks() -> Bool {
    defer { hasAsked = true }
    return !hasAsked
  }

  mutating func reply(_ kind: Message.Kind) { outgoing.append(Message.head(kind, count: 0)[...]) }

  mutating func leaveJob() { (job, end) = (nil, nil) }

  /// Sends as much as the worker accepts now.
  ///
  /// - Throws: `SystemError` if the worker is gone.
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

  /// The next message, if it is complete.
  ///
  /// - Throws: `ConnectionClosed` if the worker has closed the connection.
  mutating func receive() throws(ConnectionClosed) -> Message? {
    guard let socket = process?.socket else { return nil }
    return try reader.next { bytes throws(SystemError) in
      try receiveSome(into: bytes, from: socket, waits: false)
    }
  }
}

import Platform

/// The worker's side: a process that does one job at a time for its group.
package enum WorkerLoop {
  /// Computes the result of a job from its bytes, or a failure that explains why there is none.
  package typealias Work = ([UInt8], MemoryShare) -> Result<[UInt8], WorkerFailure>

  /// The most bytes that a worker may hold without a job.
  private static let mostIdle = 80 << 20

  /// Does jobs until the group closes the connection. Then the process ends, even in the middle of
  /// a job.
  ///
  /// - Parameter socket: the worker's end of the connection.
  package static func serve(on socket: CInt, _ work: Work) -> Never {
    CurrentProcess.disableCoreDumps()
    Thread.detach { leave(with: socket) }
    var reader = MessageReader()
    func receive() -> Message {
      let message = try? reader.next { bytes throws(SystemError) in
        try receiveSome(into: bytes, from: socket, waits: true)
      }
      guard let message else { exitNow() }
      return message
    }
    let share = MemoryShare { bytes, reserved in
      send(.need, Array(String(bytes).utf8), to: socket)
      guard receive().kind == .granted else { exitNow() }
      CurrentProcess.limitMemory(toMore: MemoryShare.limit(bytes, reserved))
    }
    while true {
      let job = receive()
      guard job.kind == .job else { exitNow() }
      let result = work(job.bytes, share)
      CurrentProcess.limitMemory(toMore: nil)
      switch result {
      case .success(let bytes): send(.done, bytes, to: socket)
      case .failure(let failure): send(.failed, failure.bytes, to: socket)
      }
      CurrentProcess.releaseMemory(above: mostIdle)
    }
  }

  /// Ends this process when the other end of the connection is closed: no one waits for the job any
  /// more, and decoders cannot be asked to stop.
  private static func leave(with socket: CInt) {
    var question = pollfd(fd: socket, events: 0, revents: 0)
    let parent = getppid()
    while true {
      // Not every system reports a closed end if no events are requested.
      let answers = poll(&question, 1, 1000)
      if answers > 0 || answers < 0 && errno != EINTR || getppid() != parent { exitNow() }
    }
  }

  private static func send(_ kind: Message.Kind, _ bytes: [UInt8], to socket: CInt) {
    for part in [Message.head(kind, count: bytes.count), bytes] {
      part.withUnsafeBytes { buffer in
        var rest = buffer[...]
        while !rest.isEmpty {
          let piece = UnsafeRawBufferPointer(rebasing: rest)
          guard let count = try? sendSome(piece, to: socket, waits: true) else { exitNow() }
          rest = rest.dropFirst(count)
        }
      }
    }
  }

  /// Ends without the actions of `exit`: after a fork, buffers and handlers belong to the group.
  private static func exitNow() -> Never { _exit(0) }
}

/// Why a worker has no result, in bytes that the giver of the job understands.
package struct WorkerFailure: Error, Equatable, Sendable {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }
}

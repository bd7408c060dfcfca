import Dispatch
import Platform
import Synchronization
import Testing

/// Interruptions that reached the thread that writes.
private let interruptions = Atomic(0)

@Suite("everything is written, or the reason is told")
struct WriteAllTests {
  private static let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) }

  @Test("more than a pipe holds arrives whole, however little is read at a time")
  func slowReader() throws {
    let pipe = try Pipe()
    Thread.detach {
      try? writeAll(Self.bytes, to: pipe.writing)
      pipe.closeWriting()
    }
    #expect(pipe.rest(atATime: 777) == Self.bytes)
  }

  /// Until something is true, or a minute is over.
  private static func wait(until isTrue: () -> Bool) throws {
    for _ in 0..<60_000 where !isTrue() { usleep(1000) }
    try #require(isTrue())
  }

  @Test("a signal while the pipe is full loses nothing and is no error")
  func signals() throws {
    let pipe = try Pipe()
    let writer = Mutex<ThreadName?>(nil)
    let outcome = Mutex<SystemError?>(nil)
    // Without SA_RESTART a signal ends a call that waits.
    signal(SIGUSR2) { _ in interruptions.add(1, ordering: .relaxed) }
    var action = sigaction()
    sigaction(SIGUSR2, nil, &action)
    action.sa_flags &= ~CInt(SA_RESTART)
    sigaction(SIGUSR2, &action, nil)
    defer { signal(SIGUSR2, SIG_DFL) }
    Thread.detach {
      // Threads of Dispatch, where this one comes from, hear no signals.
      var heard = sigset_t()
      sigemptyset(&heard)
      sigaddset(&heard, SIGUSR2)
      pthread_sigmask(SIG_UNBLOCK, &heard, nil)
      writer.withLock { $0 = ThreadName() }
      do throws(SystemError) {
        try writeAll(Self.bytes, to: pipe.writing)
      } catch {
        outcome.withLock { $0 = error }
      }
      pipe.closeWriting()
    }
    for round in 1...20 {
      try Self.wait { pipe.isFull }
      let name = try #require(writer.withLock { $0 })
      pthread_kill(name.thread, SIGUSR2)
      try Self.wait { interruptions.load(ordering: .relaxed) >= round }
    }
    #expect(pipe.rest() == Self.bytes)
    #expect(outcome.withLock { $0 } == nil)
  }

  @Test("a pipe that nobody reads is a broken pipe")
  func closedPipe() throws {
    // A function and not SIG_IGN, which programs that are started meanwhile would inherit.
    // It stays: other tests may by then rely on the signal being harmless.
    signal(SIGPIPE) { _ in }
    let pipe = try Pipe()
    pipe.closeReading()
    #expect(throws: SystemError(EPIPE)) { try writeAll([1], to: pipe.writing) }
  }

  @Test("a full disk is told", .enabled(if: access("/dev/full", F_OK) == 0))
  func fullDisk() throws {
    let file = open("/dev/full", O_WRONLY)
    defer { close(file) }
    #expect(throws: SystemError(ENOSPC)) { try writeAll([1], to: file) }
  }

  @Test("a full pipe that does not wait is told")
  func neverWaits() throws {
    let pipe = try Pipe()
    try #require(fcntl(pipe.writing, F_SETFL, O_NONBLOCK) == 0)
    #expect(throws: SystemError(EAGAIN)) { try writeAll(Self.bytes, to: pipe.writing) }
    #expect(pipe.isFull)
  }

  @Test("no bytes are no call")
  func nothing() throws {
    try writeAll([], to: -1)
    #expect(throws: SystemError(EBADF)) { try writeAll([1], to: -1) }
  }
}

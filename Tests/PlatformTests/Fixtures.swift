import Platform
import Testing

/// Both ends of a pipe, closed with this.
final class Pipe: @unchecked Sendable {
  // Each end is closed by one thread only.
  private(set) var reading: CInt
  private(set) var writing: CInt

  init() throws {
    var ends: [CInt] = [-1, -1]
    try #require(pipe(&ends) == 0)
    // A program that another test starts meanwhile would hold them open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    closeReading()
    closeWriting()
  }

  func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  /// What comes until the writing end is closed, so many bytes at a time.
  func rest(atATime most: Int = 1 << 16) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: most)
    while true {
      let count = read(reading, &chunk, most)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Whether a writer would have to wait.
  var isFull: Bool {
    var question = pollfd(fd: writing, events: Int16(POLLOUT), revents: 0)
    return poll(&question, 1, 0) == 0
  }
}

/// The thread that makes it, for others: a number on one system, a pointer on another.
struct ThreadName: @unchecked Sendable {
  let thread = pthread_self()
}

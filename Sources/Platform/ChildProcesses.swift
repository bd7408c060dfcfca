import CProcess

/// Forks this process.
///
/// The process must have a single thread: in the child, only the calling thread exists, and locks
/// held by others would stay locked.
///
/// - Returns: the child's process ID, or `nil` in the child.
/// - Throws: `SystemError`, such as `EAGAIN`.
package func forkProcess() throws(SystemError) -> pid_t? {
  let id = cprocess_fork()
  guard id >= 0 else { throw SystemError() }
  return id == 0 ? nil : id
}

/// A pair of connected sockets, which programs started later do not inherit.
///
/// - Throws: `SystemError`, such as `EMFILE`.
package func makeSocketPair() throws(SystemError) -> (near: CInt, far: CInt) {
  var ends: [CInt] = [-1, -1]
  guard socketpair(AF_UNIX, streamSocket, 0, &ends) == 0 else { throw SystemError() }
  for end in ends {
    _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    #if canImport(Darwin)
      var yes: CInt = 1
      setsockopt(end, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<CInt>.size))
    #endif
  }
  return (ends[0], ends[1])
}

/// Sends as much as a socket accepts now. A closed peer is an error, never a signal.
///
/// - Parameter waits: whether to wait until the socket accepts something.
/// - Returns: how many bytes were sent, 0 if none could be.
/// - Throws: `SystemError`, such as `EPIPE`.
package func sendSome(
  _ bytes: UnsafeRawBufferPointer, to socket: CInt, waits: Bool
) throws(SystemError) -> Int {
  #if canImport(Darwin)
    let quiet: CInt = 0
  #else
    let quiet = CInt(MSG_NOSIGNAL)
  #endif
  while true {
    let count = send(
      socket, bytes.baseAddress, bytes.count, quiet | (waits ? 0 : CInt(MSG_DONTWAIT)))
    if count >= 0 { return count }
    switch errno {
    case EINTR: continue
    case EAGAIN: return 0
    default: throw SystemError()
    }
  }
}

/// Receives what has arrived at a socket.
///
/// - Parameter waits: whether to wait until something arrives.
/// - Returns: how many bytes arrived, 0 if the peer has closed, `nil` if nothing has arrived yet.
/// - Throws: `SystemError`, such as `ECONNRESET`.
package func receiveSome(
  into bytes: UnsafeMutableRawBufferPointer, from socket: CInt, waits: Bool
) throws(SystemError) -> Int? {
  while true {
    let count = recv(
      socket, bytes.baseAddress, bytes.count, waits ? 0 : CInt(MSG_DONTWAIT))
    if count >= 0 { return count }
    switch errno {
    case EINTR: continue
    case EAGAIN: return nil
    default: throw SystemError()
    }
  }
}

/// How a process ended.
package enum ProcessEnd: Equatable, Sendable {
  case exited(status: CInt)
  case killed(signal: CInt)
}

/// Waits for a child process to end.
///
/// - Returns: `nil` if there is no such child.
package func waitForEnd(of id: pid_t) -> ProcessEnd? {
  var status: CInt = 0
  while waitpid(id, &status, 0) < 0 {
    guard errno == EINTR else { return nil }
  }
  let signal = status & 0x7F
  return signal == 0 ? .exited(status: status >> 8 & 0xFF) : .killed(signal: signal)
}

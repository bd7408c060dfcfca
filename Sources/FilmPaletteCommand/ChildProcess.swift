import Platform
import Synchronization

/// A program that runs beside this one, whose standard output and errors are read here.
struct ChildProcess {
  /// The reading ends of the pipes.
  let output, errors: Int32
  private let id: pid_t

  /// Starts the program at this path; nothing is searched and no shell is asked.
  ///
  /// - Throws: `RemoteStillError` if it is not there or cannot be started.
  init(program: String, arguments: [String]) throws(RemoteStillError) {
    self = try Self.starting.withLock { _ throws(RemoteStillError) in
      try Self(starting: program, arguments: arguments)
    }
  }

  /// One start at a time: between making a pipe and marking its ends, another start would hand
  /// them to its child.
  private static let starting = Mutex(())

  private init(starting program: String, arguments: [String]) throws(RemoteStillError) {
    let (outputEnds, errorEnds) = (try Self.pipe(), try Self.pipe())
    defer {
      close(outputEnds.write)
      close(errorEnds.write)
    }
    do throws(SystemError) {
      id = try startProgram(
        program, arguments, output: outputEnds.write, errors: errorEnds.write)
    } catch {
      close(outputEnds.read)
      close(errorEnds.read)
      throw RemoteStillError(description: "cannot start \(program): \(error)")
    }
    (output, errors) = (outputEnds.read, errorEnds.read)
  }

  /// Everything that comes out of a pipe, which is closed then.
  func readToEnd(_ pipe: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(pipe, &chunk, chunk.count)
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
      } else if count == 0 || errno != EINTR {
        break
      }
    }
    close(pipe)
    return bytes
  }

  /// Whether the program ended with status 0.
  func waitForSuccess() -> Bool {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }

  /// A pipe whose ends no other child inherits.
  private static func pipe() throws(RemoteStillError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard makePipe(&ends) == 0 else {
      throw RemoteStillError(description: "no pipe: \(SystemError())")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}

/// `pipe`, whose plain name means another function nearby.
private func makePipe(_ ends: inout [Int32]) -> Int32 { pipe(&ends) }

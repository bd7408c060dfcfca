import Platform
import Synchronization

/// A child program, whose standard output and standard error are read here.
struct ChildProcess {
  /// The read ends of the pipes.
  let output, errors: Int32
  private let id: pid_t

  /// Starts the program at this path, without a search path and without a shell.
  ///
  /// - Throws: `RemoteStillError` if the program does not exist or cannot be started.
  init(program: String, arguments: [String]) throws(RemoteStillError) {
    self = try Self.starting.withLock { _ throws(RemoteStillError) in
      try Self(starting: program, arguments: arguments)
    }
  }

  /// Only one start at a time: between creating a pipe and marking its ends, another start would
  /// pass them on to its child.
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

  /// Reads a pipe to its end and closes it.
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

  /// Whether the program ended with status 0; waits for its end.
  func waitForSuccess() -> Bool {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }

  /// Creates a pipe whose ends no other child inherits.
  private static func pipe() throws(RemoteStillError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard makePipe(&ends) == 0 else {
      throw RemoteStillError(description: "no pipe: \(SystemError())")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}

/// Calls `pipe`. Inside `ChildProcess`, the plain name means another function.
private func makePipe(_ ends: inout [Int32]) -> Int32 { pipe(&ends) }

/// Programs in the same folder as this one.
enum SiblingProgram {
  /// The path of the program with this name, in the folder of this program.
  static func path(of name: String) -> String {
    let path = CurrentProcess.executable ?? CurrentProcess.arguments.first ?? ""
    return path.folderAndName.folder + name
  }

  /// Replaces this process with the program of this name, which then has its signals, output and
  /// exit status.
  ///
  /// - Returns: only if the program cannot be started, with the system's words.
  static func become(_ name: String, arguments: [String]) -> String {
    let program = path(of: name)
    var list: [UnsafeMutablePointer<CChar>?] =
      ([name] + arguments).map { strdup($0.platformString) } + [nil]
    execv(program.platformString, &list)
    let reason = SystemError()
    for argument in list { free(argument) }
    return "cannot start \(program): \(reason)"
  }
}

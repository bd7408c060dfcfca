package import Platform

/// A process that does jobs one after the other, until its group closes the connection.
package struct WorkerProcess {
  let id: pid_t
  /// The group's end of the connection.
  let socket: CInt

  /// Starts a program that calls `WorkerLoop.serve` on its standard input.
  ///
  /// - Throws: `SystemError`, such as `ENOENT`.
  package static func start(
    _ program: String, arguments: [String]
  ) throws(SystemError) -> WorkerProcess {
    let ends = try makeSocketPair()
    defer { close(ends.far) }
    do throws(SystemError) {
      let id = try startProgram(program, arguments, input: ends.far)
      return WorkerProcess(id: id, socket: ends.near)
    } catch {
      close(ends.near)
      throw error
    }
  }

  /// Forks this process, which must have a single thread, and makes the child do jobs.
  ///
  /// What libraries write to standard error in the child is discarded.
  ///
  /// - Parameters:
  ///   - siblings: the group's ends of the connections to other workers.
  ///   - work: does one job; runs only in the child.
  /// - Throws: `SystemError`, such as `EAGAIN`.
  package static func fork(
    siblings: [CInt], work: WorkerLoop.Work
  ) throws(SystemError) -> WorkerProcess {
    let ends = try makeSocketPair()
    let id: pid_t?
    do throws(SystemError) {
      id = try forkProcess()
    } catch {
      close(ends.near)
      close(ends.far)
      throw error
    }
    guard let id else {
      for socket in siblings + [ends.near] { close(socket) }
      let nowhere = open("/dev/null", O_RDWR | O_CLOEXEC)
      if nowhere >= 0 { dup2(nowhere, STDERR_FILENO) }
      if nowhere > STDERR_FILENO { close(nowhere) }
      WorkerLoop.serve(on: ends.far, work)
    }
    close(ends.far)
    return WorkerProcess(id: id, socket: ends.near)
  }

  /// Kills the process, whatever it does, and returns how it ended.
  func end() -> ProcessEnd? {
    close(socket)
    kill(id, SIGKILL)
    return waitForEnd(of: id)
  }
}

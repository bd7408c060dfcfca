import PaletteFiles
import Platform

/// A program of this project that runs as a child: `filmpalette`, in the same folder.
struct SiblingRun {
  private let id: pid_t
  /// Write to the child's standard input, and read from its standard output.
  private let input, output: CInt
  private var buffer: [UInt8] = []

  /// The program cannot be started.
  struct CannotStart: Error, CustomStringConvertible {
    let description: String
  }

  /// Starts the program; its standard error is this process's.
  ///
  /// - Throws: `CannotStart`.
  init(_ arguments: [String]) throws(CannotStart) {
    do throws(SystemError) {
      try self.init(starting: arguments)
    } catch {
      throw CannotStart(description: "cannot start \(Self.program.onOneLine): \(error.words)")
    }
  }

  private init(starting arguments: [String]) throws(SystemError) {
    // A terminal's Ctrl-C reaches the child too, and a closed pipe ends it.
    let inputs = try Self.pipe()
    let outputs = try Self.pipe()
    defer {
      close(inputs.read)
      close(outputs.write)
    }
    id = try startProgram(
      Self.program, ["filmpalette"] + arguments, input: inputs.read, output: outputs.write,
      errors: STDERR_FILENO)
    (input, output) = (inputs.write, outputs.read)
  }

  /// The path of `filmpalette` beside this program.
  private static var program: String {
    let path = CurrentProcess.executable ?? CurrentProcess.arguments.first ?? ""
    return path.folderAndName.folder + "filmpalette"
  }

  /// Sends names, each with a zero at its end, from a thread of its own, and then closes the
  /// child's input.
  func send(_ names: [String]) {
    let input = input
    Thread.detach {
      for name in names {
        guard (try? writeAll(name.nameBytes + [0], to: input)) != nil else { break }
      }
      close(input)
    }
  }

  /// Closes the child's input: it gets none.
  func sendNothing() { close(input) }

  /// The next line of the child's output, without its line end; `nil` at the end.
  mutating func nextLine() -> [UInt8]? {
    var searched = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = Array(buffer[..<end])
        buffer.removeSubrange(...end)
        return line
      }
      searched = buffer.count
      let count = read(output, &chunk, chunk.count)
      if count > 0 {
        buffer += chunk[..<count]
      } else if count == 0 || errno != EINTR {
        return nil
      }
    }
  }

  /// Waits until the child has ended.
  func end() -> ProcessEnd? {
    close(output)
    return waitForEnd(of: id)
  }

  private static func pipe() throws(SystemError) -> (read: CInt, write: CInt) {
    var ends: [CInt] = [-1, -1]
    guard makePipe(&ends) == 0 else { throw SystemError() }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}

/// Calls `pipe`. Inside `SiblingRun`, the plain name means another function.
private func makePipe(_ ends: inout [CInt]) -> CInt { pipe(&ends) }

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
    // Sockets, since a child that ends early is an error here and no signal. A terminal's Ctrl-C
    // reaches the child too.
    let inputs = try makeSocketPair()
    defer { close(inputs.far) }
    let outputs: (near: CInt, far: CInt)
    do throws(SystemError) {
      outputs = try makeSocketPair()
    } catch {
      close(inputs.near)
      throw error
    }
    defer { close(outputs.far) }
    do throws(SystemError) {
      id = try startProgram(
        Self.program, ["filmpalette"] + arguments, input: inputs.far, output: outputs.far,
        errors: STDERR_FILENO)
    } catch {
      close(inputs.near)
      close(outputs.near)
      throw error
    }
    (input, output) = (inputs.near, outputs.near)
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
        guard Self.send(name.nameBytes + [0], to: input) else { break }
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

  /// Whether all bytes could be sent; a child that has ended takes none.
  private static func send(_ bytes: [UInt8], to socket: CInt) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = try? rest.withUnsafeBytes { try sendSome($0, to: socket, waits: true) }
      guard let sent, sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }
}

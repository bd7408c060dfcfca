import BuiltPrograms
import Foundation
import PaletteFiles

/// A run of the command that is given names, and whose rows are read, while it runs.
final class OpenRun {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var arrived: [UInt8] = []

  /// How long to wait for what must come; a run that is slower hangs.
  private static let patience: Int32 = 120_000

  init(_ arguments: [String], in folder: URL) throws {
    process.executableURL = URL(fileURLWithPath: builtProgram("filmpalette"))
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  deinit { process.terminate() }

  func send(_ text: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  }

  /// The next row, as soon as it is there.
  func row() throws -> CountedRow {
    while !arrived.contains(0x0A) {
      let file = output.fileHandleForReading.fileDescriptor
      var question = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      guard poll(&question, 1, Self.patience) > 0 else { throw Missing(words: "no row came") }
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(file, &bytes, bytes.count)
      guard count > 0 else { throw Missing(words: "the rows ended") }
      arrived += bytes[..<count]
    }
    let line = arrived.prefix { $0 != 0x0A }
    arrived.removeFirst(line.count + 1)
    return try CountedRow(line: Array(line))
  }

  /// Waits until the run has taken every name that was sent, and has had time to hand it on.
  func waitUntilNamesAreRead() throws {
    for _ in 0..<Self.patience / 10 {
      var waiting: Int32 = 0
      _ = ioctl(input.fileHandleForWriting.fileDescriptor, UInt(FIONREAD), &waiting)
      usleep(waiting == 0 ? 500_000 : 10_000)
      if waiting == 0 { return }
    }
    throw Missing(words: "names were not read")
  }

  /// The processes that it started, without those that have ended.
  func workers() throws -> [pid_t] {
    try Self.processes().filter { $0.parent == process.processIdentifier }.map(\.id)
  }

  /// Whether a process is there and has not ended.
  static func isRunning(_ id: pid_t) throws -> Bool { try processes().contains { $0.id == id } }

  /// Waits until a process has ended.
  static func waitForEnd(of id: pid_t) throws {
    for _ in 0..<patience / 100 {
      guard try isRunning(id) else { return }
      usleep(100_000)
    }
    throw Missing(words: "process \(id) does not end")
  }

  private static func processes() throws -> [(id: pid_t, parent: pid_t)] {
    let list = Process()
    let pipe = Pipe()
    list.executableURL = URL(fileURLWithPath: "/bin/ps")
    list.arguments = ["-A", "-o", "pid=", "-o", "ppid=", "-o", "stat="]
    list.standardOutput = pipe
    try list.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    list.waitUntilExit()
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count == 3, !words[2].hasPrefix("Z"), let id = pid_t(words[0]),
        let parent = pid_t(words[1])
      else { return nil }
      return (id, parent)
    }
  }

  /// No longer reads its rows.
  func stopReading() throws { try output.fileHandleForReading.close() }

  /// Sends no more names, and returns the exit status; of a signal, its number with a minus.
  func end() throws -> Int32 {
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationReason == .exit
      ? process.terminationStatus : -process.terminationStatus
  }

  struct Missing: Error { let words: String }
}

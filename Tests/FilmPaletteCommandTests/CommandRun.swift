import BuiltPrograms
import Foundation

/// One run of the built command: what it was given, what it said, how it ended.
struct CommandRun {
  let status: Int32
  let output: Data
  let errors: String

  var text: String { String(decoding: output, as: UTF8.self) }

  /// Runs `filmpalette` with these arguments and waits for its end.
  init(
    _ arguments: String..., in folder: URL? = nil, input: Data = Data(),
    environment: [String: String] = [:]
  ) throws {
    try self.init(arguments, in: folder, input: input, environment: environment)
  }

  init(
    _ arguments: [String], in folder: URL? = nil, input: Data = Data(),
    environment: [String: String] = [:]
  ) throws {
    let scratch = try Scratch()
    let files = ["in", "out", "err"].map { scratch.folder.appendingPathComponent($0) }
    try input.write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: builtProgram("filmpalette"))
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try Data(contentsOf: files[1])
    errors = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
  }
}

/// A folder that goes when it is no longer held.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "filmpalette-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

  func path(_ name: String) -> String { url(name).path }

  /// The names in the folder, sorted.
  func names(in subfolder: String = "") throws -> [String] {
    let place = subfolder.isEmpty ? folder : url(subfolder)
    return try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
  }
}

import Films
import Media
import PaletteFiles
import Palettes
import Platform

/// A folder that runs write a film's files into, and with which options each was made.
///
/// A file in it, `film.settings`, holds them as JSON: `runs`, a line each, the last run at the end,
/// and of each file the number of its run, from 0. A file that is being written is not in it, so
/// that after an interruption nothing is believed of it.
struct FilmFolder {
  let path: String
  /// The options of the last run; `nil` if none is known.
  private(set) var last: FilmSettings?
  /// With which options each file was made.
  private var files: [String: FilmSettings] = [:]

  /// Opens the record of a folder. What cannot be read is as if it were not there.
  init(path: String) {
    self.path = path
    let file = Self.record(of: path)
    guard FileIdentity.isPlainFile(file), let input = try? MediaInput(path: file),
      let value = try? JSONParser.value(of: Array(input.contents)), value["version"]?.integer == 1,
      let runs = value["runs"]?.array?.map(FilmSettings.init(json:)), let last = runs.last,
      case .object(let members)? = value["files"]
    else { return }
    self.last = last
    for (name, number) in members {
      if let number = number.integer, runs.indices.contains(number) { files[name] = runs[number] }
    }
  }

  /// The path of the record.
  static func record(of folder: String) -> String { folder + "/film.settings" }

  /// Whether runs of this version have written here.
  var isKnown: Bool { last != nil }

  /// Calls `body` while no other run does so for this folder.
  func alone<Result>(_ body: () throws -> Result) rethrows -> Result {
    // Where folders cannot be locked two runs at a time are the user's to avoid.
    let descriptor = openFolder(path)
    defer { close(descriptor) }
    while descriptor >= 0, flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    return try body()
  }

  /// Forgets files that are about to be written.
  ///
  /// - Throws: `UnwritableFile`.
  mutating func begin(_ names: [String], settings: FilmSettings) throws(UnwritableFile) {
    for name in names { files[name] = nil }
    last = settings
    try write()
  }

  /// Notes files that were written by these options.
  ///
  /// - Throws: `UnwritableFile`.
  mutating func end(_ names: [String], settings: FilmSettings) throws(UnwritableFile) {
    for name in names { files[name] = settings }
    try write()
  }

  /// The files in the folder that are not as a run with these options would make them, and why, in
  /// a line; `nil` if there are none.
  func disagreement(with settings: FilmSettings) -> String? {
    var groups: [(reason: String, files: [String])] = []
    for name in FilmFormat.offered.map(\.fileName) + [FilmSettings.stills]
    where FileIdentity("\(path)/\(name)") != nil {
      let reasons = files[name].map { settings.differences(from: $0, in: name) } ?? ["unknown"]
      guard !reasons.isEmpty else { continue }
      let reason = reasons.joined(separator: ", ")
      if let place = groups.firstIndex(where: { $0.reason == reason }) {
        groups[place].files.append(name)
      } else {
        groups.append((reason, [name]))
      }
    }
    guard !groups.isEmpty else { return nil }
    let list = groups.map { "\($0.files.joined(separator: ", ")) (\($0.reason))" }
    return "\(path): made with other options: \(list.joined(separator: "; "))"
  }

  private func write() throws(UnwritableFile) {
    var runs: [FilmSettings] = []
    var numbers: [(String, JSONValue)] = []
    let named = files.filter { FileIdentity("\(path)/\($0.key)") != nil }
    for (name, settings) in named.sorted(by: { $0.key < $1.key }) where settings != last {
      if !runs.contains(settings) { runs.append(settings) }
      numbers.append((name, .integer(runs.firstIndex(of: settings) ?? 0)))
    }
    if let last { runs.append(last) }
    for name in named.keys.sorted() where named[name] == last {
      numbers.append((name, .integer(runs.count - 1)))
    }
    let value = JSONValue.object([
      ("version", .integer(1)), ("runs", .array(runs.map(\.json))), ("files", .object(numbers)),
    ])
    try FileOutput.write(
      Array((value.text(linesDownTo: 2) + "\n").utf8), to: Self.record(of: path))
  }
}

extension FilmSettings {
  /// Reads `json`; what is no text is left out.
  fileprivate init(json: JSONValue) {
    values = [:]
    guard case .object(let members) = json else { return }
    for (name, value) in members { values[name] = value.string }
  }

  fileprivate var json: JSONValue {
    .object(values.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
  }
}

/// A folder's descriptor, or −1; `open` means another thing nearby.
private func openFolder(_ path: String) -> CInt {
  open(path.platformString, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
}

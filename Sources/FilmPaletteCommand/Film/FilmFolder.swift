import Films
import Media
import PaletteFiles
import Palettes
import Platform

/// A folder for a film's files, with a record of the options that made each file.
///
/// The file `film.settings` in the folder holds the record as JSON: `runs`, one line each, with the
/// last run at the end; and for each file the number of its run, from 0. A file that is being
/// written is not in the record, so after an interruption its options count as unknown.
struct FilmFolder {
  let path: String
  /// The options of the last run; `nil` if unknown.
  private(set) var last: FilmSettings?
  /// The options that made each file.
  private var files: [String: FilmSettings] = [:]

  /// Reads the record of a folder. An unreadable record counts as missing.
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

  /// Whether a run of this version has written to this folder.
  var isKnown: Bool { last != nil }

  /// Calls `body` while no other run does so for the same folder.
  func alone<Result>(_ body: () throws -> Result) rethrows -> Result {
    // Where folders cannot be locked, the user must avoid simultaneous runs.
    let descriptor = openFolder(path)
    defer { close(descriptor) }
    while descriptor >= 0, flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    return try body()
  }

  /// Removes files from the record that are about to be written.
  ///
  /// - Throws: `UnwritableFile`.
  mutating func begin(_ names: [String], settings: FilmSettings) throws(UnwritableFile) {
    for name in names { files[name] = nil }
    last = settings
    try write()
  }

  /// Records files that were written with these options.
  ///
  /// - Throws: `UnwritableFile`.
  mutating func end(_ names: [String], settings: FilmSettings) throws(UnwritableFile) {
    for name in names { files[name] = settings }
    try write()
  }

  /// Whether a file is in the folder just as a run with these options would make it.
  func agrees(_ name: String, with settings: FilmSettings) -> Bool {
    guard let known = files[name], FileIdentity("\(path)/\(name)") != nil else { return false }
    return settings.differences(from: known, in: name).isEmpty
  }

  /// Which files in the folder differ from those that a run with these options would make, and why,
  /// in one line; `nil` if none do.
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
  /// Reads JSON; ignores values that are not text.
  fileprivate init(json: JSONValue) {
    values = [:]
    guard case .object(let members) = json else { return }
    for (name, value) in members { values[name] = value.string }
  }

  fileprivate var json: JSONValue {
    .object(values.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
  }
}

/// A folder's descriptor, or −1, from the system's `open`.
private func openFolder(_ path: String) -> CInt {
  open(path.platformString, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
}

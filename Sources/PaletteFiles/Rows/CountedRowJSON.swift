import Frames
import Palettes

extension CountedRow {
  /// The row as one line of JSON, with its line end.
  ///
  /// - Complexity: O(length).
  package var line: [UInt8] { Array((json.text + "\n").utf8) }

  /// The row as JSON.
  package var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("path", .string(String(decoding: path, as: UTF8.self)))
    ]
    if String(validating: path, as: UTF8.self) == nil {
      members.append(("pathBytes", .string(Base64.text(of: path))))
    }
    members.append(("status", .string(status.rawValue)))
    if let reason { members.append(("reason", .string(reason))) }
    if let sha256 = palette?.source?.sha256 { members.append(("sha256", .string(sha256))) }
    if let size { members.append(("size", .integer(size))) }
    members += [
      ("version", .string(version)), ("settings", .settings(settings)),
      ("digest", .string(digest)),
    ]
    if let palette { members += Self.members(palette) }
    if let counts { members.append(("counts", .string(Base64.text(of: counts)))) }
    if let thumbnail { members.append(("thumbnail", .string(Base64.text(of: thumbnail)))) }
    return .object(members)
  }

  /// What is known of the picture, under the names of `PaletteFormat.json`, without the source's
  /// name, which is the path, and SHA-256.
  private static func members(_ palette: Palette) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = []
    if let source = palette.source, case .object(let all) = JSONValue.source(source) {
      for (key, value) in all where !["name", "sha256"].contains(key) {
        members.append((key, value))
      }
    }
    members += [("colors", .colors(palette)), ("pixels", .integer(palette.pixels))]
    if let facts = palette.facts { members.append(("facts", .facts(facts))) }
    members.append(("notes", .array(palette.allNotes.map { .string($0) })))
    return members
  }
}

extension JSONValue {
  /// The object of settings: every option as a user would type it, and `full`.
  static func settings(_ settings: CountedRow.Settings) -> JSONValue {
    guard case .object(let options) = options(settings.options) else { return .null }
    return .object(options + [("full", .boolean(settings.full))])
  }
}

extension CountedRow {
  /// The row of a line; white space around it is ignored, and so are members of later versions.
  ///
  /// Reading and writing again gives the same line.
  ///
  /// - Throws: `PaletteFileError.notThisFormat` if it is not a row; `.unreadable` for a member that
  ///   is missing or has a value that it does not take, such as the status of a later version.
  /// - Complexity: O(length).
  package init(line: [UInt8]) throws(PaletteFileError) {
    try self.init(JSONParser.value(of: line))
  }

  private init(_ row: JSONValue) throws(PaletteFileError) {
    guard let shown = row["path"]?.string, let word = row["status"]?.string else {
      throw .notThisFormat("JSON without 'path' and 'status'")
    }
    guard let status = Status(rawValue: word) else {
      throw .unreadable("'\(word)' is no status of a row")
    }
    self.init(
      path: try Self.bytes("pathBytes", in: row) ?? Array(shown.utf8), status: status,
      reason: row["reason"]?.string, version: try Self.text("version", in: row),
      settings: try Settings(row["settings"]), digest: try Self.text("digest", in: row))
    size = row["size"]?.integer.flatMap { $0 < 0 ? nil : $0 }
    guard status == .ok else { return }
    var palette = try JSONReading.palette(row)
    palette.name = String(decoding: path.split(separator: 0x2F).last ?? [], as: UTF8.self)
    palette.source = JSONReading.source(row, name: palette.name)
    palette.options = settings.options
    self.palette = palette
    counts = try Self.bytes("counts", in: row)
    thumbnail = try Self.bytes("thumbnail", in: row)
  }

  private static func text(_ key: String, in row: JSONValue) throws(PaletteFileError) -> String {
    guard let text = row[key]?.string else { throw .unreadable("a row has no '\(key)'") }
    return text
  }

  private static func bytes(_ key: String, in row: JSONValue) throws(PaletteFileError) -> [UInt8]? {
    guard let value = row[key] else { return nil }
    guard let bytes = value.string.flatMap(Base64.bytes(of:)) else {
      throw .unreadable("'\(key)' is not Base64")
    }
    return bytes
  }
}

extension CountedRow.Settings {
  fileprivate init(_ json: JSONValue?) throws(PaletteFileError) {
    guard let json else { throw .unreadable("a row has no 'settings'") }
    self.init()
    if case .boolean(true) = json["full"] { full = true }
    for field in PaletteOptions.fields {
      guard let text = json[field.name]?.string else { continue }
      do throws(InvalidOption) {
        try field.set(text, in: &options)
      } catch {
        throw .unreadable("'settings': \(error)")
      }
    }
  }
}

import Foundation
import Testing

@testable import Palettes

/// The tables of README.md against the lists that they show. `RECORD=1` rewrites them and still
/// fails.
@Suite("tables of the README", .serialized)
struct ReadmeTests {
  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("README.md")

  @Test("the README shows every option with its values and its default")
  func options() throws {
    let rows = PaletteOptions.fields.map { field in
      let usual = field.defaultText.isEmpty ? "none" : field.defaultText
      return "| `--\(field.name)` | \(field.domain) | \(usual) | \(field.summary) |"
    }
    try expect(
      "options", ["| option | takes | default | meaning |", "|---|---|---|---|"] + rows)
  }

  @Test("the README shows every format with its endings, and what is read of it")
  func formats() throws {
    let rows = PaletteFormat.all.map { format in
      let endings = format.fileExtensions.map { "`.\($0)`" }.joined(separator: " ")
      let reads =
        format.read == nil ? "" : (["colors"] + format.holds.words).joined(separator: ", ")
      return "| `\(format.name)` | \(endings) | \(format.summary) | \(reads) |"
    }
    try expect(
      "formats",
      ["| format | file endings | what it is | `convert` reads |", "|---|---|---|---|"] + rows)
  }

  @Test("the README shows every format of films with its file")
  func filmFormats() throws {
    let rows = FilmFormat.all.map { "| `\($0.name)` | `\($0.fileName)` | \($0.summary) |" }
    try expect("film formats", ["| format | file | what it is |", "|---|---|---|"] + rows)
  }

  /// Compares the lines between `<!-- name -->` and `<!-- end of name -->`.
  private func expect(_ name: String, _ table: [String]) throws {
    var lines = try String(contentsOf: Self.file, encoding: .utf8).components(separatedBy: "\n")
    let start = try #require(lines.firstIndex(of: "<!-- \(name) -->"))
    let end = try #require(lines.firstIndex(of: "<!-- end of \(name) -->"))
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      lines.replaceSubrange(start + 1..<end, with: table)
      try lines.joined(separator: "\n").write(to: Self.file, atomically: true, encoding: .utf8)
      Issue.record("recorded the \(name) of README.md; look at them, then run without RECORD")
    } else {
      #expect(lines[start + 1..<end].elementsEqual(table))
    }
  }
}

import Films
import Foundation
import Specimens
import Testing

@testable import FilmPaletteCommand
@testable import PaletteFiles
@testable import Palettes

/// The tables of the pages in `Documentation` against the lists that they show. `RECORD=1` rewrites
/// them and still fails.
@Suite("tables of the pages", .serialized)
struct ReadmeTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("README.md has fewer than 150 lines and no table that a list generates")
  func readme() throws {
    let lines = try Self.lines(of: "README.md")
    #expect(lines.count < 150)
    #expect(!lines.contains { $0.hasPrefix("<!-- ") })
  }

  @Test("the citation names the version of the programs")
  func citation() throws {
    #expect(try Self.lines(of: "CITATION.cff").contains("version: \(filmPaletteVersion)"))
  }

  @Test("film-json.md explains every column of shots.csv, in their order")
  func columns() throws {
    let lines = try Self.lines(of: "Documentation/film-json.md")
    let start = try #require(lines.firstIndex(of: "| column | content |"))
    let names = lines[(start + 2)...].prefix { $0.hasPrefix("| ") }.flatMap { line in
      line.split(separator: "|")[0].split(separator: "`").map(String.init)
        .filter { !$0.allSatisfy { " ,".contains($0) } }
    }
    guard case .bytes(let write) = FilmFormat.csv.writer else { return }
    let table = String(decoding: try write(SampleFilm.film()), as: UTF8.self)
    #expect(names.joined(separator: ",") == table.prefix { $0 != "\r\n" })
  }

  @Test("options.md shows every option with its values and its default")
  func options() throws {
    let rows = PaletteOptions.fields.map { field in
      let usual = field.defaultText.isEmpty ? "none" : field.defaultText
      return "| `--\(field.name)` | \(field.domain) | \(usual) | \(field.summary) |"
    }
    try expect(
      "options", in: "options.md",
      ["| option | takes | default | meaning |", "|---|---|---|---|"] + rows)
  }

  @Test("formats.md shows every format with its endings, and what is read of it")
  func formats() throws {
    let rows = PaletteFormat.all.map { format in
      let endings = format.fileExtensions.map { "`.\($0)`" }.joined(separator: " ")
      let reads =
        format.read == nil ? "" : (["colors"] + format.holds.words).joined(separator: ", ")
      return "| `\(format.name)` | \(endings) | \(format.summary) | \(reads) |"
    }
    try expect(
      "formats", in: "formats.md",
      ["| format | file endings | what it is | `convert` reads |", "|---|---|---|---|"] + rows)
  }

  @Test("films.md shows every format of films with its file")
  func filmFormats() throws {
    let rows = FilmFormat.offered.map { "| `\($0.name)` | `\($0.fileName)` | \($0.summary) |" }
    try expect(
      "film formats", in: "films.md", ["| format | file | what it is |", "|---|---|---|"] + rows)
  }

  /// Compares the lines between `<!-- name -->` and `<!-- end of name -->` of a page.
  private func expect(_ name: String, in page: String, _ table: [String]) throws {
    let path = "Documentation/\(page)"
    var lines = try Self.lines(of: path)
    let start = try #require(lines.firstIndex(of: "<!-- \(name) -->"))
    let end = try #require(lines.firstIndex(of: "<!-- end of \(name) -->"))
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      lines.replaceSubrange(start + 1..<end, with: table)
      try lines.joined(separator: "\n").write(
        to: Self.root.appendingPathComponent(path), atomically: true, encoding: .utf8)
      Issue.record("recorded the \(name) of \(path); look at them, then run without RECORD")
    } else {
      #expect(lines[start + 1..<end].elementsEqual(table))
    }
  }

  private static func lines(of path: String) throws -> [String] {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      .components(separatedBy: "\n")
  }
}

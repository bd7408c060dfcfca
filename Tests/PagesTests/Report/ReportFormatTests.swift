import Films
import Foundation
import Specimens
import Testing

@testable import Pages

/// The page as a format of films: what the laws and golden files of the others ask of it.
@Suite("the report as a film format")
struct ReportFormatTests {
  private func bytes(_ film: Film) throws -> [UInt8] {
    guard case .bytes(let write) = FilmFormat.html.writer else { throw ExpectedBytes() }
    return try write(film)
  }

  private struct ExpectedBytes: Error {}

  /// `RECORD=1` rewrites it and still fails.
  @Test("the page is the one that was looked at")
  func golden() throws {
    let bytes = Self.withoutAssets(try bytes(try SampleFilm.film()))
    let file = ReferenceData.folder("films").appendingPathComponent("golden-index.html")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(bytes).write(to: file)
      Issue.record("recorded \(file.lastPathComponent); look at it, then run without RECORD")
    }
    #expect([UInt8](try Data(contentsOf: file)) == bytes)
  }

  @Test("odd films are written, and the same film gives the same bytes")
  func repeats() throws {
    for film in try OddFilms.all() {
      let bytes = try bytes(film)
      #expect(!bytes.isEmpty)
      #expect(try self.bytes(film) == bytes)
    }
  }

  @Test("no control character of a name comes into the page as it is: C1, overrides of direction")
  func holdsNoControls() throws {
    let bytes = try bytes(try OddFilms.hostileTexts())
    #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x0D })
    #expect(String(validating: bytes, as: UTF8.self) != nil)
    #expect(ControlSamples.found(in: bytes) == [])
  }

  @Test("its name and its file belong to no other format, and are lower-case")
  func distinct() {
    let page = FilmFormat.html
    #expect(!FilmFormat.all.contains { $0.name == page.name || $0.fileName == page.fileName })
    #expect([page.name, page.fileName].allSatisfy { $0 == $0.lowercased() && !$0.contains(" ") })
    #expect(!page.summary.isEmpty && page.mediaType.contains("/"))
  }

  /// A file with the style and scripts that it embeds as their names alone: they are looked at
  /// where they are written, and each must be there whole.
  private static func withoutAssets(_ bytes: [UInt8]) -> [UInt8] {
    let styles = [("shared.css", Page.sharedStyle), ("report.css", PackageResources.report_css)]
    let assets =
      styles.map { ($0, String(decoding: $1, as: UTF8.self)) }
      + (PageModule.shared + ReportPage.modules + [ReportPage.script]).map { ($0.name, $0.inlined) }
    var text = String(decoding: bytes, as: UTF8.self)
    for (name, asset) in assets {
      text = text.replacingOccurrences(of: asset, with: "[\(name)]\n")
    }
    return Array(text.utf8)
  }
}

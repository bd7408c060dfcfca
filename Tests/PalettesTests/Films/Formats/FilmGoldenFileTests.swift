import Foundation
import Testing

@testable import Palettes

/// Every writer against a file that was looked at once. `RECORD=1` rewrites them and still fails.
@Suite("golden files of film formats")
struct FilmGoldenFileTests {
  static let folder = GoldenFileTests.folder.deletingLastPathComponent()
    .appendingPathComponent("films")

  @Test("the file is the one that was looked at", arguments: FilmFormat.all)
  func golden(format: FilmFormat) throws {
    guard case .bytes(let write) = format.writer else { return }
    var bytes = write(try SampleFilm.film())
    if format.name == FilmFormat.html.name { bytes = Self.withoutAssets(bytes) }
    let file = Self.folder.appendingPathComponent("golden-\(format.fileName)")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(bytes).write(to: file)
      Issue.record("recorded \(file.lastPathComponent); look at it, then run without RECORD")
    }
    #expect([UInt8](try Data(contentsOf: file)) == bytes)
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

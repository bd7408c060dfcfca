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
    let assets = [
      ("report.css", PackageResources.report_css),
      ("report-state.js", PackageResources.report_state_js),
      ("report-barcode.js", PackageResources.report_barcode_js),
      ("report-wheel.js", PackageResources.report_wheel_js),
      ("report.js", PackageResources.report_js),
    ]
    var text = String(decoding: bytes, as: UTF8.self)
    for (name, asset) in assets {
      text = text.replacingOccurrences(
        of: String(decoding: asset, as: UTF8.self), with: "[\(name)]\n")
    }
    return Array(text.utf8)
  }
}

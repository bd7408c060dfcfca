import Foundation
import Palettes
import Testing

@testable import FilmPaletteCommand
@testable import Films

@Suite struct FilmFolderTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for name in FilmFormat.offered.map(\.fileName) { try Data().write(to: scratch.url(name)) }
  }

  /// Options as they are by themselves, but for these.
  private func settings(_ others: [String: String] = [:]) -> FilmSettings {
    let usual = [
      "film": "5e", "name": "movie.mp4", "program": "1", "sample": "all", "start": "0", "end": "",
      "count": "8", "barcode": "mean", "width": "1280", "subtitles": "", "stills": "true",
    ]
    return FilmSettings(values: usual.merging(others) { $1 })
  }

  private func written(_ runs: [(names: [String], settings: FilmSettings)]) throws -> FilmFolder {
    for (names, settings) in runs {
      var folder = FilmFolder(path: scratch.folder.path)
      try folder.begin(names, settings: settings)
      try folder.end(names, settings: settings)
    }
    return FilmFolder(path: scratch.folder.path)
  }

  private var everything: [String] { FilmFormat.offered.map(\.fileName) }

  @Test("files of the last run's options are not named")
  func agrees() throws {
    let folder = try written([(everything, settings())])
    #expect(folder.last == settings())
    #expect(folder.disagreement(with: settings()) == nil)
  }

  @Test("files that are left from other options are named with these options")
  func names() throws {
    let five = settings(["count": "5"])
    let folder = try written([(everything, settings()), (["shots.edl", "film.json"], five)])
    #expect(folder.last == five)
    let line = try #require(folder.disagreement(with: five))
    #expect(line.contains("shots.csv") && line.hasSuffix("(--count)"))
    for name in ["shots.edl", "film.json", "barcode.png"] { #expect(!line.contains(name)) }
  }

  @Test("files that were begun and not ended are of unknown options")
  func halfWritten() throws {
    var folder = try written([(everything, settings())])
    try folder.begin(["shots.csv"], settings: settings())
    let line = FilmFolder(path: scratch.folder.path).disagreement(with: settings())
    #expect(line == "\(scratch.folder.path): made with other options: shots.csv (unknown)")
  }

  @Test("a record that is damaged is as if it were not there", arguments: ["", "{}", "[1", "\0"])
  func damaged(text: String) throws {
    try Data(text.utf8).write(to: scratch.url("film.settings"))
    #expect(!FilmFolder(path: scratch.folder.path).isKnown)
  }
}

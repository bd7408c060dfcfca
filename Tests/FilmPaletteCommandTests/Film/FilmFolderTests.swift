import ArgumentParser
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

  @Test("each file is old by its own options alone")
  func decides() {
    func old(_ other: [String: String]) -> Set<String> {
      Set(
        (everything + [FilmSettings.stills]).filter {
          !settings(other).differences(from: settings(), in: $0).isEmpty
        })
    }
    let all = Set(everything + [FilmSettings.stills])
    #expect(old(["film": "5f"]) == all)
    #expect(old(["sample": "keyframes"]) == all)
    #expect(old(["count": "5"]) == all.subtracting(["barcode.png", "stills"]))
    #expect(old(["width": "640"]) == ["barcode.png"])
    #expect(old(["barcode": "palette", "count": "5"]) == all.subtracting(["stills"]))
    #expect(
      old(["subtitles": "a.srt 5e"]) == [
        "film.json", "film.otio", "film.txt", "index.html", "shots.csv",
      ])
    #expect(old(["stills": "false"]) == ["index.html"])
    for name in ["record-start", "reel"] {
      #expect(old([name: "10:00:00:00"]) == ["film.fcpxml", "film.otio", "shots.edl"])
    }
  }

  @Test(
    "counts of a part of the film have a name of their own",
    arguments: [
      ([], "film.counts"), (["--sample", "keyframes"], "film-keyframes.counts"),
      (["--start", "10", "--end", "0:14"], "film-10s-14s.counts"),
      (["--start", "1:00.5"], "film-60.5s-end.counts"), (["--end", "2"], "film-0s-2s.counts"),
      (["--end", "2", "--sample", "every:250ms"], "film-0s-2s-every-0.25s.counts"),
    ])
  func counts(words: [String], name: String) throws {
    let options = try FilmReadingFlags.parse(words).options()
    let target = FilmTarget(place: .folder("f", inside: nil), formats: [], isPart: false)
    #expect(target.cache(options) == "f/\(name)")
  }
}

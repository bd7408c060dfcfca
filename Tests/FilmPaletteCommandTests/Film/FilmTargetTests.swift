import ArgumentParser
import Films
import Foundation
import PaletteFiles
import Platform
import Specimens
import Testing

@testable import FilmPaletteCommand

@Suite("the place of a film's files")
struct FilmTargetTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private var folder: String { scratch.folder.path }

  private func target(_ formats: String..., isPart: Bool = false) -> FilmTarget {
    FilmTarget(place: .folder(folder, inside: nil), formats: formats, isPart: isPart)
  }

  private func write(_ names: String...) throws {
    for name in names { try Data("old".utf8).write(to: scratch.url(name)) }
  }

  private func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: scratch.url(name), withIntermediateDirectories: true)
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

  @Test("only a folder keeps counts")
  func noCounts() {
    for place in [FilmTarget.Place.standardOutput, .file("a/shots.edl")] {
      let target = FilmTarget(place: place, formats: ["edl"], isPart: true)
      #expect(target.cache(FilmOptions()) == nil)
      #expect(target.folder == nil && !target.hasRunBefore)
    }
  }

  @Test("the folder that a file is written to is known, for the way from there to the film")
  func outputFolder() {
    func folder(_ place: FilmTarget.Place) -> String {
      FilmTarget(place: place, formats: [], isPart: true).outputFolder
    }
    #expect(folder(.standardOutput) == "")
    #expect(folder(.file("shots.edl")) == "")
    #expect(folder(.file("/a/b/shots.edl")).hasPrefix("/a/b"))
    #expect(folder(.folder("a/b", inside: "a")) == "a/b")
  }

  @Test("an earlier run is known by its notes or its counts, whole or not")
  func hasRunBefore() throws {
    try write("index.html", "film-keyframes.counts", "film.settings")
    try makeFolder("film.counts")
    #expect(!target().hasRunBefore)
    try write("film.counts.part")
    #expect(target().hasRunBefore)
    try FileManager.default.removeItem(at: scratch.url("film.counts.part"))
    try FileManager.default.removeItem(at: scratch.url("film.counts"))
    #expect(!target().hasRunBefore)
    try write("film.counts")
    #expect(target().hasRunBefore)
    try FileManager.default.removeItem(at: scratch.url("film.counts"))
    var notes = FilmFolder(path: folder)
    try notes.begin([], settings: FilmSettings(values: [:]))
    #expect(target().hasRunBefore)
  }

  @Test("folders that are not there are made, and taken back if they stay empty")
  func prepare() throws {
    let outer = folder + "/out"
    let target = FilmTarget(
      place: .folder(outer + "/a", inside: outer), formats: ["edl"], isPart: false)
    let made = try target.prepare()
    #expect(made == [outer, outer + "/a"])
    #expect(try target.prepare() == [])
    FilmTarget.withdraw(made)
    #expect(try scratch.names() == [])
    _ = try target.prepare()
    try makeFolder("out/a/stills")
    try write("out/other.txt")
    FilmTarget.withdraw(made)
    #expect(try scratch.names(in: "out") == ["other.txt"])
  }

  @Test(
    "a pipe or a folder in a file's place is told, and nothing is made",
    arguments: ["film.settings", "index.html", "stills"])
  func inTheWay(name: String) throws {
    for isPipe in [true, false] where isPipe || name != "stills" {
      if isPipe { mkfifo(scratch.path(name), 0o600) } else { try makeFolder(name) }
      let target = FilmTarget(
        place: .folder(folder, inside: folder + "/other"), formats: ["html", "stills"],
        isPart: false)
      #expect(throws: UnwritableFile.self) { try target.prepare() }
      #expect(try scratch.names() == [name])
      try FileManager.default.removeItem(at: scratch.url(name))
    }
    #expect(try target("edl").prepare() == [])
  }

  // MARK: Writing

  private func film(stills: Set<Int> = [0, 1, 2, 3, 4, 5]) throws -> Film {
    var film = try SampleFilm.film()
    film.still = { stills.contains($0) ? [0xFF, UInt8($0), 0xD9] : nil }
    return film
  }

  private func settings(_ values: [String: String] = [:]) -> FilmSettings {
    FilmSettings(
      values: ["film": "5e", "name": "movie.mp4", "sample": "all", "start": "0", "end": ""]
        .merging(values) { $1 })
  }

  private func deliver(
    _ target: FilmTarget, _ film: Film, _ values: [String: String] = [:], wasHere: Bool = true
  ) throws -> [String] {
    try target.deliver(film, settings(values), pictures: FilmPictureChoices(), wasHere: wasHere)
  }

  @Test("a file has the bytes of its format, and nothing lies beside it")
  func file() throws {
    let target = FilmTarget(
      place: .file(folder + "/shots.edl"), formats: ["edl"], isPart: true)
    #expect(try deliver(target, try film()) == [])
    guard case .bytes(let write) = try #require(FilmFormat.named("edl")).writer else {
      throw UnwritableFile(path: "edl", reason: "is a picture")
    }
    #expect(try Data(contentsOf: scratch.url("shots.edl")) == Data(write(film())))
    #expect(try scratch.names() == ["shots.edl"])
  }

  @Test("a folder has each format's file, a still of each shot that has one, and the notes")
  func everything() throws {
    let target = target("json", "csv", "stills")
    #expect(try deliver(target, try film(stills: [0, 2, 5]), wasHere: false) == [])
    #expect(try scratch.names() == ["film.json", "film.settings", "shots.csv", "stills"])
    #expect(
      try scratch.names(in: "stills") == ["shot-0001.jpg", "shot-0003.jpg", "shot-0006.jpg"])
    #expect(try Data(contentsOf: scratch.url("stills/shot-0003.jpg")) == Data([0xFF, 2, 0xD9]))
    #expect(FilmFolder(path: folder).last == settings())
  }

  @Test("an earlier run's stills go, and no file of anyone else")
  func stills() throws {
    let others = ["a.jpg", "shot-00007.jpg", "shot-7.jpg", "shot-0000.jpg", "shot-0007.jpeg"]
    try makeFolder("stills")
    for name in ["shot-0002.jpg", "shot-0007.jpg", "shot-10000.jpg"] + others {
      try write("stills/\(name)")
    }
    let before = try scratch.names(in: "stills")
    // Who has not run here before has no stills here.
    _ = try deliver(target("stills"), try film(stills: [0]), wasHere: false)
    #expect(try scratch.names(in: "stills") == (before + ["shot-0001.jpg"]).sorted())
    _ = try deliver(target("stills"), try film(stills: [0, 1]))
    #expect(
      try scratch.names(in: "stills") == (others + ["shot-0001.jpg", "shot-0002.jpg"]).sorted())
    // Whoever asks for no stills leaves them.
    _ = try deliver(target("csv"), try film(stills: []))
    #expect(try scratch.names(in: "stills").contains("shot-0001.jpg"))
  }

  @Test("it is told what a run of everything replaced, and a run of a part replaces nothing")
  func replaced() throws {
    #expect(try deliver(target("csv"), try film()) == [])
    #expect(
      try deliver(target("csv"), try film(), ["sample": "keyframes"]) == [
        "\(folder): the files of the whole film were replaced; "
          + "to restore them, run without --sample, --start and --end"
      ])
    #expect(try deliver(target("csv"), try film(), ["end": "4"]) == [])
    #expect(try deliver(target("csv"), try film()) == [])
    #expect(
      try deliver(target("csv"), try film(), ["film": "5f", "name": "other.mp4"]) == [
        "\(folder): the files of another film, movie.mp4, were replaced"
      ])
    #expect(
      try deliver(target("csv", isPart: true), try film(), ["film": "6e", "sample": "keyframes"])
        == [])
  }

  @Test("the report links to this run's files, and to others of earlier runs that agree with it")
  func links() throws {
    func links() throws -> [String] {
      let page = try String(contentsOf: scratch.url("index.html"), encoding: .utf8)
      return page.matches(of: /<a href="\.\/([^"]+)">/).map { String($0.1) }
    }
    try write("film.ase", "notes.txt")
    _ = try deliver(target("html", "json", "csv", "stills"), try film(stills: [0]))
    #expect(try links() == ["film.json", "shots.csv", "stills/"])
    _ = try deliver(target("html", isPart: true), try film())
    #expect(try links() == ["film.json", "shots.csv", "stills/"])
    _ = try deliver(target("html", isPart: true), try film(), ["count": "5"])
    #expect(try links() == ["stills/"])
    try FileManager.default.removeItem(at: scratch.url("shots.csv"))
    _ = try deliver(target("html", isPart: true), try film())
    #expect(try links() == ["film.json", "stills/"])
  }

  @Test("files that are left from other options are named")
  func left() throws {
    _ = try deliver(target("json", "csv"), try film())
    #expect(
      try deliver(target("csv", isPart: true), try film(), ["count": "5"]) == [
        "\(folder): made with other options: film.json (--count)"
      ])
  }
}

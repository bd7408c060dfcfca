import ArgumentParser
import Films
import Foundation
import Media
import Palettes
import Specimens
import Testing

@testable import FilmPaletteCommand

extension FilmRequest {
  /// What these words ask for.
  init(_ words: [String]) throws {
    let command = try #require(
      try FilmPalette.parseAsRoot(["film", "movie.mp4"] + words) as? FilmCommand)
    self = try FilmRequest(
      choices: command.palette.choices, reading: command.reading, output: command.output)
  }
}

@Suite("what is asked of a film")
struct FilmRequestTests {
  let scratch: Scratch
  private let path: String

  init() throws {
    scratch = try Scratch()
    path = scratch.path("movie.mp4")
    try Data([1, 2, 3]).write(to: scratch.url("movie.mp4"))
  }

  /// What a run of these words notes of the film at a path.
  private func settings(_ words: [String], _ path: String) throws -> FilmSettings {
    try FilmRequest(words).settings(of: FilmFile(path: path), SampleFilm.film(), subtitles: nil)
  }

  @Test("every option is noted as it would be typed")
  func settings() throws {
    let usual = try settings([], path)
    #expect(usual.values["sample"] == "all" && usual.values["start"] == "0")
    #expect(usual.values["exact"] == "true")
    #expect(usual.values["end"] == "" && usual.values["rate"] == "24/1")
    #expect(usual.values["barcode"] == "mean" && usual.values["smooth"] == "false")
    #expect(usual.values["stills"] == "true" && usual.values["reel"] == "")
    #expect(usual[.film] == (try SampleFilm.film().source.sha256))
    #expect(usual[.bytes] == "3" && usual[.name] == "movie.mp4" && usual[.subtitles] == "")
    let other = try settings(
      [
        "-n", "5", "--sample", "every:250ms", "--start", "1:00", "--end", "90", "--record-start",
        "10:00:00:00", "--no-stills", "--width", "9", "--smooth", "--no-exact",
      ], path)
    for (name, value) in [
      "count": "5", "sample": "every:0.25s", "start": "60", "end": "90", "width": "9",
      "record-start": "10:00:00:00", "stills": "false", "smooth": "true", "exact": "false",
    ] {
      #expect(other.values[name] == value, "\(name)")
    }
  }

  @Test("where nothing is typed it is as the last run had it")
  func filled() throws {
    let last = try settings(
      [
        "-n", "5", "--sample", "keyframes", "--end", "90", "--matrix", "bt601", "--barcode",
        "slit", "--width", "300", "--smooth", "--reel", "R1", "--no-stills", "--no-exact",
      ], path)
    let (filled, taken) = try FilmRequest([]).filled(from: last, film: path)
    #expect(
      filled.settings.values
        == (try FilmRequest([
          "-n", "5", "--sample", "keyframes", "--end", "90", "--matrix", "bt601", "--barcode",
          "slit", "--width", "300", "--smooth", "--reel", "R1", "--no-stills", "--no-exact",
        ]).settings.values))
    #expect(
      taken == [
        "barcode", "count", "end", "exact", "matrix", "reel", "sample", "smooth", "stills", "width",
      ])
    #expect(
      taken.map(filled.typed) == [
        "--barcode slit", "--count 5", "--end 90", "--no-exact", "--matrix bt601", "--reel R1",
        "--sample keyframes", "--smooth", "--no-stills", "--width 300",
      ])
  }

  @Test("what is typed stays, and one time chooses the part")
  func typed() throws {
    let last = try settings(["-n", "5", "--start", "10", "--end", "90", "--barcode", "slit"], path)
    let (filled, taken) = try FilmRequest(["-n", "3", "--start", "0"]).filled(
      from: last, film: path)
    #expect(filled.settings.values["count"] == "3")
    #expect(filled.settings.values["start"] == "0" && filled.settings.values["end"] == "")
    #expect(taken == ["barcode"])
    let end = try FilmRequest(["--end", "20"]).filled(from: last, film: path).request
    #expect(end.options.start == 0 && end.options.end == 20)
  }

  @Test("who names stills wants them, also after a run without")
  func stills() throws {
    let last = try settings(["--no-stills"], path)
    #expect(
      try !FilmRequest(["-f", "edl", "-o", "r/"]).filled(from: last, film: path)
        .request.options.keepsStills)
    #expect(
      try FilmRequest(["-f", "edl,stills", "-o", "r/"]).filled(from: last, film: path)
        .request.options.keepsStills)
  }

  @Test("nothing is taken from another film's run, nor what makes no sense together")
  func others() throws {
    let last = try settings(["-n", "5"], path)
    try Data([1, 2, 3, 4]).write(to: scratch.url("longer.mp4"))
    for other in ["longer.mp4", "missing.mp4"] {
      #expect(try FilmRequest([]).filled(from: last, film: scratch.path(other)).taken == [])
    }
    let old = try settings(["-n", "5", "--min-brightness", "0.6"], path)
    let (same, taken) = try FilmRequest(["--max-brightness", "0.4"]).filled(from: old, film: path)
    #expect(taken == [] && same.settings.values["count"] == "8")
    var strange = last
    strange.values["count"] = "many"
    #expect(try FilmRequest([]).filled(from: strange, film: path).taken == [])
  }

  @Test("numbered pictures are known by their pattern, and keep their rate")
  func pictures() throws {
    for name in ["a0001.png", "b0001.png"] { try Data([1]).write(to: scratch.url(name)) }
    let pattern = scratch.path("a%04d.png")
    let request = try FilmRequest(
      choices: [:], reading: FilmReadingFlags.parse(["--rate", "25"]),
      output: FilmOutputFlags.parse([]))
    let last = try request.settings(
      of: FilmFile(path: pattern), SampleFilm.film(), subtitles: nil)
    #expect(last[.bytes] == "")
    let filled = try FilmRequest([]).filled(from: last, film: pattern)
    #expect(filled.request.options.rate == Rational(25, 1) && filled.taken == ["rate"])
    #expect(try FilmRequest([]).filled(from: last, film: scratch.path("b%04d.png")).taken == [])
  }

  @Test("a part of a folder's files says which of their options are the last run's")
  func part() throws {
    let folder = FilmTarget(
      place: .folder(scratch.folder.path, inside: nil), formats: ["edl"], isPart: true)
    func line(_ words: String..., target: FilmTarget) throws -> String? {
      try FilmRequest(words).filled(for: target, film: path).line
    }
    #expect(try line(target: folder) == nil)
    var notes = FilmFolder(path: scratch.folder.path)
    try notes.begin([], settings: settings(["-n", "5", "--barcode", "slit"], path))
    // How barcodes are drawn decides on no markers.
    #expect(
      try line(target: folder)
        == "\(scratch.folder.path): made with the options of the last run: --count 5")
    #expect(try line("-n", "3", target: folder) == nil)
    #expect(try line("--fresh", target: folder) == nil)
    let all = FilmTarget(place: folder.place, formats: ["edl"], isPart: false)
    #expect(try line(target: all) == nil)
    #expect(
      try FilmRequest([]).filled(for: all, film: path).request.settings.values["count"] == "8")
  }
}

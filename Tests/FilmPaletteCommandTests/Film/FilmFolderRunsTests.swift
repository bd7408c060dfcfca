import ArgumentParser
import Films
import Fixtures
import Foundation
import Frames
import Media
import Specimens
import Testing

@testable import FilmPaletteCommand

/// A folder never disagrees with itself, whatever runs with other options follow each other.
@Suite("runs into one folder")
struct FilmFolderRunsTests {
  /// What a run may be told.
  private static let choices: [(flag: String, values: [String])] = [
    ("-n", ["3", "8"]), ("-a", ["kmeans", "standout"]), ("-s", ["oklab"]),
    ("--min-chroma", ["0.02", "0"]), ("--sample", ["keyframes", "every:0.2s", "all"]),
    ("--start", ["0.5", "0"]), ("--end", ["1.5"]), ("--region", ["0,0,0.5,1"]),
    ("--barcode", ["slit", "palette"]), ("--width", ["300"]),
  ]
  private static let formats = [
    "text", "json", "csv", "ase", "edl", "otio", "fcpxml", "barcode", "html", "stills",
  ]

  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for name in ["movie.mp4", "other.mp4"] { try Data(name.utf8).write(to: scratch.url(name)) }
    // Of another size.
    try Data("another".utf8).write(to: scratch.url("other.mp4"))
  }

  /// What a decoder would give of a film: three shots of half a second, painted by its name.
  private func film(_ name: String, _ request: FilmRequest) throws -> Film {
    let step = request.options.sampling == .all ? 1 : request.options.sampling == .keyframes ? 6 : 5
    let first = Int(request.options.start * 24)
    let end = min(48, request.options.end.map { Int($0 * 24) } ?? 48)
    let seed = name.utf8.count
    let painted = PaintedFrames(width: 32, height: 18, count: (end - first) / step) { index, x, y in
      let (cell, shot) = (x / 4 + 8 * (y / 9), (first + index * step) / 16)
      return (0..<3).map { UInt8((cell + seed) * (shot + 3) * ($0 + 5) * 7919 % 223 + 16) }
    }
    (painted.first, painted.step) = (first, step)
    painted.filmProvenance.name = name
    painted.filmProvenance.sampling = request.options.sampling
    painted.filmProvenance.promisedSeconds = 2
    painted.sha256 = name
    var film = try painted.counts(
      cache: nil, options: request.options, palette: request.palette
    ).film(request.palette)
    film.edit = request.edit
    return film
  }

  /// Does a run as the command does, but for the decoder.
  ///
  /// - Returns: what it says.
  private func run(_ name: String, _ words: [String], into folder: String) throws -> [String] {
    let path = scratch.path(name)
    let command = try #require(
      try FilmPalette.parseAsRoot(["film", path, "-o", scratch.folder.path + "/" + folder] + words)
        as? FilmCommand)
    let target = try FilmOutputPlan(
      films: [path], flags: command.output, inputs: FilmInputs(films: [path], others: [])
    ).targets[0]
    _ = try target.prepare()
    let wasHere = target.hasRunBefore
    let asked = try FilmRequest(
      choices: command.palette.choices, reading: command.reading, output: command.output)
    let (request, line) = asked.filled(for: target, film: path)
    let film = try film(name, request)
    let settings = try request.settings(of: FilmFile(path: path), film, subtitles: nil)
    var pictures = request.pictures(of: film)
    // The painted stills are no JPEGs.
    pictures.still = { shot in
      try film.still(shot).map { _ in
        Frame(width: 16, height: 9, bytes: [UInt8](repeating: 99, count: 16 * 9 * 3))
      }
    }
    return try (line.map { [$0] } ?? [])
      + target.deliver(film, settings, pictures: pictures, wasHere: wasHere)
  }

  /// The files that a run says are of other options.
  private func named(_ lines: [String]) -> Set<String> {
    let line = lines.first { $0.contains("made with other options: ") } ?? ""
    let list = line.split(separator: "made with other options: ").dropFirst().first ?? ""
    let names = list.replacing(/\([^)]*\)/, with: "")
    return Set(names.matches(of: /[a-z]+\.[a-z]+|stills/).map { String($0.output) })
  }

  /// The files of a folder that are not as in another.
  private func strangers(_ folder: String, _ wanted: String) throws -> Set<String> {
    let names = try scratch.names(in: folder).filter { $0 != "film.settings" }
    return Set(
      names.filter { name in
        if name == "index.html" {
          return self.withoutLinks("\(folder)/\(name)") != self.withoutLinks("\(wanted)/\(name)")
        }
        guard name == "stills" else {
          return !FileManager.default.contentsEqual(
            atPath: scratch.path("\(folder)/\(name)"), andPath: scratch.path("\(wanted)/\(name)"))
        }
        return !FileManager.default.contentsEqual(
          atPath: scratch.path("\(folder)/stills"), andPath: scratch.path("\(wanted)/stills"))
      })
  }

  /// The report without its links to files, which say what else is in the folder; nil if there is
  /// no report.
  private func withoutLinks(_ name: String) -> String? {
    guard let page = try? String(contentsOf: scratch.url(name), encoding: .utf8) else { return nil }
    return page.replacing(/(?s)<section id="files".*?<\/section>\n/, with: "")
      .replacing("<li><a href=\"#files\">Files</a></li>", with: "")
  }

  private static func words(_ options: [String: String]) -> [String] {
    options.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
  }

  @Test(
    "after any sequence a file is as its run's options make it, or is named",
    arguments: [16, 17, 18] as [UInt64])
  func anySequence(seed: UInt64) throws {
    var noise = TestNoise(seed: seed)
    var last: [String: String] = [:]
    var told: [String] = []
    for number in 0..<7 {
      var typed: [String: String] = [:]
      for _ in 0..<noise.next(below: 3) {
        let choice = Self.choices[noise.next(below: Self.choices.count)]
        typed[choice.flag] = choice.values[noise.next(below: choice.values.count)]
      }
      let part = (0..<noise.next(below: 3)).map { _ in
        Self.formats[noise.next(below: Self.formats.count)]
      }
      // One time chooses the part of the film.
      if typed["--start"] != nil || typed["--end"] != nil {
        (last["--start"], last["--end"]) = (nil, nil)
      }
      last = part.isEmpty ? typed : last.merging(typed) { $1 }
      let words = Self.words(typed) + (part.isEmpty ? [] : ["-f", part.joined(separator: ",")])
      told.append(words.joined(separator: " "))
      let lines = try run("movie.mp4", words, into: "one/")
      let fresh = "fresh \(number)"
      _ = try run("movie.mp4", Self.words(last), into: fresh + "/")
      let wrong = try strangers("one", fresh).subtracting(named(lines))
      #expect(wrong.isEmpty, "\(told)")
    }
  }
  /// A run, and what is to be true after it: its own files are as these options make them, and
  /// those that are not are named.
  private func step(
    _ name: String, _ words: [String], part: String? = nil, wanted: [String],
    named: Set<String> = [], into folder: String = "one"
  ) throws {
    let lines = try run(
      name, words + (part.map { ["-f", $0] } ?? []), into: folder + "/")
    let fresh = "fresh \(UUID())"
    _ = try run(name, wanted, into: fresh + "/")
    #expect(try strangers(folder, fresh).isSubset(of: named))
    #expect(self.named(lines) == named)
  }

  @Test(
    "a part is as the run before, and what is typed for it alone leaves others, which are named")
  func later() throws {
    let palettes: Set = [
      "film.txt", "film.json", "shots.csv", "film.ase", "shots.edl", "film.otio", "film.fcpxml",
      "index.html", "sheet.png", "figure.svg", "figure.png",
    ]
    let movie = "movie.mp4"
    try step(movie, ["-n", "5"], wanted: ["-n", "5"])
    try step(movie, [], part: "edl", wanted: ["-n", "5"])
    try step(
      movie, ["--barcode", "slit"], part: "barcode", wanted: ["-n", "5", "--barcode", "slit"])
    try step(
      movie, ["-n", "3"], part: "edl", wanted: ["-n", "3", "--barcode", "slit"],
      named: palettes.subtracting(["shots.edl"]))
    try step(movie, [], wanted: [])
    let all = palettes.union(["barcode.png", "stills"])
    try step("other.mp4", [], part: "csv", wanted: [], named: all.subtracting(["shots.csv"]))
    try step("other.mp4", [], wanted: [])
  }

  @Test("a file in a run's folder by its name belongs to the folder, and takes its options")
  func byName() throws {
    _ = try run("movie.mp4", ["-n", "5"], into: "one/")
    let before = try Data(contentsOf: scratch.url("one/shots.edl"))
    try FileManager.default.removeItem(at: scratch.url("one/shots.edl"))
    let lines = try run("movie.mp4", [], into: "one/shots.edl")
    #expect(lines == ["\(scratch.path("one")): made with the options of the last run: --count 5"])
    #expect(try Data(contentsOf: scratch.url("one/shots.edl")) == before)
  }

  @Test("the whole film comes back after a preview or a part", arguments: ["--sample", "--end"])
  func comesBack(flag: String) throws {
    let words = [flag, flag == "--end" ? "1.5" : "keyframes"]
    _ = try run("movie.mp4", [], into: "one/")
    let lines = try run("movie.mp4", words, into: "one/")
    #expect(lines.count == 1 && lines[0].contains("the files of the whole film were replaced"))
    try step("movie.mp4", [], wanted: [])
  }

  @Test("film.json is named like the report if stills are left out: it has their frames too")
  func withoutStills() throws {
    _ = try run("movie.mp4", ["--no-stills"], into: "one/")
    #expect(named(try run("movie.mp4", [], into: "one/")) == [])
    #expect(
      named(try run("movie.mp4", ["-f", "csv", "--no-stills"], into: "one/"))
        == ["film.json", "film.otio", "index.html", "sheet.png"])
    // What is not typed is as in the last run, and is told.
    #expect(
      try run("movie.mp4", ["-f", "json"], into: "one/").contains {
        $0.hasSuffix("made with the options of the last run: --no-stills")
      })
  }

  @Test("of files that are of an older version, or whose record is damaged, it is told")
  func older() throws {
    let all: Set = [
      "film.txt", "film.json", "shots.csv", "film.ase", "film.otio", "film.fcpxml", "index.html",
      "sheet.png", "figure.svg", "figure.png", "barcode.png", "stills",
    ]
    _ = try run("movie.mp4", [], into: "one/")
    try FileManager.default.removeItem(at: scratch.url("one/film.settings"))
    #expect(named(try run("movie.mp4", ["-f", "edl"], into: "one/")) == all)
    try Data("{\"version\":1,\"runs\":7}\n".utf8).write(to: scratch.url("one/film.settings"))
    #expect(named(try run("movie.mp4", ["-f", "edl"], into: "one/")) == all)
  }
}

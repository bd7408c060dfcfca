import ArgumentParser
import Films
import Foundation
import Testing

@testable import FilmPaletteCommand

@Suite("where the files of films go")
struct FilmOutputPlanTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for name in ["movie.mp4", "other.mp4"] { try Data([1]).write(to: scratch.url(name)) }
    try FileManager.default.createDirectory(
      at: scratch.url("there"), withIntermediateDirectories: true)
  }

  private static let all = FilmFormat.offered.map(\.name) + ["stills"]

  private func targets(
    _ words: [String], films: [String] = ["movie.mp4"], subtitles: String? = nil,
    isScreen: Bool = false
  ) throws -> [FilmTarget] {
    let films = films.map(scratch.path)
    var flags = try FilmOutputFlags.parse(words)
    flags.output = flags.output.map { $0.hasPrefix("/") ? $0 : scratch.folder.path + "/" + $0 }
    return try FilmOutputPlan(
      films: films, flags: flags,
      inputs: FilmInputs(films: films, others: [subtitles.map(scratch.path)]), isScreen: isScreen
    ).targets
  }

  private func target(_ words: String...) throws -> FilmTarget {
    let targets = try targets(words)
    try #require(targets.count == 1)
    return targets[0]
  }

  /// What is said of what cannot be written; `nil` if it can.
  private func refusal(
    _ words: [String], films: [String] = ["movie.mp4"], subtitles: String? = nil,
    isScreen: Bool = false
  ) throws -> String? {
    do {
      _ = try targets(words, films: films, subtitles: subtitles, isScreen: isScreen)
      return nil
    } catch let error as ValidationError {
      return error.message.replacing(scratch.folder.path + "/", with: "")
    }
  }

  private func place(_ target: FilmTarget) -> String {
    let path =
      switch target.place {
      case .standardOutput: "-"
      case .file(let path): path
      case .folder(let path, _): path + "/"
      }
    return path.replacing(scratch.folder.path + "/", with: "")
  }

  @Test("without a place it is text at a terminal, and JSON elsewhere")
  func standardOutput() throws {
    for (isScreen, format) in [(true, "text"), (false, "json")] {
      let target = try #require(try targets([], isScreen: isScreen).first)
      #expect(target.place == .standardOutput)
      #expect(target.formats == [format])
    }
    #expect(try target("-f", "csv").formats == ["csv"])
  }

  @Test("bytes that are no text are not for a terminal", arguments: ["ase", "barcode", "sheet"])
  func bytes(format: String) throws {
    #expect(
      try refusal(["-f", format], isScreen: true)
        == "\(format) is not for a terminal; name a file with --output.")
    #expect(try refusal(["-f", format]) == nil)
  }

  @Test(
    "every format that is text is for a terminal",
    arguments: ["text", "json", "csv", "edl", "otio", "fcpxml", "html"])
  func texts(format: String) throws { #expect(try refusal(["-f", format], isScreen: true) == nil) }

  @Test(
    "a file's format is told by its ending",
    arguments: [
      ("shots.edl", "edl"), ("a.csv", "csv"), ("a.CSV", "csv"), ("colors.txt", "text"),
      ("a.json", "json"), ("a.otio", "otio"), ("a.fcpxml", "fcpxml"), ("a.ase", "ase"),
      ("a.png", "barcode"), ("a.html", "html"), ("there/a.b.edl", "edl"),
      ("a.sheet.png", "sheet"), ("a.figure.png", "figure-png"), ("a.figure.svg", "figure"),
      ("a.svg", "figure"), ("figure.png", "figure-png"), ("there/sheet.png", "sheet"),
    ])
  func endings(name: String, format: String) throws {
    let target = try target("-o", name)
    #expect(place(target) == name)
    #expect(target.formats == [format])
    #expect(target.isPart)
  }

  @Test("a figure is a picture if its file's name says so, and a contact sheet was called sheets")
  func figures() throws {
    #expect(try target("-f", "figure", "-o", "a.png").formats == ["figure-png"])
    #expect(try target("-f", "figure", "-o", "a.svg").formats == ["figure"])
    #expect(try target("-f", "sheets", "-o", "a.png").formats == ["sheet"])
  }

  @Test("a format that is named counts more than the ending")
  func named() throws {
    let target = try target("-o", "a.txt", "-f", "csv")
    #expect(place(target) == "a.txt")
    #expect(target.formats == ["csv"])
    #expect(try place(self.target("-o", "plain", "-f", "csv")) == "plain")
  }

  @Test("a folder gets everything", arguments: ["report/", "report", "there", "there/", "a.b/"])
  func folders(name: String) throws {
    let target = try target("-o", name)
    #expect(place(target) == (name.hasSuffix("/") ? name : name + "/"))
    #expect(target.formats == Self.all)
    #expect(!target.isPart)
  }

  @Test("a folder gets the formats that are named, and no stills that nobody wants")
  func parts() throws {
    let some = try target("-o", "report/", "-f", "edl,stills")
    #expect(some.formats == ["edl", "stills"])
    #expect(some.isPart)
    #expect(
      try target("-o", "there", "-f", "edl").place == .folder(scratch.path("there"), inside: nil))
    let without = try target("-o", "report/", "--no-stills")
    #expect(without.formats == Self.all.dropLast())
    #expect(!without.isPart)
  }

  @Test("the root of the file system is a folder, too")
  func root() throws {
    #expect(try target("-o", "/", "-f", "edl").place == .folder("/", inside: nil))
  }

  @Test("each of several films has a folder of its name, twins with numbers")
  func several() throws {
    try FileManager.default.copyItem(
      at: scratch.url("movie.mp4"), to: scratch.url("there/movie.mov"))
    let targets = try targets(
      ["-o", "out"], films: ["movie.mp4", "other.mp4", "there/movie.mov"])
    #expect(targets.map(place) == ["out/movie/", "out/other/", "out/movie-2/"])
    #expect(
      targets.allSatisfy {
        if case .folder(_, inside: scratch.path("out")) = $0.place { true } else { false }
      })
  }

  @Test(
    "what goes into no single file needs a folder",
    arguments: [
      (["-f", "edl,csv"], "several files, or stills, need a folder: name one with --output."),
      (["-f", "stills"], "several files, or stills, need a folder: name one with --output."),
      (
        ["-f", "edl,csv", "-o", "a.edl"],
        "several files, or stills, need a folder: name one with --output."
      ),
      (["-f", "stills", "-o", "shots"], "shots: stills need a folder, whose name ends in /."),
      (["-o", "a.pdf"], "'a.pdf': no format has this ending; a folder's name ends in /."),
      (["-o", "movie.mp4"], "movie.mp4: this is a file, and a folder is needed."),
      (["--width", "0", "-o", "report/"], "--width and --height take 1…16384 pixels."),
      (["-f", "pdf"], "format takes \(all.joined(separator: ", ")), not 'pdf'"),
    ])
  func impossible(words: [String], refusal: String) throws {
    #expect(try self.refusal(words) == refusal)
  }

  @Test("several films go into no file and not to standard output")
  func severalInOne() throws {
    let films = ["movie.mp4", "other.mp4"]
    #expect(try refusal([], films: films) == "several films need a folder (-o).")
    #expect(
      try refusal(["-o", "a.edl"], films: films)
        == "a.edl: several films need a folder, whose name ends in /.")
  }

  @Test("a file of a run's folder by its name belongs to the folder")
  func fileInFolder() throws {
    let path = scratch.path("there")
    #expect(try target("-o", "there/shots.edl").place == .file(path + "/shots.edl"))
    var folder = FilmFolder(path: path)
    try folder.begin([], settings: FilmSettings(values: [:]))
    let target = try target("-o", "there/shots.edl")
    #expect(target.place == .folder(path, inside: nil))
    #expect(target.formats == ["edl"])
    #expect(target.isPart)
    // By another name it is a file like any.
    #expect(try self.target("-o", "there/mine.edl").place == .file(path + "/mine.edl"))
  }

  @Test("no film is written over, whatever it is called")
  func filmIsSafe() throws {
    let link = scratch.path("link.edl")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: scratch.path("movie.mp4"))
    for words in [["-o", "link.edl"], ["-f", "edl", "-o", "movie.mp4"]] {
      #expect(try refusal(words) == "\(words.last!): this would overwrite an input file.")
    }
    #expect(try refusal(["-o", "link.edl"], films: ["other.mp4"]) == nil)
  }

  @Test("no subtitle is written over")
  func subtitlesAreSafe() throws {
    try Data("1\n".utf8).write(to: scratch.url("lines.txt"))
    #expect(
      try refusal(["-o", "lines.txt"], subtitles: "lines.txt")
        == "lines.txt: this would overwrite an input file.")
    #expect(try refusal(["-o", "lines.txt"]) == nil)
  }

  @Test("a film in the folder that has the name of a format's file is not written over")
  func folderIsSafe() throws {
    try Data([1]).write(to: scratch.url("there/sheet.png"))
    let films = ["there/sheet.png"]
    #expect(
      try refusal(["-o", "there/"], films: films)
        == "there/sheet.png: this would overwrite an input file.")
    #expect(try refusal(["-o", "there/", "-f", "edl"], films: films) == nil)
  }

  @Test("numbered pictures are neither written over nor mixed with stills")
  func picturesAreSafe() throws {
    let stills = scratch.url("there/stills")
    try FileManager.default.createDirectory(at: stills, withIntermediateDirectories: true)
    for name in ["shot-0001.jpg", "shot-0002.jpg"] {
      try Data([1]).write(to: stills.appendingPathComponent(name))
    }
    let films = ["there/stills/shot-%04d.jpg"]
    #expect(
      try refusal(["-o", "there/"], films: films)
        == "there/stills: stills would be written into the folder of an input.")
    #expect(try refusal(["-o", "there/", "--no-stills"], films: films) == nil)
    #expect(
      try refusal(["-f", "edl", "-o", "there/stills/shot-0002.jpg"], films: films)
        == "there/stills/shot-0002.jpg: this would overwrite an input file.")
  }
}

import Films
import Foundation
import Frames
import Palettes
import Specimens
import Testing

@testable import FilmPaletteCommand

@Suite("what decides on a film's files")
struct FilmSettingsTests {
  private static let everything = FilmFormat.offered.map(\.fileName) + [FilmSettings.stills]

  /// Options as they are by themselves, but for these.
  private func settings(_ others: [String: String] = [:]) -> FilmSettings {
    let usual = [
      "film": "5e", "name": "movie.mp4", "program": "1", "sample": "all", "exact": "true",
      "start": "0", "end": "", "count": "8", "barcode": "mean", "width": "1280", "subtitles": "",
      "stills": "true",
    ]
    return FilmSettings(values: usual.merging(others) { $1 })
  }

  @Test("each file is old by its own options alone")
  func decides() {
    func old(_ other: [String: String]) -> Set<String> {
      Set(
        Self.everything.filter {
          !settings(other).differences(from: settings(), in: $0).isEmpty
        })
    }
    let all = Set(Self.everything)
    #expect(old(["film": "5f"]) == all)
    #expect(old(["sample": "keyframes"]) == all)
    #expect(old(["exact": "false"]) == all)
    #expect(old(["count": "5"]) == all.subtracting(["barcode.png", "stills"]))
    #expect(old(["width": "640"]) == ["barcode.png", "figure.png", "figure.svg", "sheet.png"])
    #expect(old(["barcode": "palette", "count": "5"]) == all.subtracting(["stills"]))
    #expect(
      old(["subtitles": "a.srt 5e"]) == [
        "film.json", "film.otio", "film.txt", "index.html", "shots.csv",
      ])
    #expect(old(["stills": "false"]) == ["film.json", "film.otio", "index.html", "sheet.png"])
    #expect(old(["ground": "white"]) == ["figure.png", "figure.svg", "sheet.png"])
    #expect(
      old(["ground": "white", "barcode": "circular"]) == [
        "barcode.png", "figure.png", "figure.svg", "sheet.png",
      ])
    #expect(old(["barcode": "slit"]) == ["barcode.png"])
    #expect(old(["still-palettes": "true"]) == ["stills"])
    #expect(old(["still-format": "png"]) == ["stills"])
    #expect(old(["still-width": "960"]) == ["index.html", "sheet.png", "stills"])
    #expect(old(["still-palettes": "true", "count": "5"]) == all.subtracting(["barcode.png"]))
    #expect(
      old(["title": "Night"]) == [
        "figure.png", "figure.svg", "film.ase", "film.fcpxml", "film.otio", "index.html",
        "sheet.png", "shots.edl",
      ])
    for name in ["record-start", "reel"] {
      #expect(old([name: "10:00:00:00"]) == ["film.fcpxml", "film.otio", "shots.edl"])
    }
  }

  @Test("differences are told as they are typed, in the same order, and another film as one")
  func words() {
    let other = settings([
      "subtitles": "a.srt 5e", "count": "5", "sample": "keyframes", "program": "2",
      "name": "b.mp4", "width": "9",
    ])
    #expect(
      other.differences(from: settings(), in: "film.json") == [
        "another version", "--sample", "--count", "another name of the film", "--subtitles",
      ])
    #expect(
      settings(["film": "5f", "count": "5"]).differences(from: settings(), in: "film.json")
        == ["another film"])
    #expect(settings().differences(from: settings(), in: "film.json") == [])
  }

  @Test("all of a film is every frame from its beginning to its end")
  func isWhole() {
    #expect(settings().isWhole)
    for part in [["sample": "keyframes"], ["start": "0.5"], ["end": "9"]] {
      #expect(!settings(part).isWhole)
    }
    #expect(!FilmSettings(values: [:]).isWhole)
  }

  /// A film of three shots in memory, as these words ask for it.
  private static func film(_ request: FilmRequest, name: String = "painted") throws -> Film {
    let painted = PaintedFrames(width: 32, height: 18, count: 60) { number, x, y in
      let (cell, shot) = (x / 4 + 8 * (y / 9), number / 20)
      return (0..<3).map { UInt8((cell + 2) * (shot + 3) * ($0 + 5) * 7919 % 223 + 16) }
    }
    painted.filmProvenance.sampling = request.options.sampling
    painted.filmProvenance.name = name
    var film = try painted.counts(
      cache: nil, options: request.options, palette: request.palette
    ).film(request.palette)
    film.edit = request.edit
    film.givenTitle = request.output.title
    return film
  }

  /// What these words give: the bytes of every file, and what decided.
  private static func made(
    _ words: [String], name: String = "painted", subtitles: FoundSubtitles? = nil,
    withSheet: Bool = false
  ) throws -> (files: [(name: String, bytes: [UInt8])], settings: FilmSettings) {
    let request = try FilmRequest(["--height", "16"] + words)
    var film = try film(request, name: name)
    subtitles?.join(&film)
    let files = try FilmFormat.offered.filter { withSheet || $0.name != "sheet" }.map {
      let format = FilmTarget.presentation(of: $0, request.settings)
      return ($0.fileName, try FilmTarget.bytes(of: film, format, pictures(of: film, request)))
    }
    return (files, request.settings)
  }

  /// How the film's pictures are drawn; its painted stills are no JPEGs, so gray ones stand for them.
  private static func pictures(of film: Film, _ request: FilmRequest) -> FilmPictureChoices {
    var pictures = request.pictures(of: film)
    pictures.still = { shot in
      try film.still(shot).map { _ in
        Frame(width: 16, height: 9, bytes: [UInt8](repeating: 99, count: 16 * 9 * 3))
      }
    }
    return pictures
  }

  private static let usual = Result { try made([]) }
  /// A mixture of palettes: only in it do they decide on the barcode.
  private static let palettes = Result { try made(["--barcode", "palette"]) }

  @Test(
    "what changes a file's bytes decides on it",
    arguments: [
      "-n 3", "-a kmeans", "-s oklab", "--min-chroma 0.08", "--max-brightness 0.7", "--sort hue",
      "--lock #ff0000", "--region 0,0,0.5,1", "--record-start 10:00:00:00", "--reel AB",
      "--barcode slit", "--barcode circular", "--width 300", "--smooth", "--sample every:1s",
      "--no-stills", "--facts", "--title Night",
    ])
  func bytes(typed: String) throws {
    let words = typed.split(separator: " ").map(String.init)
    for (usual, more) in [(Self.usual, []), (Self.palettes, ["--barcode", "palette"])]
    where more.isEmpty || !words.contains("--barcode") {
      let (before, after) = (try usual.get(), try Self.made(more + words))
      var changes = 0
      for (one, two) in zip(before.files, after.files) where one.bytes != two.bytes {
        changes += 1
        let differences = after.settings.differences(from: before.settings, in: one.name)
        #expect(!differences.isEmpty, "\(typed) changes \(one.name)")
      }
      #expect(changes > 0)
    }
  }

  /// Checks that what was made differs from the usual in exactly the files that the setting decides
  /// on.
  private static func check(
    _ setting: String, _ made: (files: [(name: String, bytes: [UInt8])], settings: FilmSettings)
  ) throws {
    let usual = try whole.get()
    let changed = zip(usual.files, made.files).filter { $0.bytes != $1.bytes }.map(\.0.name)
    let told = FilmFormat.offered.map(\.fileName).filter {
      FilmSettings.names(decidingOn: $0).contains(setting)
    }
    #expect(changed == told)
  }

  private static let whole = Result { try made([], withSheet: true) }

  @Test(
    "a setting decides on the files whose bytes it changes, and on no others",
    arguments: [
      "--no-stills", "--record-start 10:00:00:00", "--reel AB", "--barcode palette",
      "--width 300", "--height 40", "--smooth", "--facts",
    ])
  func exactly(typed: String) throws {
    let words = typed.split(separator: " ").map(String.init)
    let setting = String(words[0].dropFirst(2).replacing("no-", with: ""))
    try Self.check(setting, Self.made(words, withSheet: true))
  }

  @Test("the film's name and subtitles decide on the files whose bytes they change, and no others")
  func factsExactly() throws {
    try Self.check("name", Self.made([], name: "another", withSheet: true))
    let scratch = try Scratch()
    let cue = "1\n00:00:00,100 --> 00:00:01,000\nHello\n"
    try Data(cue.utf8).write(to: scratch.url("movie.srt"))
    let subtitles = try FoundSubtitles(scratch.path("movie.srt"))
    try Self.check("subtitles", Self.made([], subtitles: subtitles, withSheet: true))
  }
}

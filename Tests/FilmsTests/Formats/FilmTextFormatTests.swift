import ColorScience
import Specimens
import Testing

@testable import Films
@testable import Frames
@testable import PaletteFiles
@testable import Palettes

/// What the files say, read back by our own readers where there are some.
@Suite("text formats of films")
struct FilmTextFormatTests {
  private func bytes(_ format: FilmFormat, _ film: Film) throws -> [UInt8] {
    guard case .bytes(let write) = format.writer else { throw PaletteFileError.notThisFormat("") }
    return try write(film)
  }

  private func lines(_ format: FilmFormat, _ film: Film) throws -> [Substring] {
    String(decoding: try bytes(format, film), as: UTF8.self).split(separator: "\n")
  }

  @Test("film.json is JSON with a line for each shot, and says what was left out")
  func json() throws {
    var film = try SampleFilm.film()
    film.shots[0].identities = [0, 1, 1, 0]
    film.shots[0].bars = PixelArea(x: 0, y: 90, width: 1280, height: 540)
    let json = try JSONParser.value(of: try bytes(.json, film))
    let shots = try #require(json["shots"]?.array)
    #expect(shots.count == 6)
    #expect(shots[0]["colors"]?.array?.map { $0["identity"]?.integer } == [0, 1, 1, 0])
    #expect(shots[0]["bars"]?["height"]?.integer == 540)
    #expect(shots[1]["bars"] == nil)
    #expect(shots[2]["leftOut"]?.string == "black")
    #expect(shots[2]["colors"] == nil)
    #expect(shots[4]["firstFrame"]?.integer == 168)
    #expect(shots[4]["lastFrame"]?.integer == 197)
    #expect(shots[4]["end"]?.double == 8.25)
    #expect(json["timeline"]?["frameRate"]?.string == "24/1")
    #expect(json["identities"]?.array?[1]["shares"]?.array?[1]["share"]?.double == 0.72)
    #expect(try lines(.json, film).filter { $0.hasPrefix("{\"firstFrame\"") }.count == 6 + 2)
  }

  @Test("film.json holds hostile texts as they are")
  func hostileJSON() throws {
    let json = try JSONParser.value(of: try bytes(.json, try OddFilms.hostileTexts()))
    #expect(json["source"]?["name"]?.string == OddFilms.hostileName)
    #expect(json["shots"]?.array?[0]["texts"]?.array?[1].string == OddFilms.hostileName)
  }

  @Test("no control character of a name comes into a file as it is: C1, overrides of direction")
  func holdsNoControls() throws {
    for format in FilmFormat.all {
      guard case .bytes(let write) = format.writer, format.name != "ase" else { continue }
      let bytes = try write(OddFilms.hostileTexts())
      #expect(ControlSamples.found(in: bytes) == [], "\(format.name)")
    }
  }

  @Test("shots.csv has a row for each shot and a field for each column")
  func csv() throws {
    for film in try OddFilms.all() {
      let rows = try CSVRows.rows(of: try bytes(.csv, film))
      #expect(rows.count == film.shots.count + 1)
      #expect(rows.allSatisfy { $0.count == rows[0].count })
    }
    let rows = try CSVRows.rows(of: try bytes(.csv, try SampleFilm.film()))
    let first = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[1]))
    #expect(first["colors"] == "#203040 #293949 #324252 #e06020")
    #expect(first["shares"] == "0.7639 0.0833 0.0833 0.0695")
    #expect(first["end_timecode"] == "00:00:02:00")
  }

  @Test("a text that a spreadsheet would run is marked as text")
  func formulas() throws {
    let rows = try CSVRows.rows(of: try bytes(.csv, try OddFilms.hostileTexts()))
    let texts = try #require(rows[0].firstIndex(of: "texts"))
    #expect(rows[1][texts].hasPrefix("'- Yes."))
    #expect(["=1", "+1", "-1", "@x", "\tx"].allSatisfy { CSVText.plain($0) == "'" + $0 })
    #expect(["1", "#fff", "", "a=b"].allSatisfy { CSVText.plain($0) == $0 })
  }

  @Test("film.ase reads back with the colors of the film and of each scene")
  func ase() throws {
    let film = try SampleFilm.film()
    let palette = try PaletteFormat.ase.reading(try bytes(.ase, film))
    #expect(palette.groups.first == "sample.mp4")
    #expect(palette.groups.count == 1 + film.scenes.count { $0.palette != nil })
    let all = film.palette.swatches + film.scenes.flatMap { $0.palette?.swatches ?? [] }
    #expect(palette.hexes == all.map(\.color.hex))
  }

  @Test("a scene that ends a moment before a minute has that minute in film.ase, as on the page")
  func aseTimes() throws {
    var film = try SampleFilm.film()
    film.scenes[0].end = 59.9996
    let name = "Scene 1 (0:00–\(FilmTime.exact(59.9996).dropLast(3)))"
    #expect(name == "Scene 1 (0:00–1:00)")
    let coded = name.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    #expect(try bytes(.ase, film).firstRange(of: coded) != nil)
  }

  @Test("shots.edl has an event, a marker and a locator for each shot")
  func edl() throws {
    let film = try SampleFilm.film()
    let lines = try lines(.edl, film)
    #expect(lines[0] == "TITLE: sample.mp4")
    #expect(lines[1] == "FCM: NON-DROP FRAME")
    #expect(
      lines[6] == "002  AX       V     C        00:00:02:00 00:00:03:12 01:00:02:00 01:00:03:12")
    #expect(
      lines[7]
        == """
        #243446 76.4%, #2d3d4f 8.3%, #364658 8.3%, #e06020 7.0% \
        |C:ResolveColorRed |M:Shot 2 |D:1
        """)
    #expect(lines[9].hasPrefix("* LOC: 01:00:02:00 RED     Shot 2: #243446 76.4%, "))
  }

  @Test("drop-frame lists say so, and go on after 999 events")
  func longEDL() throws {
    let lines = try lines(.edl, try OddFilms.manyShots())
    #expect(lines[1] == "FCM: DROP FRAME")
    #expect(lines.contains { $0.hasPrefix("2000  AX       V     C        00:") })
  }

  @Test("no line of a list but events begins with a digit, and a bar begins fields only")
  func hostileEDL() throws {
    let lines = try lines(.edl, try OddFilms.hostileTexts())
    #expect(lines.filter { $0.first?.isNumber == true }.count == 2)
    #expect(lines.filter { $0.contains("|") }.count == 2)
  }

  @Test("film.otio has a clip and a marker for each shot, at the exact rate")
  func otio() throws {
    let film = try OddFilms.film(lengths: [48, 24], rate: Rational(24000, 1001))
    let json = try JSONParser.value(of: try bytes(.otio, film))
    let track = try #require(json["tracks"]?["children"]?.array?.first)
    let clips = try #require(track["children"]?.array)
    #expect(clips.count == 2)
    let start = clips[1]["source_range"]?["start_time"]
    #expect(start?["rate"]?.double == 24000.0 / 1001)
    #expect(start?["value"]?.double == 48)
    let marker = try #require(clips[1]["markers"]?.array?.first)
    #expect(marker["comment"]?.string == film.markers[1].note)
    #expect(marker["marked_range"]?["start_time"]?["value"]?.double == 48)
  }

  @Test("film.fcpxml has exact times, and names that XML could not hold are escaped")
  func fcpxml() throws {
    let film = try OddFilms.film(lengths: [48, 24], rate: Rational(30000, 1001))
    let tags = Array(XMLTags(try bytes(.fcpxml, film)))
    #expect(tags.first { $0.name == "format" }?["frameDuration"] == "1001/30000s")
    #expect(tags.first { $0.name == "sequence" }?["tcFormat"] == "DF")
    let markers = tags.filter { $0.name == "marker" }
    // 48 × 1001 / 30000 in lowest terms.
    #expect(markers.map { $0["start"] } == ["0s", "1001/625s"])
    // 01:00:00;00 is frame 107,892.
    #expect(tags.first { $0.name == "sequence" }?["tcStart"] == "8999991/2500s")
    let hostile = Array(XMLTags(try bytes(.fcpxml, try OddFilms.hostileTexts())))
    #expect(hostile.first { $0.name == "asset" }?["name"] == OddFilms.hostileName.onOneLine)
    #expect(
      hostile.first { $0.name == "media-rep" }?["src"]?.hasPrefix("./%22a%22%20%26") == true)
  }
}

import Specimens
import Testing

@testable import Films
@testable import PaletteFiles
@testable import Palettes

/// What files for editing programs say of source, record and media; `Tools/check-timelines` reads
/// them with programs that are not ours.
@Suite("files for editing programs")
struct EditingFileTests {
  private func text(_ format: FilmFormat, _ film: Film) throws -> String {
    guard case .bytes(let write) = format.writer else { throw PaletteFileError.notThisFormat("") }
    return String(decoding: try write(film), as: UTF8.self)
  }

  private func events(_ film: Film) throws -> [Substring] {
    try text(.edl, film).split(separator: "\n").filter { $0.first?.isNumber == true }
  }

  private func clips(_ film: Film) throws -> [JSONValue] {
    let json = try JSONParser.value(of: Array(try text(.otio, film).utf8))
    return json["tracks"]?["children"]?.array?[0]["children"]?.array ?? []
  }

  private func tags(_ film: Film) throws -> [XMLTag] {
    Array(XMLTags(Array(try text(.fcpxml, film).utf8)))
  }

  @Test("a source that begins at 10:00:00:00 is there in every file")
  func timecode() throws {
    let film = try OddFilms.tape()
    #expect(
      try events(film)[1]
        == "002  TAPE_0042 V     C        10:00:02:00 10:00:03:00 01:00:02:00 01:00:03:00")
    let clip = try clips(film)[1]
    #expect(clip["source_range"]?["start_time"]?["value"]?.integer == 900_050)
    let media = clip["media_references"]?["DEFAULT_MEDIA"]
    #expect(media?["available_range"]?["start_time"]?["value"]?.integer == 900_000)
    #expect(media?["available_range"]?["duration"]?["value"]?.integer == 75)
    let tags = try tags(film)
    #expect(tags.first { $0.name == "asset" }?["start"] == "36000s")
    let second = tags.filter { $0.name == "asset-clip" }[1]
    #expect(second["start"] == "36002s" && second["offset"] == "3602s")
    #expect(tags.filter { $0.name == "marker" }[1]["start"] == "36002s")
    #expect(try text(.csv, film).contains(",10:00:02:00,10:00:03:00,"))
  }

  @Test("record, timeline and sequence of a span begin at one place, by default 01:00:00:00")
  func oneAnswer() throws {
    var film = try OddFilms.span(from: 240, lengths: [48, 24])
    for (start, frame) in [(nil, 86400), ("10:00:00:00", 864_000)] {
      film.edit.recordStart = start.flatMap { TimecodeText($0) }
      let wanted = start ?? "01:00:00:00"
      #expect(try events(film)[0].contains(" 00:00:10:00 00:00:12:00 \(wanted) "))
      let json = try JSONParser.value(of: Array(try text(.otio, film).utf8))
      #expect(json["global_start_time"]?["value"]?.integer == frame)
      let tags = try tags(film)
      let sequence = try #require(tags.first { $0.name == "sequence" })
      #expect(sequence["tcStart"] == "\(frame / 24)s" && sequence["duration"] == "3s")
      #expect(tags.filter { $0.name == "asset-clip" }.map { $0["start"] } == ["10s", "12s"])
      #expect(tags.first { $0.name == "asset-clip" }?["offset"] == "\(frame / 24)s")
    }
  }

  @Test("sound, fields, pixel aspect and reel of a tape are declared")
  func declared() throws {
    let tags = try tags(try OddFilms.tape())
    let format = try #require(tags.first { $0.name == "format" })
    #expect(format["fieldOrder"] == "lower first")
    #expect([format["width"], format["height"]] == ["720", "576"])
    #expect([format["paspH"], format["paspV"]] == ["16", "15"])
    let asset = try #require(tags.first { $0.name == "asset" })
    #expect(
      ["hasAudio", "audioSources", "audioChannels", "audioRate"].map { asset[$0] }
        == ["1", "1", "2", "48000"])
    let sequence = try #require(tags.first { $0.name == "sequence" })
    #expect([sequence["audioLayout"], sequence["audioRate"]] == ["stereo", "48k"])
    #expect(tags.first { $0.name == "md" }?["value"] == "TAPE_0042")
    let silent = try self.tags(try SampleFilm.film())
    #expect(silent.allSatisfy { $0["hasAudio"] == nil && $0["audioRate"] == nil })
  }

  @Test("a quarter turn turns the pixels of a format, too")
  func turned() throws {
    var film = try OddFilms.tape()
    film.source.rotation = 90
    let format = try #require(try tags(film).first { $0.name == "format" })
    #expect([format["width"], format["height"]] == ["576", "720"])
    #expect([format["paspH"], format["paspV"]] == ["15", "16"])
  }

  @Test("a format has Final Cut's name only if it is one of Final Cut's")
  func formatNames() throws {
    var film = try OddFilms.film(lengths: [48], rate: Rational(24000, 1001))
    #expect(try tags(film).first { $0.name == "format" }?["name"] == "FFVideoFormat720p2398")
    (film.source.width, film.source.height) = (1920, 1080)
    film.timeline.frameRate = Rational(25, 1)
    #expect(try tags(film).first { $0.name == "format" }?["name"] == "FFVideoFormat1080p25")
    film.timeline.frameRate = Rational(48, 1)
    #expect(try tags(film).first { $0.name == "format" }?["name"] == nil)
    #expect(try tags(try OddFilms.tape()).first { $0.name == "format" }?["name"] == nil)
  }

  @Test("the media is where the way from the file leads; without a way, beside it")
  func media() throws {
    var film = try OddFilms.tape()
    func addresses() throws -> [String?] {
      [
        try clips(film)[0]["media_references"]?["DEFAULT_MEDIA"]?["target_url"]?.string,
        try tags(film).first { $0.name == "media-rep" }?["src"],
      ]
    }
    #expect(try addresses() == ["../tapes/tape.mov", "../tapes/tape.mov"])
    film.location = "tapes/tape%20%231.mov"
    #expect(try addresses() == ["tapes/tape%20%231.mov", "./tapes/tape%20%231.mov"])
    film.location = nil
    #expect(try addresses() == ["tape.mov", "./tape.mov"])
  }

  @Test("numbered pictures are an image sequence with their true first number")
  func pictures() throws {
    var film = try OddFilms.numberedPictures()
    film.location = "../shots/"
    let media = try #require(try clips(film)[0]["media_references"]?["DEFAULT_MEDIA"])
    #expect(media["OTIO_SCHEMA"]?.string == "ImageSequenceReference.1")
    #expect(media["target_url_base"]?.string == "../shots/")
    #expect(media["name_prefix"]?.string == "shot%20%23")
    #expect(media["name_suffix"]?.string == ".png")
    #expect(media["start_frame"]?.integer == 1001)
    #expect(media["frame_zero_padding"]?.integer == 4)
    #expect(media["available_range"]?["start_time"]?["value"]?.integer == 1001)
    #expect(
      try tags(film).first { $0.name == "media-rep" }?["src"] == "../shots/shot%20%231001.png")
  }

  @Test("pictures whose numbers OpenTimelineIO cannot hold are the first of them")
  func largeNumbers() throws {
    var film = try OddFilms.numberedPictures()
    film.source.pictures?.first = 20_240_101_123_456
    let media = try clips(film)[0]["media_references"]?["DEFAULT_MEDIA"]
    #expect(media?["OTIO_SCHEMA"]?.string == "ExternalReference.1")
    #expect(media?["target_url"]?.string == "./shot%20%2320240101123456.png")
  }

  @Test("locators of drop-frame lists have colons only")
  func locators() throws {
    let film = try OddFilms.film(lengths: [1800, 30], rate: Rational(30000, 1001))
    let lines = try text(.edl, film).split(separator: "\n")
    #expect(lines[1] == "FCM: DROP FRAME")
    #expect(try events(film)[1].hasSuffix(" 01:01:00;02 01:01:01;02"))
    let locators = lines.filter { $0.hasPrefix("* LOC: ") }
    #expect(locators.map { $0.prefix(18) } == ["* LOC: 01:00:00:00", "* LOC: 01:01:00:02"])
  }

  @Test(
    "a reel that a list would not be read with is refused",
    arguments: ["", "A B", "ü", "BL", "BARS", "A\n", String(repeating: "A", count: 33)])
  func badReels(name: String) {
    #expect(EditChoices.fault(inReel: name) != nil)
  }

  @Test("a reel may be longer than tapes' were", arguments: ["A", "A001C003_240101_R1AB", "AX"])
  func goodReels(name: String) {
    #expect(EditChoices.fault(inReel: name) == nil)
  }

  @Test("a record that a film cannot have is refused in words")
  func badRecords() throws {
    var film = try OddFilms.film(lengths: [24])
    film.edit.recordStart = TimecodeText("01:00:00;00")
    #expect(film.edit.fault(for: film)?.contains("29.97 and 59.94") == true)
    film.edit.recordStart = TimecodeText("01:00:00:24")
    #expect(film.edit.fault(for: film)?.contains("numbered 0…23") == true)
    film.edit.recordStart = TimecodeText("01:00:00:23")
    #expect(film.edit.fault(for: film) == nil)
  }

  @Test("film.json says timecode, sound, fields and numbered names where they are known")
  func json() throws {
    let tape = JSONValue.film(try OddFilms.tape())["source"]
    #expect(tape?["timecode"]?.string == "10:00:00:00")
    #expect(tape?["sound"]?["channels"]?.integer == 2 && tape?["sound"]?["rate"]?.integer == 48000)
    #expect(tape?["fieldOrder"]?.string == "lower-first")
    let pictures = JSONValue.film(try OddFilms.numberedPictures())["source"]?["pictures"]
    #expect(pictures?["first"]?.integer == 1001 && pictures?["digits"]?.integer == 4)
    let plain = JSONValue.film(try SampleFilm.film())["source"]
    #expect(["timecode", "sound", "fieldOrder", "pictures"].allSatisfy { plain?[$0] == nil })
  }

  @Test("telling that a film is interlaced keeps a field order that is known")
  func interlaced() throws {
    var source = try OddFilms.tape().source
    source.isInterlaced = true
    #expect(source.fieldOrder == .lowerFirst)
    source.isInterlaced = false
    #expect(source.fieldOrder == .progressive)
    source.isInterlaced = true
    #expect(source.fieldOrder == .upperFirst)
  }
}

import Films
import Media
import Palettes
import Testing

@Suite("what editing programs ask of a film is read from it")
struct FilmTimecodeTests {
  private static let mpeg2 = ["-c:v", "mpeg2video", "-q:v", "1"]

  private static func facts(
    _ name: String, rate: String = "24", _ coding: [String]
  ) throws -> FilmProvenance {
    let signal = PaintedSignal(weights: PaintedSignal.bt601)
    let frame = signal.quarters(PaintedFilm.colors, width: 128, height: 96)
    let film = try PaintedFilm(
      name, Array(repeating: frame, count: 12), signal, width: 128, height: 96, rate: rate,
      coding: coding)
    return try film.source().filmProvenance
  }

  @Test(
    "a film that begins at ten hours says so: QuickTime's track, MXF, MPEG's groups of pictures",
    arguments: [
      ("film.mov", "24", PaintedFilm.reordered, "10:00:00:00"),
      ("film.mov", "30000/1001", PaintedFilm.reordered, "10:00:00;00"),
      ("film.mov", "30000/1001", PaintedFilm.reordered, "10:00:00:00"),
      ("film.mxf", "25", mpeg2, "10:00:00:00"),
      ("film.mxf", "30000/1001", mpeg2, "10:00:00;00"),
      ("film.mpg", "25", mpeg2, "10:00:00:00"),
      ("film.ts", "30000/1001", mpeg2, "10:00:00;00"),
      ("film.mkv", "24", PaintedFilm.lossless, "10:00:00:00"),
    ])
  func timecode(_ name: String, _ rate: String, _ coding: [String], _ timecode: String) throws {
    let facts = try Self.facts(name, rate: rate, coding + ["-timecode", timecode])
    #expect(facts.timecode == timecode)
  }

  @Test("a film that has a title gives it", arguments: ["film.mp4", "film.mkv", "film.mov"])
  func title(_ name: String) throws {
    let coding = PaintedFilm.reordered
    #expect(
      try Self.facts(name, coding + ["-metadata", "title=Día & Noche"]).title == "Día & Noche")
    #expect(try Self.facts(name, coding).title == nil)
  }

  @Test("a film without timecode has none")
  func none() throws {
    for name in ["film.mp4", "film.mkv", "film.ts"] {
      #expect(try Self.facts(name, PaintedFilm.reordered).timecode == nil)
    }
  }

  @Test(
    "what is no timecode at the film's rate is none",
    arguments: ["hello <&> world", "01:00:00:77", "25:00:00:00", "10:00:00"])
  func strange(_ text: String) throws {
    let coding = PaintedFilm.lossless + ["-metadata", "timecode=\(text)"]
    #expect(try Self.facts("film.mkv", coding).timecode == nil)
  }

  @Test("sound is told, its channels and its rate")
  func sound() throws {
    let film = try PaintedFilm(
      "film.mov", [PaintedSignal().flat([0.2, 0.5, 0.7])], coding: PaintedFilm.reordered)
    #expect(try film.source().filmProvenance.sound == nil)
    let bytes = film.path
    try PaintedFilm.run([
      "-f", "lavfi", "-i", "anoisesrc=d=1:r=48000", "-i", bytes, "-map", "1:v", "-map", "0:a",
      "-ac", "2", "-c:v", "copy", "-c:a", "pcm_s16le", bytes + ".mov",
    ])
    let both = try FilmSource(FilmFile(path: bytes + ".mov"))
    #expect(both.filmProvenance.sound == FilmSound(channels: 2, rate: 48000))
  }

  @Test(
    "the order of fields is the film's",
    arguments: [("1", FieldOrder.upperFirst), ("0", .lowerFirst)])
  func fields(_ top: String, _ order: FieldOrder) throws {
    let facts = try Self.facts(
      "film.ts", rate: "25", Self.mpeg2 + ["-flags", "+ildct+ilme", "-top", top])
    #expect(facts.fieldOrder == order)
    #expect(facts.isInterlaced)
    #expect(try Self.facts("film.ts", rate: "25", Self.mpeg2).fieldOrder == .progressive)
    // QuickTime's header tells how fields lie, the frames which is first.
    let prores = try Self.facts(
      "film.mov", rate: "25",
      [
        "-c:v", "prores_ks", "-flags", "+ildct", "-top", top, "-vf",
        "setfield=\(top == "1" ? "tff" : "bff")",
      ])
    #expect(prores.fieldOrder == order)
  }
}

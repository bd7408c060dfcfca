import Films
import Palettes
import Testing

@testable import Media

@Suite("a film's numbers become the colors that were painted")
struct FilmColorTests {
  private static let high = ["bt709", "bt709", "bt709"]
  private static let standard = ["smpte170m", "bt709", "smpte170m"]

  /// Every way of writing the same colors, and what the result says of it.
  static let signals: [(PaintedSignal, matrix: String, range: String)] = [
    (PaintedSignal(tags: high + ["tv"]), "bt709 (tagged)", "limited (tagged)"),
    (PaintedSignal(isFull: true, tags: high + ["pc"]), "bt709 (tagged)", "full (tagged)"),
    (
      PaintedSignal(weights: PaintedSignal.bt601, tags: standard + ["tv"]), "bt601 (tagged)",
      "limited (tagged)"
    ),
    (
      PaintedSignal(weights: PaintedSignal.bt601, isFull: true, tags: standard + ["pc"]),
      "bt601 (tagged)", "full (tagged)"
    ),
    (
      PaintedSignal(
        weights: PaintedSignal.bt2020, tags: ["bt2020nc", "bt709", "bt2020-10", "tv"]),
      "bt2020 (tagged)", "limited (tagged)"
    ),
    (PaintedSignal(weights: PaintedSignal.bt601), "bt601 (assumed)", "limited (assumed)"),
    (deep("yuv422p10le", 10, (1, 0)), "bt709 (tagged)", "limited (tagged)"),
    (deep("yuv444p12le", 12, (0, 0)), "bt709 (tagged)", "limited (tagged)"),
    (deep("yuv420p16le", 16, (1, 1)), "bt709 (tagged)", "limited (tagged)"),
    (deep("yuv444p", 8, (0, 0)), "bt709 (tagged)", "limited (tagged)"),
    (PaintedSignal(pixels: "gbrp", weights: nil), "rgb", "full"),
    (PaintedSignal(pixels: "gbrp10le", depth: 10, weights: nil), "rgb", "full"),
  ]

  private static func deep(
    _ pixels: String, _ depth: Int, _ shift: (Int, Int)
  ) -> PaintedSignal {
    PaintedSignal(pixels: pixels, depth: depth, shift: shift, tags: high + ["tv"])
  }

  @Test("by its tags, its depth and its chroma, within 2 of 255", arguments: signals)
  func tagged(_ signal: PaintedSignal, _ matrix: String, _ range: String) throws {
    let frame = signal.quarters(PaintedFilm.colors)
    // FFmpeg 7.1 calls limited what says nothing, unless there is no place for it, as in AVI.
    let name = signal.tags.isEmpty ? "film.avi" : "film.mkv"
    let film = try PaintedFilm(name, [frame, frame], signal)
    let source = try film.source()
    #expect(source.filmProvenance.matrix == matrix)
    #expect(source.filmProvenance.range.hasPrefix(range))
    let first = try #require(try source.nextFrame())
    #expect(first.frame.error(PaintedFilm.colors) <= 2, "\(first.frame.quarters)")
  }

  @Test(
    "without tags by its size",
    arguments: [(1024, 576, "bt601"), (1026, 18, "bt709"), (18, 578, "bt709")])
  func untagged(_ width: Int, _ height: Int, _ matrix: String) throws {
    let signal = PaintedSignal(
      weights: matrix == "bt601" ? PaintedSignal.bt601 : PaintedSignal.bt709)
    let frame = signal.quarters(PaintedFilm.colors, width: width, height: height)
    let film = try PaintedFilm("film.mkv", [frame], signal, width: width, height: height)
    let source = try film.source()
    #expect(source.filmProvenance.matrix == "\(matrix) (assumed)")
    #expect(source.filmProvenance.notes.contains { $0.contains("matrix") })
    let first = try #require(try source.nextFrame())
    #expect(first.frame.error(PaintedFilm.colors) <= 2, "\(first.frame.quarters)")
  }

  @Test(
    "a declared matrix that is not supported gives one note, which does not say that none is declared",
    arguments: [
      (8, 1, "YCgCo", "bt709 was assumed from its size"),
      (14, 16, "ICtCp", "bt2020 was assumed from its transfer curve"),
      (17, 1, "number 17", "bt709 was assumed from its size"),
    ])
  func unsupported(matrix: Int, transfer: Int, name: String, assumed: String) {
    var tags = ColorTags(
      matrix: matrix, transfer: transfer, primaries: 1, range: 1, isRGB: false, isGray: false)
    let colors = { (tags: ColorTags, asked: FilmOptions.Matrix) in
      VideoColors(tags: tags, width: 1280, height: 720, asked: asked)
    }
    let notes = colors(tags, .auto).notes
    #expect(
      notes == [
        "the film's color matrix, \(name), is not supported: \(assumed); "
          + "choose another with `filmpalette film --matrix`"
      ])
    #expect(colors(tags, .bt709).notes == [])
    tags.isGray = true
    #expect(colors(tags, .auto).notes == [])
  }

  @Test("a film with YCgCo is read with one note")
  func greenDifferences() throws {
    let signal = PaintedSignal(tags: ["ycgco", "bt709", "bt709", "tv"])
    let film = try PaintedFilm("film.mkv", [signal.quarters(PaintedFilm.colors)], signal)
    let notes = try film.source().filmProvenance.notes
    #expect(notes.count == 1)
    #expect(notes[0].contains("color matrix, YCgCo, is not supported: bt601 was assumed"))
  }

  @Test("a chosen matrix counts more than a tag")
  func chosen() throws {
    let signal = PaintedSignal(
      weights: PaintedSignal.bt601, tags: ["bt709", "bt709", "bt709", "tv"])
    let film = try PaintedFilm("film.mkv", [signal.quarters(PaintedFilm.colors)], signal)
    var options = FilmOptions()
    let wrong = try #require(try film.frames(options).first)
    #expect(wrong.frame.error(PaintedFilm.colors) > 5)
    options.matrix = .bt601
    let right = try #require(try film.frames(options).first)
    #expect(right.frame.error(PaintedFilm.colors) <= 2)
    #expect(try film.source(options).filmProvenance.matrix == "bt601 (chosen)")
  }

  @Test("gray is limited if it says so, and full if it says nothing, as FFmpeg writes it")
  func gray() throws {
    for isFull in [true, false] {
      let signal = PaintedSignal(
        pixels: "gray", isFull: isFull, isGray: true,
        tags: isFull ? [] : ["bt709", "bt709", "bt709", "tv"])
      let film = try PaintedFilm("film.mkv", [signal.quarters(PaintedFilm.grays)], signal)
      let source = try film.source()
      let first = try #require(try source.nextFrame())
      #expect(first.frame.error(PaintedFilm.grays) <= 1, "full: \(isFull)")
      #expect(source.filmProvenance.range.hasPrefix(isFull ? "full" : "limited"))
    }
  }

  @Test("transparency is not used, and the result says so")
  func alpha() throws {
    let signal = PaintedSignal(tags: Self.high + ["tv"])
    let frame = signal.quarters(PaintedFilm.colors)
    let film = try PaintedFilm(
      "film.mkv", [frame], signal, coding: ["-pix_fmt", "yuva420p"] + PaintedFilm.lossless)
    let source = try film.source()
    #expect(source.filmProvenance.notes.contains { $0.contains("transparency") })
    let first = try #require(try source.nextFrame())
    #expect(first.frame.error(PaintedFilm.colors) <= 2)
  }

  @Test(
    "codecs that lose something keep the colors",
    arguments: [
      ("film.mp4", PaintedFilm.reordered), ("film.avi", ["-c:v", "mjpeg", "-q:v", "1"]),
      ("film.mov", ["-c:v", "prores_ks", "-pix_fmt", "yuv422p10le"]),
      ("film.mpg", ["-c:v", "mpeg2video", "-q:v", "1"]),
    ])
  func lossy(_ name: String, _ coding: [String]) throws {
    let isJPEG = name.hasSuffix("avi")
    var signal = PaintedSignal(weights: PaintedSignal.bt601, isFull: isJPEG)
    if isJPEG { signal.pixels = "yuvj420p" }
    let frame = signal.quarters(PaintedFilm.colors)
    let film = try PaintedFilm(
      name, Array(repeating: frame, count: 6), signal, coding: coding)
    for small in try film.frames() {
      #expect(small.frame.error(PaintedFilm.colors) <= 4, "\(small.number)")
    }
  }
}

import Films
import Frames
import Media
import Palettes
import Testing

@Suite("frames come in order, each at its time")
struct FilmClockTests {
  /// Frames that differ from each other: gray that rises by 8.
  private static func film(
    _ name: String, count: Int = 24, rate: String = "24", filters: [String] = [],
    coding: [String] = PaintedFilm.lossless
  ) throws -> PaintedFilm {
    let signal = PaintedSignal(weights: PaintedSignal.bt601)
    let frames = (0..<count).map { number in
      signal.flat(Array(repeating: Double(8 * number + 16) / 255, count: 3))
    }
    return try PaintedFilm(
      name, frames, signal, rate: rate, filters: filters, coding: coding)
  }

  /// MP4 in milliseconds. From 7.0 on FFmpeg gives the last frame no duration, and the edit list
  /// then ends before it.
  private static let thousandths = [
    "-video_track_timescale", "1000", "-bsf:v",
    "setts=pts=PTS:dts=DTS:duration=DURATION+42*not(DURATION)",
  ]
  private static let free = ["-fps_mode", "passthrough", "-enc_time_base", "1/1000"]

  /// The numbers that the frames were painted with.
  private static func painted(_ frames: [FilmFrame]) -> [Int] {
    frames.map { (Int($0.frame.pixel(20, 20)[0]) - 16 + 4) / 8 }
  }

  private static func milliseconds(_ film: PaintedFilm) throws -> [Int] {
    let tick = try film.source().tick.value
    return try film.frames().map { Int((Double($0.ticks) * tick * 1000).rounded()) }
  }

  @Test(
    "a varying rate keeps every time",
    arguments: [("film.mkv", [String]()), ("film.mp4", thousandths)])
  func varying(_ name: String, _ extra: [String]) throws {
    let film = try Self.film(
      name, filters: ["settb=1/1000", "setpts=N*40+mod(N\\,3)*13"],
      coding: PaintedFilm.reordered + Self.free + extra)
    #expect(try Self.milliseconds(film) == (0..<24).map { $0 * 40 + $0 % 3 * 13 })
    #expect(try film.frames().map(\.number) == Array(0..<24))
    #expect(Self.painted(try film.frames()) == Array(0..<24))
  }

  @Test(
    "the last frame of a varying rate stays as long as the container says",
    arguments: [FilmOptions.Sampling.all, .keyframes])
  func lastFrame(_ sampling: FilmOptions.Sampling) throws {
    // Half a second each and more.
    let film = try Self.film(
      "film.mp4", count: 8, filters: ["settb=1/1000", "setpts=N*500+mod(N\\,3)*70"],
      coding: PaintedFilm.reordered + Self.free + [
        "-video_track_timescale", "1000", "-bsf:v",
        "setts=pts=PTS:dts=DTS:duration=400",
      ])
    var options = FilmOptions()
    options.sampling = sampling
    let read = try FilmReading(options: options).counts(of: FilmFile(path: film.path), cache: nil)
      .film()
    let promised = try #require(read.source.promisedSeconds)
    #expect(promised > 3.8)
    #expect(abs(read.timeline.seconds(read.timeline.end) - promised) < 0.002)
    #expect(read.source.notes.contains { $0.contains("container declares") } == false)
  }

  @Test(
    "reordered frames, edit lists and late starts count from the first frame shown",
    arguments: [
      ("film.mp4", [String]()), ("film.ts", []), ("film.mkv", []),
      ("film.mkv", ["setpts=PTS+5/TB"]), ("film.mp4", ["setpts=PTS+5/TB"]),
    ])
  func ordered(_ name: String, _ filters: [String]) throws {
    let film = try Self.film(
      name, filters: filters,
      coding: PaintedFilm.reordered + ["-fps_mode", "passthrough"])
    let frames = try film.frames()
    #expect(Self.painted(frames) == Array(0..<24))
    #expect(frames.map(\.number) == Array(0..<24))
    let times = try Self.milliseconds(film)
    for (number, time) in times.enumerated() {
      #expect(abs(Double(time) - Double(number) * 1000 / 24) <= 1, "frame \(number): \(time) ms")
    }
  }

  @Test("a rate of 24000/1001 is exact")
  func exact() throws {
    let film = try Self.film("film.mp4", rate: "24000/1001", coding: PaintedFilm.reordered)
    let source = try film.source()
    #expect(source.frameRate == Rational(24000, 1001))
    let last = try #require(try film.frames().last)
    #expect(
      Rational(Int(last.ticks) * source.tick.numerator, source.tick.denominator)
        == Rational(23 * 1001, 24000))
  }

  @Test("ten hours between two frames are only a time")
  func hours() throws {
    let film = try Self.film(
      "film.mkv", count: 3,
      filters: ["settb=1/1000", "setpts=if(lt(N\\,2)\\,N*40\\,36000000)"],
      coding: PaintedFilm.lossless + Self.free)
    #expect(try Self.milliseconds(film) == [0, 40, 36_000_000])
  }

  @Test("streams joined to one file follow each other")
  func joined() throws {
    let film = try Self.film("film.ts", coding: PaintedFilm.reordered)
    let part = try film.bytes
    try film.replace(part + part)
    #expect(try film.frames().map(\.number) == Array(0..<48))
    for (number, time) in try Self.milliseconds(film).enumerated() {
      #expect(abs(Double(time) - Double(number) * 1000 / 24) <= 1, "frame \(number): \(time) ms")
    }
  }

  @Test("a clock that jumps ahead by an hour is joined, and a gap of eight seconds is not")
  func jumps() throws {
    let film = try Self.film("film.ts", coding: PaintedFilm.reordered)
    let part = try film.bytes
    let later = try Self.film(
      "film.ts", coding: PaintedFilm.reordered + ["-output_ts_offset", "3600"])
    try film.replace(part + later.bytes)
    let frames = try film.frames()
    #expect(frames.map(\.number) == Array(0..<48))
    #expect(frames.map(\.isSpliced) == (0..<48).map { $0 >= 24 })
    for (number, time) in try Self.milliseconds(film).enumerated() {
      #expect(abs(Double(time) - Double(number) * 1000 / 24) <= 1, "frame \(number): \(time) ms")
    }
    // The second part, entered by its time in what was joined.
    var options = FilmOptions()
    options.start = 1.25
    #expect(try film.frames(options).map(\.number) == Array(30..<48))
    // Eight seconds without a packet are lost, not another clock.
    let soon = try Self.film(
      "film.ts", coding: PaintedFilm.reordered + ["-output_ts_offset", "9"])
    try film.replace(part + soon.bytes)
    #expect(try film.frames().map(\.isSpliced) == Array(repeating: false, count: 48))
    let times = try Self.milliseconds(film)
    #expect((7900...8300).contains(times[24] - times[23]))
  }

  @Test("threads do not change a frame", arguments: [2, 4])
  func threads(_ threads: Int) throws {
    let film = try Self.film("film.mp4", coding: PaintedFilm.reordered)
    let (one, many) = (try film.frames(), try film.frames(threads: threads))
    #expect(one.map(\.frame.bytes) == many.map(\.frame.bytes))
    #expect(one.map(\.ticks) == many.map(\.ticks))
    #expect(one.map(\.edges) == many.map(\.edges))
  }

  @Test("a span begins and ends where it was asked", arguments: ["film.mp4", "film.mkv"])
  func span(_ name: String) throws {
    let film = try Self.film(name, coding: PaintedFilm.reordered + ["-g", "6"])
    var options = FilmOptions()
    options.start = 0.375
    options.end = 0.75
    let frames = try film.frames(options)
    #expect(Self.painted(frames) == Array(9..<18))
    #expect(frames.map(\.number) == Array(9..<18))
  }

  @Test("one frame in so many seconds, numbered as in the film")
  func every() throws {
    let film = try Self.film("film.mkv")
    var options = FilmOptions()
    options.sampling = .every(seconds: 0.25)
    let frames = try film.frames(options)
    #expect(Self.painted(frames) == [0, 6, 12, 18])
    #expect(frames.map(\.number) == [0, 6, 12, 18])
  }

  @Test("key frames alone, numbered as in the film")
  func keyframes() throws {
    let film = try Self.film(
      "film.mp4",
      coding: PaintedFilm.reordered + ["-g", "8", "-keyint_min", "8", "-sc_threshold", "0"])
    var options = FilmOptions()
    options.sampling = .keyframes
    let frames = try film.frames(options)
    #expect(Self.painted(frames) == [0, 8, 16])
    #expect(frames.map(\.number) == [0, 8, 16])
  }
}

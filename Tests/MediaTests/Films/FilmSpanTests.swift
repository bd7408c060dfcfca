import Films
import Media
import Palettes
import Testing

@Suite("a part of a film is that part of the whole, whatever the container")
struct FilmSpanTests {
  private static let h264 = PaintedFilm.reordered + ["-g", "30", "-sc_threshold", "0"]
  private static let mpeg2 = ["-c:v", "mpeg2video", "-bf", "2", "-g", "9", "-q:v", "1"]
  private static let hevc = ["-c:v", "libx265", "-crf", "3", "-bf", "3"]

  /// Coded with a key frame every six frames but in the first three; GOPs are open and closed.
  private static let keyFrameFilms: [(String, [String])] = {
    let x264 = { (gop: String) -> [String] in
      h264 + ["-x264opts", "keyint=6:no-scenecut:\(gop)"]
    }
    let x265 = { (gop: String) -> [String] in
      hevc + ["-x265-params", "log-level=none:keyint=6:scenecut=0:\(gop)"]
    }
    return [
      ("film.mp4", h264), ("film.ts", h264), ("film.mkv", mpeg2),
      ("film.mp4", x264("open-gop=0")), ("film.ts", x264("open-gop=0:slices=2")),
      ("film.mkv", x264("open-gop=1")), ("film.mp4", x265("open-gop=1")),
      ("film.ts", x265("open-gop=0")), ("film.mkv", x265("open-gop=0")),
    ]
  }()

  /// Gray frames, each of a level of its own, which tells its number.
  private static func film(
    _ name: String, _ coding: [String], filters: [String] = []
  ) throws -> PaintedFilm {
    let signal = PaintedSignal(weights: PaintedSignal.bt601)
    let frames = (0..<36).map { number in
      signal.flat(Array(repeating: Double(6 * number + 16) / 255, count: 3))
    }
    return try PaintedFilm(name, frames, signal, filters: filters, coding: coding)
  }

  private static func painted(_ frames: [FilmFrame]) -> [Int] {
    frames.map { (Int($0.frame.pixel(20, 20)[0]) - 16 + 3) / 6 }
  }

  private static func options(from start: Double, to end: Double? = nil) -> FilmOptions {
    var options = FilmOptions()
    (options.start, options.end) = (start, end)
    return options
  }

  @Test(
    "--start begins at the first frame at or after it, not at a later key frame",
    arguments: [
      ("film.ts", h264), ("film.mp4", h264), ("film.mkv", h264), ("film.h264", h264),
      ("film.flv", h264), ("film.nut", h264), ("film.mpg", mpeg2), ("film.vob", mpeg2),
      ("film.mxf", mpeg2), ("film.m2v", mpeg2),
      ("film.avi", ["-c:v", "mpeg4", "-bf", "2", "-g", "30", "-q:v", "1"]),
      ("film.ts", mpeg2), ("film.ts", h264 + ["-x264opts", "intra-refresh=1"]),
      ("film.mp4", h264 + ["-x264opts", "open-gop=1:keyint=12"]),
    ])
  func starts(_ name: String, _ coding: [String]) throws {
    let film = try Self.film(name, coding)
    // Frames are 1/24 s apart; 1.42 lies between two, after the only key frame but the first.
    for (start, first) in [(0.25, 6), (10.0 / 24, 10), (1.25, 30), (1.42, 35), (0.001, 1)] {
      let frames = try film.frames(Self.options(from: start))
      #expect(frames.map(\.number) == Array(first..<36), "from \(start)")
      #expect(Self.painted(frames) == Array(first..<36), "from \(start)")
    }
    #expect(try film.frames(Self.options(from: 1.47)).isEmpty)
  }

  @Test(
    "frames of a varying rate keep their numbers and times", arguments: ["film.mkv", "film.mp4"])
  func varying(_ name: String) throws {
    // The frames after the twelfth stay twice as long.
    let film = try Self.film(
      name, Self.h264 + ["-fps_mode", "passthrough", "-enc_time_base", "1/1000"],
      filters: ["settb=1/1000", "setpts=if(lt(N\\,12)\\,N*40\\,480+(N-12)*80)"])
    let frames = try film.frames(Self.options(from: 1, to: 1.5))
    #expect(frames.map(\.number) == Array(19..<25))
    #expect(Self.painted(frames) == Array(19..<25))
    var sampled = FilmOptions()
    sampled.sampling = .keyframes
    #expect(try film.frames(sampled).map(\.number) == [0, 30])
  }

  @Test(
    "key frames alone come with their own numbers and pictures, whether they begin anew or not",
    arguments: keyFrameFilms)
  func keyFrames(_ name: String, _ coding: [String]) throws {
    var options = FilmOptions()
    options.sampling = .keyframes
    let film = try Self.film(name, coding)
    let frames = try film.frames(options)
    #expect(frames.first?.number == 0)
    #expect(frames.count >= (coding.joined().contains("keyint=6") ? 6 : 1))
    #expect(frames.allSatisfy { Self.painted([$0]) == [$0.number] })
  }

  /// The film read to counts and colored.
  private static func read(_ film: PaintedFilm, _ options: FilmOptions) throws -> Film {
    try FilmReading(options: options).counts(of: FilmFile(path: film.path), cache: nil).film()
  }

  @Test("a part ends when its last frame goes", arguments: ["film.mp4", "film.ts", "film.mpg"])
  func ends(_ name: String) throws {
    let film = try Self.film(name, name == "film.mpg" ? Self.mpeg2 : Self.h264)
    let read = try Self.read(film, Self.options(from: 0.5, to: 1))
    #expect(read.timeline.numbers == Array(12..<24))
    #expect(abs(read.timeline.seconds(read.timeline.end) - 1) < 1e-4)
    #expect(read.shots.last.map { abs($0.end - 1) < 1e-4 } == true)
  }

  @Test(
    "key frames alone last as long as the film, and so does its last shot",
    arguments: ["film.mp4", "film.ts", "film.mpg", "film.avi"])
  func preview(_ name: String) throws {
    let coding =
      [
        "film.mpg": Self.mpeg2, "film.avi": ["-c:v", "mpeg4", "-bf", "2", "-g", "12", "-q:v", "1"],
      ][
        name] ?? PaintedFilm.reordered + ["-g", "10", "-sc_threshold", "0"]
    let film = try Self.film(name, coding)
    var options = FilmOptions()
    options.sampling = .keyframes
    let frames = try film.frames(options)
    #expect(frames.count > 2 && frames.count < 8)
    #expect(Self.painted(frames) == frames.map(\.number))
    let read = try Self.read(film, options)
    #expect(abs(read.timeline.seconds(read.timeline.end) - 1.5) < 1e-3)
    #expect(read.shots.last?.frames.upperBound == 35)
    // A part of a preview ends where it was asked to.
    options.end = 1.25
    let part = try Self.read(film, options)
    #expect(abs(part.timeline.seconds(part.timeline.end) - 1.25) < 1e-3)
    #expect(part.shots.last?.frames.upperBound == 29)
  }

  /// Every frame of the film, sampled by key frames: their numbers, and what was painted.
  private static func keys(
    _ film: PaintedFilm, from start: Double = 0
  ) throws -> (numbers: [Int], painted: [Int]) {
    var options = Self.options(from: start)
    options.sampling = .keyframes
    let frames = try film.frames(options)
    return (frames.map(\.number), Self.painted(frames))
  }

  @Test(
    "key frames alone of groups that lean on others, which beside others come out of order",
    arguments: ["film.mp4", "film.ts"])
  func openGroups(_ name: String) throws {
    let film = try Self.film(
      name, PaintedFilm.reordered + ["-x264opts", "open-gop=1:keyint=9:no-scenecut"])
    let (numbers, painted) = try Self.keys(film)
    #expect(numbers.count >= 4 && numbers[0] == 0)
    #expect(painted == numbers)
    #expect(try Self.read(film, Self.sampled(.keyframes)).shots.last?.frames.upperBound == 35)
  }

  private static func sampled(_ sampling: FilmOptions.Sampling) -> FilmOptions {
    var options = FilmOptions()
    options.sampling = sampling
    return options
  }

  @Test("a film whose first frame has a time below zero is sampled, too")
  func negative() throws {
    let film = try Self.film(
      "film.mp4",
      Self.h264 + [
        "-output_ts_offset", "-0.7", "-avoid_negative_ts", "disabled", "-movflags",
        "frag_keyframe+empty_moov+delay_moov",
      ])
    #expect(try Self.keys(film).numbers == [0, 30])
    let every = try film.frames(Self.sampled(.every(seconds: 0.5)))
    #expect(every.count == 3)
    #expect(Self.painted(every) == every.map(\.number))
  }

  @Test("a sample of a part begins with the frame that is there, key or not")
  func sampledPart() throws {
    let film = try Self.film(
      "film.mp4", PaintedFilm.reordered + ["-g", "12", "-sc_threshold", "0"])
    #expect(try Self.keys(film, from: 0.25).numbers == [6, 12, 24])
    #expect(try Self.keys(film, from: 0.5).numbers == [12, 24])
    #expect(try Self.keys(film, from: 1.25).numbers == [30])
    #expect(try Self.keys(film, from: 1.25).painted == [30])
  }

  @Test(
    "a steady part of a film of a varying rate is known to be of one, so that its timecode is right"
  )
  func steadyPart() throws {
    // The first frame stays for half a second.
    let film = try Self.film(
      "film.mkv", Self.h264 + ["-fps_mode", "passthrough", "-enc_time_base", "1/1000"],
      filters: ["settb=1/1000", "setpts=if(N\\,460+N*40\\,0)"])
    let read = try Self.read(film, Self.options(from: 0.9, to: 1.3))
    #expect(read.timeline.numbers == Array(11..<21))
    #expect(read.timeline.isVariable)
  }

  @Test("a part of a film of a steady rate has a steady rate", arguments: ["film.mp4", "film.mpg"])
  func steadyFilm(_ name: String) throws {
    let film = try Self.film(name, name == "film.mpg" ? Self.mpeg2 : Self.h264)
    for start in [0.5, 0.51, 1] {
      #expect(try Self.read(film, Self.options(from: start)).timeline.isVariable == false)
    }
  }

  @Test("a part without a frame is a wrong request, not a film that cannot be read")
  func noFrames() throws {
    let film = try Self.film("film.mkv", Self.mpeg2)
    for (options, error, words) in [
      (Self.options(from: 300), .noFrames(end: 1.5), ": it ends at 0:01.50"),
      (Self.options(from: 0.51, to: 0.52), .noFrames(end: nil), ""),
    ] as [(FilmOptions, MediaError, String)] {
      #expect(throws: error) {
        try FilmReading(options: options).counts(of: FilmFile(path: film.path), cache: nil)
      }
      #expect("\(error)" == "has no frame between the requested times" + words)
    }
  }

  @Test("steps of a sample that are no whole number of ticks lose no frame")
  func steps() throws {
    let film = try Self.film(
      "film.mp4",
      Self.h264 + [
        "-video_track_timescale", "1000000", "-fps_mode", "passthrough", "-enc_time_base",
        "1/1000000",
      ],
      filters: ["settb=1/1000000", "setpts=N*100000"])
    let frames = try film.frames(Self.sampled(.every(seconds: 0.1)))
    #expect(frames.map(\.number) == Array(0..<36))
  }

  @Test("a sample of a varying rate is known to vary, so that its timecode is right")
  func sampledVarying() throws {
    let film = try Self.film(
      "film.mkv", Self.h264 + ["-fps_mode", "passthrough", "-enc_time_base", "1/1000"],
      filters: ["settb=1/1000", "setpts=if(lt(N\\,12)\\,N*40\\,480+(N-12)*80)"])
    #expect(try Self.read(film, Self.sampled(.keyframes)).timeline.isVariable)
    let steady = try Self.film("film.mkv", Self.h264)
    #expect(try Self.read(steady, Self.sampled(.keyframes)).timeline.isVariable == false)
  }

  @Test(
    "every shot has a still, however short it is and whatever was read",
    arguments: [FilmOptions.Sampling.all, .keyframes, .every(seconds: 0.125)])
  func stills(_ sampling: FilmOptions.Sampling) throws {
    // Six shots of six frames; key frames where they begin.
    let signal = PaintedSignal(weights: PaintedSignal.bt601)
    let frames = (0..<36).map { number in
      let shot = number / 6
      return signal.frame(
        columns: [0, 16, 32, 48, 64], rows: [0, 12, 24, 36],
        colors: (0..<12).map { cell in
          (0..<3).map { Double((cell + 2) * (shot + 3) * ($0 + 5) * 7919 % 223 + 16) / 255 }
        })
    }
    let film = try PaintedFilm(
      "film.mp4", frames, signal, coding: ["-c:v", "libx264", "-g", "6", "-bf", "0", "-crf", "3"])
    var options = FilmOptions()
    options.sampling = sampling
    let read = try Self.read(film, options)
    #expect(read.shots.count == 6)
    #expect(read.source.sampling == sampling)
    for (index, shot) in read.shots.enumerated() {
      #expect(try read.still(index) != nil, "shot \(index)")
      #expect(shot.frames.contains(shot.stillFrame))
    }
  }
}

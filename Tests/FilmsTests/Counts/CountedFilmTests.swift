import ColorScience
import Fixtures
import Palettes
import Specimens
import Testing

@testable import Films
@testable import Frames
@testable import Shots

/// From frames to a film, without a file and without a decoder.
@Suite("a film of painted frames")
struct CountedFilmTests {
  private func film(
    _ frames: PaintedFrames, _ options: FilmOptions = FilmOptions()
  ) throws -> Film {
    try frames.counts(cache: nil, options: options).film()
  }

  @Test("has the shots that were painted, to the frame, with their times")
  func shots() throws {
    let film = try film(PaintedFrames.shots([24, 36, 12, 48]))
    #expect(film.shots.map(\.frames) == [0...23, 24...59, 60...71, 72...119])
    #expect(film.shots.map(\.start) == [0, 1, 2.5, 3])
    #expect(film.shots.map(\.end) == [1, 2.5, 3, 5])
    #expect(film.shots.map(\.transition) == [.start, .cut, .cut, .cut])
    #expect(film.timeline.numbers == Array(0..<120))
    #expect(film.leftOut.isEmpty && film.notes.isEmpty && film.source.stopReason == nil)
  }

  @Test("has the colors of each shot, which no other has")
  func colors() throws {
    let painted = PaintedFrames.shots([24, 36])
    let film = try film(painted)
    for (shot, number) in zip(film.shots, [0, 1]) {
      let wanted = Set((0..<8).map { SIMD3(PaintedFrames.color(cell: $0, shot: number)) })
      #expect(Set(shot.palette?.swatches.map(\.color.bytes) ?? []) == wanted)
    }
  }

  @Test("has a still of every shot, however short it is, of a frame of its own")
  func stills() throws {
    let lengths = [30, 5, 30, 6, 8, 40, 5, 24]
    let film = try film(PaintedFrames.shots(lengths))
    #expect(film.shots.map(\.frames.count) == lengths)
    for (index, shot) in film.shots.enumerated() {
      #expect(shot.frames.contains(shot.stillFrame))
      // The first two pixels are of the shot's first color.
      let color = PaintedFrames.color(cell: 0, shot: index)
      #expect(
        try film.still(index) == [0xFF, 0xD8] + color + color + [0xFF, 0xD9], "shot \(index)")
    }
  }

  @Test("has the still of a shot near its middle")
  func middles() throws {
    let film = try film(PaintedFrames.shots([120, 480]))
    #expect(film.shots[0].stillFrame == 60)
    // Of a long shot fewer frames are kept than two a second.
    #expect((336...384).contains(film.shots[1].stillFrame))
  }

  @Test("has no stills that nobody wants, and says why there are none")
  func withoutStills() throws {
    var options = FilmOptions()
    options.keepsStills = false
    let without = try film(PaintedFrames.shots([24, 24]), options)
    #expect(try without.still(0) == nil && without.still(1) == nil)
    #expect(without.source.notes.isEmpty)
    let painted = PaintedFrames.shots([24, 24])
    painted.encodeStill = { _ in throw PaintedFrames.Damage() }
    let failed = try film(painted)
    #expect(try failed.still(0) == nil)
    #expect(failed.source.notes == ["no stills: Damage()"])
  }

  @Test("leaves black and plain frames out, as shots of their own or a few among others")
  func leftOut() throws {
    let painted = PaintedFrames(width: 32, height: 18, count: 168) { number, x, y in
      switch number {
      case 48..<84: [0, 0, 0]
      case 120..<132: [200, 30, 30]
      default:
        PaintedFrames.color(
          cell: x / 8 + 4 * (y / 9), shot: number < 48 ? 0 : number < 120 ? 1 : 2)
      }
    }
    let film = try film(painted)
    #expect(film.shots.map(\.frames) == [0...47, 48...83, 84...119, 120...131, 132...167])
    #expect(film.shots.map(\.leftOut) == [nil, .black, nil, .uniform, nil])
    #expect(film.leftOut.map(\.frames) == [48...83, 120...131])
    #expect(film.leftOut.map(\.reason) == [.black, .uniform])
    #expect(film.leftOut.map(\.start) == [2, 5] && film.leftOut.map(\.end) == [3.5, 5.5])
    #expect(film.palette.swatches.allSatisfy { $0.color.bytes.max() >= 16 })
    #expect(film.palette.swatches.allSatisfy { $0.color.hex != "#c81e1e" })
    #expect(film.everything.swatches.contains { $0.color.bytes.max() < 8 })
  }

  @Test("leaves a flash out that begins no shot")
  func flash() throws {
    let painted = PaintedFrames(width: 32, height: 18, count: 96) { number, x, y in
      let light = number == 50 ? 90 : 0
      return [40 + 4 * x, 60 + 5 * y, 90].map { UInt8($0 + light) }
    }
    let film = try film(painted)
    #expect(film.shots.map(\.frames) == [0...95])
    #expect(film.leftOut.map(\.frames) == [50...50])
    #expect(film.leftOut.map(\.reason) == [.flash])
    #expect(film.shots[0].stillFrame != 50)
    #expect(film.palette.swatches.allSatisfy { $0.color.bytes.z < 120 })
  }

  @Test("says that a sample is one, and guesses its shots")
  func samples() throws {
    for (sampling, word) in [
      (FilmOptions.Sampling.keyframes, "a preview from key frames only"),
      (.every(seconds: 0.25), "only some frames were read"),
    ] {
      let painted = PaintedFrames.shots([4, 6, 2])
      painted.step = 6
      painted.filmProvenance.sampling = sampling
      var options = FilmOptions()
      options.sampling = sampling
      let film = try film(painted, options)
      // Frames between two of the sample are the first one's.
      #expect(film.shots.map(\.frames) == [0...23, 24...59, 60...71])
      #expect(film.shots.map(\.end) == [1, 2.5, 3])
      #expect(film.timeline.numbers == Array(stride(from: 0, to: 72, by: 6)))
      #expect(film.notes.count == 1 && film.notes[0].hasPrefix(word))
      for (index, shot) in film.shots.enumerated() {
        #expect(try film.still(index) != nil)
        #expect(shot.frames.contains(shot.stillFrame))
      }
    }
  }

  @Test("says which part of the film it is, with the film's own numbers and times")
  func parts() throws {
    let painted = PaintedFrames.shots([24, 36])
    painted.first = 240
    painted.filmProvenance.promisedSeconds = 60
    var options = FilmOptions()
    (options.start, options.end) = (10, 12.5)
    let film = try film(painted, options)
    #expect(film.shots.map(\.frames) == [240...263, 264...299])
    #expect(film.shots.map(\.start) == [10, 11])
    #expect(film.notes == ["a part of the film, from 0:10.00 to 0:12.50"])
    #expect(film.source.stopReason == nil)
    let beginning = PaintedFrames.shots([24, 36])
    beginning.filmProvenance.promisedSeconds = 60
    options.start = 0
    #expect(
      try self.film(beginning, options).notes == ["a part of the film, from 0:00.00 to 0:02.50"])
  }

  @Test("says where reading broke off, and keeps what was read, also in its counts")
  func stopReason() throws {
    let file = try CountsFile()
    let painted = PaintedFrames.shots([24, 36])
    painted.breaksAt = 40
    for isRead in [true, false] {
      let before = painted.readings
      let film = try painted.counts(cache: file.path).film()
      #expect((painted.readings > before) == isRead)
      #expect(film.source.stopReason == "it is cut short")
      #expect(film.source.notes == ["it is cut short"])
      #expect(film.shots.map(\.frames) == [0...23, 24...39])
    }
    #expect(file.names == ["film.counts"])
  }

  @Test("that ends before its container's promise says how much is missing")
  func promise() throws {
    for (promised, isWhole) in [(2.5, true), (2.9, true), (3.1, false), (10, false)] {
      let painted = PaintedFrames.shots([24, 36])
      painted.filmProvenance.promisedSeconds = promised
      let source = try film(painted).source
      let words =
        "the container declares \(promised.shown(places: 1)) s, but only 2.5 s could be read"
      #expect(source.stopReason == (isWhole ? nil : words))
      #expect(source.notes == (isWhole ? [] : [words]))
    }
    // Who asked for less is promised no more.
    let painted = PaintedFrames.shots([24, 36])
    painted.filmProvenance.promisedSeconds = 10
    var options = FilmOptions()
    options.end = 2.5
    #expect(try film(painted, options).source.stopReason == nil)
  }

  @Test("of which nothing can be read is an error, and leaves nothing")
  func nothing() throws {
    let file = try CountsFile()
    let damaged = PaintedFrames.shots([24])
    damaged.breaksAt = 0
    let limited = PaintedFrames.shots([200])
    (limited.breaksAt, limited.breaksByLimit) = (190, true)
    for film in [damaged, limited] {
      do {
        _ = try film.counts(cache: file.path)
        Issue.record("it was read")
      } catch {
        guard case .source(is PaintedFrames.Damage) = error else {
          Issue.record("\(error)")
          continue
        }
      }
      #expect(file.names.isEmpty)
    }
  }

  @Test("of fewer than 16 rows or columns is too small", arguments: [(15, 16), (16, 15)])
  func tooSmall(width: Int, height: Int) throws {
    let painted = PaintedFrames(width: width, height: height, count: 2) { _, _, _ in [9, 9, 9] }
    do {
      _ = try painted.counts(cache: nil)
      Issue.record("it was read")
    } catch {
      guard case .pictureTooSmall = error else { throw error }
    }
  }

  @Test("tells its chapters with the shots in which they begin")
  func chapters() throws {
    let painted = PaintedFrames.shots([24, 36])
    painted.chapters = [
      Cue(start: 0, end: 1.5, text: "One"), Cue(start: 1.5, end: 2.5, text: "Two"),
      Cue(start: 2, end: 2.5, text: ""),
    ]
    #expect(try film(painted).shots.map(\.texts) == [["One"], ["Two"]])
  }
}

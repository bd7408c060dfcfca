import ColorScience
package import Films
import Palettes
import Shots

/// Films that a writer could stumble over, made from the sample film.
package enum OddFilms {
  /// Texts that end a line, a field, a tag, a marker or a string where they should not.
  package static let hostileName =
    "\"a\" & <b>'s,\n|C:x |M:y\t👩‍🚀 =1+1\u{1B}[0m\u{9B}31m\u{85}\u{202E}\u{2066}\u{2028}.mp4"

  /// Shots of these lengths in frames, each with the colors of a shot of the sample film.
  package static func film(
    lengths: [Int], rate: Rational = Rational(24, 1), name: String = "odd.mp4"
  ) throws -> Film {
    var film = try SampleFilm.film()
    let models = film.shots
    film.source.name = name
    film.timeline = FilmTimeline(tick: Rational(rate.denominator, rate.numerator), frameRate: rate)
    let total = lengths.reduce(0, +)
    film.timeline.numbers = Array(0..<total)
    film.timeline.ticks = (0..<total).map { Int64($0) }
    film.timeline.end = Int64(total)
    film.shots = []
    var first = 0
    for (index, length) in lengths.enumerated() {
      var shot = Shot(
        frames: first...first + length - 1, start: Double(first) / rate.value,
        end: Double(first + length) / rate.value, transition: index == 0 ? .start : .cut)
      let model = models[index % models.count]
      (shot.palette, shot.leftOut, shot.tone) = (model.palette, model.leftOut, model.tone)
      film.shots.append(shot)
      first += length
    }
    film.scenes = [
      Scene(
        shots: 0...lengths.count - 1, start: 0, end: Double(total) / rate.value,
        palette: film.shots[0].palette)
    ]
    film.identities = []
    film.leftOut = []
    return film
  }

  /// The same of which reading began at a later frame.
  package static func span(
    from frame: Int, lengths: [Int], rate: Rational = Rational(24, 1)
  ) throws -> Film {
    var film = try film(lengths: lengths, rate: rate)
    let seconds = Double(frame) / rate.value
    film.timeline.numbers = film.timeline.numbers.map { $0 + frame }
    film.timeline.ticks = film.timeline.ticks.map { $0 + Int64(frame) }
    film.timeline.end += Int64(frame)
    for index in film.shots.indices {
      let frames = film.shots[index].frames
      film.shots[index].frames = frames.lowerBound + frame...frames.upperBound + frame
      film.shots[index].start += seconds
      film.shots[index].end += seconds
    }
    film.scenes[0].start += seconds
    film.scenes[0].end += seconds
    return film
  }

  /// Two shots of two seconds, red and blue, from the tenth second on.
  package static func part() throws -> Film {
    let colors = [String](repeating: "#ff0000", count: 48) + .init(repeating: "#0000ff", count: 48)
    var film = try PlainFilm.film(colors.map { ($0, 1) })
    let span = try span(from: 240, lengths: [48, 48])
    (film.timeline, film.shots, film.scenes) = (span.timeline, span.shots, span.scenes)
    for (index, hex) in ["#ff0000", "#0000ff"].enumerated() {
      film.shots[index].palette?.swatches = [
        Swatch(
          color: try Color(hex: hex), population: 1, proportion: 1, name: "", role: .dominant,
          reason: "")
      ]
    }
    film.scenes = film.shots.enumerated().map {
      Scene(shots: $0...$0, start: $1.start, end: $1.end, palette: $1.palette)
    }
    return film
  }

  /// One frame, and no more.
  package static func oneFrame() throws -> Film { try film(lengths: [1]) }

  /// More shots than an edit decision list has numbers.
  package static func manyShots() throws -> Film {
    try film(lengths: (0..<2000).map { 1 + $0 % 97 }, rate: Rational(30000, 1001))
  }

  /// Hostile texts wherever a text can be.
  package static func hostileTexts() throws -> Film {
    var film = try film(lengths: [10, 20], name: hostileName)
    film.notes = [hostileName]
    film.shots[0].texts = ["- Yes.\r\n\"No\"", hostileName]
    film.shots[0].palette?.swatches[0].name = hostileName
    return film
  }

  /// Nothing that a palette counts.
  package static func allLeftOut() throws -> Film {
    var film = try film(lengths: [48, 24])
    for index in film.shots.indices {
      film.shots[index].palette = nil
      film.shots[index].leftOut = index == 0 ? .credits : nil
    }
    film.scenes[0].palette = nil
    return film
  }

  /// Frames that stay for different times: 33, 50 and 17 ms in turn.
  package static func variableRate() throws -> Film {
    var film = try film(lengths: [31, 1, 1, 60], rate: Rational(2987, 100))
    film.timeline.tick = Rational(1, 1000)
    film.timeline.isVariable = true
    var ticks: [Int64] = [0]
    for frame in 0..<93 { ticks.append(ticks[frame] + [33, 50, 17][frame % 3]) }
    film.timeline.end = ticks.removeLast()
    film.timeline.ticks = ticks
    for index in film.shots.indices {
      let frames = film.shots[index].frames
      film.shots[index].start = film.timeline.seconds(at: frames.lowerBound)
      film.shots[index].end = film.timeline.seconds(at: frames.upperBound + 1)
    }
    return film
  }

  /// Numbered pictures that begin at 1001.
  package static func numberedPictures() throws -> Film {
    var film = try film(lengths: [48, 24], name: "shot #%04d.png")
    film.source.pictures = NumberedNames(prefix: "shot #", suffix: ".png", digits: 4, first: 1001)
    return film
  }

  /// A PAL tape with timecode, sound and fields, and pixels that are not square.
  package static func tape() throws -> Film {
    var film = try film(lengths: [50, 25], rate: Rational(25, 1), name: "tape.mov")
    film.source.timecode = "10:00:00:00"
    film.source.sound = FilmSound(channels: 2, rate: 48000)
    film.source.fieldOrder = .lowerFirst
    film.source.pixelAspect = Rational(16, 15)
    (film.source.width, film.source.height) = (768, 576)
    (film.source.codedWidth, film.source.codedHeight) = (720, 576)
    film.edit.reel = "TAPE_0042"
    film.location = "../tapes/tape.mov"
    return film
  }

  /// A film of which no shot was found.
  package static func noShots() throws -> Film {
    var film = try oneFrame()
    film.shots = []
    film.scenes = []
    film.source.name = ""
    return film
  }

  /// All of them.
  package static func all() throws -> [Film] {
    [
      try SampleFilm.film(), try oneFrame(), try manyShots(), try hostileTexts(),
      try allLeftOut(), try variableRate(), try noShots(), try span(from: 240, lengths: [48, 24]),
      try numberedPictures(), try tape(),
    ]
  }
}

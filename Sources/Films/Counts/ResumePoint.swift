import Palettes

/// What an interrupted run has already counted.
struct ResumePoint {
  /// How many frames are in complete shots.
  var frames = 0
  /// How many bytes of the log contain these shots.
  var length = 0
  var slits: FilmSlits
  var barsMemory: [Double] = []
  /// The last frames before the first new one, with number and ticks; as many as the detector
  /// remembers.
  var last: [(number: Int, ticks: Int64)] = []

  /// A resume point without any frames.
  init(slitHeight: Int) { slits = FilmSlits(height: slitHeight) }

  /// The resume point of a log; without any frames if the log is of another film or other options.
  init(_ log: FilmLogReading?, key: String, of film: FilmProvenance, memory: Int) {
    self.init(slitHeight: film.countedHeight)
    guard let log, let first = log.blocks.first, first.kind == .key,
      log.bytes(first) == Array(key.utf8)
    else { return }
    length = first.range.upperBound
    _ = log.forEachShot(of: film) { add($0) }
    last = Array(last.suffix(memory))
  }

  /// Whether the frames can be found again by their times.
  private(set) var canBeResumed = true

  private mutating func add(_ logged: LoggedShot) {
    let shot = logged.shot
    slits.replay(logged.columns, frames: shot.count)
    barsMemory = logged.barsMemory
    frames += shot.count
    length = logged.end
    if shot.traits.contains(.spliced) { canBeResumed = false }
    last = Array(last.suffix(1000)) + zip(shot.numbers, shot.ticks).map { ($0, $1) }.suffix(1000)
  }
}

extension FilmSlits {
  /// Adds the columns that were stored for this many frames, as `add` did originally.
  mutating func replay(_ columns: [UInt8], frames: Int) {
    var rest = columns[...]
    let length = 3 * height
    for _ in 0..<frames {
      add {
        defer { rest = rest.dropFirst(length) }
        return rest.prefix(length)
      }
    }
  }
}

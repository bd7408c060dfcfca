import CFFmpeg
import Films
import Palettes

/// How the first wanted frame is reached, and which frames follow it. For the reasons, see
/// `Documentation/Decisions/0046-packets-tell-where-a-part-begins.md`.
extension FilmSource {
  /// Continues at the frame with this number and time, which was read before.
  ///
  /// - Returns: whether the frame was found; if not, the film must be opened again.
  /// - Throws: what `init` throws.
  package func resume(atFrame number: Int, ticks: Int64) throws(MediaError) -> Bool {
    hasBegun = true
    let time = clock.origin + ticks
    guard let times = try surveyed(upTo: time), try enter(at: time, times) else { return false }
    clock.enter(atFrame: number, ticks: ticks, times)
    return true
  }

  /// Goes to the first wanted frame.
  func begin() throws(MediaError) {
    let start = clock.origin + clock.startTicks
    guard options.sampling != .all else {
      if clock.startTicks > 0, try !enter(at: start, try surveyed(upTo: start)) {
        try readEveryFrame()
      }
      return
    }
    guard let times = try surveyed(upTo: .max) else { return try readEveryFrame() }
    if clock.startTicks > 0, try !enter(at: start, times) { return try readEveryFrame() }
    var sampled = opening
    sampled.isSampled = true
    let (entry, others) = (times.entry(before: start), try OpenFilm(file, sampled))
    others.skip(packets: entry.packet)
    following = others
    clock.follow(times, from: entry.shown)
  }

  /// The times that packets declare, up to one time of the container.
  func surveyed(upTo time: Int64) throws(MediaError) -> PacketTimes? {
    var surveying = opening
    surveying.keepsPackets = true
    return try OpenFilm(file, surveying).times(upTo: time, clock)
  }

  /// Starts again with the film's first frame and reads every frame: without usable packet times,
  /// frames must be counted.
  private func readEveryFrame() throws(MediaError) {
    (waiting, following) = (nil, nil)
    clock.countAll()
    (film, lost) = (try OpenFilm(file, opening), 0)
  }

  /// Opens the film at the first frame at or after a time of the container. Decoding begins at an
  /// earlier key frame.
  ///
  /// - Returns: `false` if the packets do not declare where that frame is, or if decoding yields
  ///   other frames than they declare.
  private func enter(at time: Int64, _ times: PacketTimes?) throws(MediaError) -> Bool {
    guard let times else { return false }
    let entry = times.entry(before: time)
    film = try OpenFilm(file, opening)
    film.skip(packets: entry.packet)
    waiting = nil
    var expected: Int?
    while let frame = try film.next() {
      guard let number = times.frame(at: frame.time) else { return false }
      // Frames before the key frame depend on others, which were not decoded.
      if frame.time < entry.shown { continue }
      guard expected ?? number == number else { return false }
      expected = number + 1
      guard frame.time >= time else { continue }
      waiting = frame
      clock.enter(atFrame: number, ticks: frame.time - clock.origin, times)
      return frame.time == times.first(from: time)
    }
    return times.first(from: time) == nil
  }

  /// The next decoded frame, which agrees with the packets' times, or `nil` after the last.
  func nextDecoded() throws(MediaError) -> CFilmFrame? {
    if let first = waiting {
      waiting = nil
      return first
    }
    if let others = following { (film, following, lost) = (others, nil, 0) }
    let frame = try film.next()
    // Decoders drop and reorder frames that depend on frames they were not given.
    guard clock.isUnexpected(frame, isDamaged: film.damagedPackets > 0) else { return frame }
    try readEveryFrame()
    return try film.next()
  }
}

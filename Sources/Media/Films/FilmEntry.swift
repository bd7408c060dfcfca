import CFFmpeg
import Films
import Palettes

/// How the first frame that is wanted is reached, and which frames come after it. Why:
/// `Documentation/Decisions/0046-packets-tell-where-a-part-begins.md`.
extension FilmSource {
  /// Goes on at the frame of this number and time, which was read before.
  ///
  /// - Returns: whether it can be found; if not, the film is to be opened again.
  /// - Throws: what `init` throws.
  package func resume(atFrame number: Int, ticks: Int64) throws(MediaError) -> Bool {
    hasBegun = true
    let time = clock.origin + ticks
    guard let times = try surveyed(upTo: time), try enter(at: time, times) else { return false }
    clock.enter(atFrame: number, ticks: ticks, times)
    return true
  }

  /// Leads to the first frame that is wanted.
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

  /// What packets tell of their times, up to one of the container.
  private func surveyed(upTo time: Int64) throws(MediaError) -> PacketTimes? {
    var surveying = opening
    surveying.keepsPackets = true
    return try OpenFilm(file, surveying).times(upTo: time, clock)
  }

  /// Begins anew with the film's first frame, and leaves none out: a film whose packets do not tell
  /// their times is counted frame by frame.
  private func readEveryFrame() throws(MediaError) {
    (waiting, following) = (nil, nil)
    clock.countAll()
    (film, lost) = (try OpenFilm(file, opening), 0)
  }

  /// Opens the film at the first frame at or after a time of the container, decoding from an earlier
  /// key frame on.
  ///
  /// - Returns: `false` if packets do not tell where that is, or decoding finds other frames than
  ///   they tell.
  private func enter(at time: Int64, _ times: PacketTimes?) throws(MediaError) -> Bool {
    guard let times else { return false }
    let entry = times.entry(before: time)
    film = try OpenFilm(file, opening)
    film.skip(packets: entry.packet)
    waiting = nil
    var expected: Int?
    while let frame = try film.next() {
      guard let number = times.frame(at: frame.time) else { return false }
      // Those before the key frame lean on others, which were not decoded.
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

  /// The next frame that comes, which packets told, or `nil` after the last.
  func nextDecoded() throws(MediaError) -> CFilmFrame? {
    if let first = waiting {
      waiting = nil
      return first
    }
    if let others = following { (film, following, lost) = (others, nil, 0) }
    let frame = try film.next()
    // Decoders leave out and disorder what leans on frames that they were not given.
    guard clock.isAstray(frame, isDamaged: film.damagedPackets > 0) else { return frame }
    try readEveryFrame()
    return try film.next()
  }
}

import CFFmpeg
package import Films
import Palettes

extension FilmSource {
  /// Reaches frames of the film again, in one pass.
  ///
  /// Only packets are read up to the key frames before them, and only the frames from there on are
  /// decoded. Where packets do not declare their times, every frame is decoded.
  ///
  /// - Parameters:
  ///   - ticks: the frames' times, as in `FilmTimeline`.
  ///   - body: called with an index of `ticks` for each frame that was found, in the film's order.
  ///     `still` and `picture` then give the frame.
  /// - Throws: what `nextFrame` throws; the errors of `body`.
  package func visit(_ ticks: [Int64], _ body: (Int) throws -> Void) throws {
    hasBegun = true
    let wanted = ticks.indices.sorted { ticks[$0] < ticks[$1] }
    guard let last = wanted.last else { return }
    guard let times = try surveyed(upTo: clock.origin + ticks[last]) else {
      return try visitAll(wanted, ticks, body)
    }
    (waiting, following) = (nil, nil)
    film = try OpenFilm(file, opening)
    var current: CFilmFrame?
    for index in wanted {
      let time = clock.origin + ticks[index]
      let ahead = times.packet(before: time) - film.promisedFrames.read
      if ahead > 0 { film.skip(packets: ahead) }
      while current.map({ $0.time < time }) ?? true {
        guard let next = try film.next() else { return }
        current = next
      }
      guard let frame = current, frame.time == time else { continue }
      adopt(ColorTags(frame), frame)
      try body(index)
    }
  }

  /// Decodes every frame, and stops at those wanted.
  private func visitAll(
    _ wanted: [Int], _ ticks: [Int64], _ body: (Int) throws -> Void
  ) throws {
    var wanted = wanted[...]
    while let index = wanted.first, let frame = try nextFrame() {
      if frame.ticks < ticks[index] { continue }
      if frame.ticks == ticks[index] { try body(index) }
      wanted.removeFirst()
    }
  }
}

extension FilmReading {
  /// Reaches the frames of the shots' stills again; see `FilmSource.visit`.
  ///
  /// - Parameters:
  ///   - film: a film that was read from this file with these options.
  ///   - file: the file.
  ///   - body: called with the index of a shot, and the source that is at its frame.
  /// - Throws: what `FilmSource.init` and `FilmSource.nextFrame` throw; the errors of `body`.
  package func visitStills(
    of film: Film, in file: FilmFile, _ body: (Int, FilmSource) throws -> Void
  ) throws {
    let source = try FilmSource(
      file, options: options, threads: threads, pixels: pixels, memory: memory)
    let timeline = film.timeline
    let ticks = film.shots.map { timeline.ticks[timeline.index(ofFrame: $0.stillFrame)] }
    try source.visit(ticks) { try body($0, source) }
  }
}

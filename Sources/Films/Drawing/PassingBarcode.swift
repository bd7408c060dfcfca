package import Frames
package import Palettes

/// The barcode of a film whose frames are read for another purpose, so that they are decoded once.
///
/// Shots are found, because the bars of each shot are left out of its mean colors. No color is
/// counted. The result is that of `Barcode.frame` for the counts of the same frames.
package final class PassingBarcode<Source: FilmFrames> {
  private var counter: FilmCounter<Source>
  private let log: FilmLog
  private let means: Means

  /// The frames of the shots that have ended.
  private final class Means {
    var colors: [SIMD3<Float>] = []
    var timeline: FilmTimeline

    init(_ timeline: FilmTimeline) { self.timeline = timeline }

    func add(_ shot: ShotRecord) {
      colors += shot.means
      timeline.ticks += shot.ticks
      timeline.end = shot.end
    }
  }

  /// - Parameters:
  ///   - source: the film, before its first frame.
  ///   - palette: its region and bars decide which pixels count.
  /// - Throws: `FilmError.pictureTooSmall` below 16 × 16 pixels; `.unwritable`.
  package init(of source: Source, palette: PaletteOptions) throws(FilmError) {
    let film = source.filmProvenance
    guard min(film.countedWidth, film.countedHeight) >= 16 else { throw .pictureTooSmall }
    var choices = CountingChoices()
    choices.region = palette.region
    choices.keepsBars = palette.bars == .keep
    (choices.keepsStills, choices.countsColors) = (false, false)
    let means = Means(FilmTimeline(tick: source.tick, frameRate: source.frameRate))
    self.means = means
    log = try FilmLog(path: nil, keeping: 0)
    counter = FilmCounter(
      source, choices: choices, resumePoint: ResumePoint(slitHeight: film.countedHeight),
      replayed: 0, encodingStills: { _ in [] }, ended: { means.add($0.record) })
  }

  /// Adds the frame that the source gave last.
  ///
  /// - Throws: `FilmError.unwritable`.
  package func add(_ frame: FilmFrame) throws(FilmError) { try counter.add(frame, log) }

  /// The barcode, 1,280 pixels wide; called once, after the last frame.
  ///
  /// - Throws: `FilmError.unwritable`.
  package func finish() throws(FilmError) -> Frame {
    try counter.finish(log)
    let options = BarcodeOptions()
    return Barcode.frame(
      of: means.timeline.meanColors(of: means.colors, slices: options.width), options)
  }
}

import ColorScience
public import Frames
public import Palettes
import Shots

/// Colors a film over time: makes palettes of shots, scenes and the whole film, and follows each
/// color as one identity while it stays.
///
/// The counts are requested shot by shot, in order, and released. Only the coarse `CountedCells` of
/// a shot are kept, about 7 KB, so memory stays small for films with thousands of shots.
///
/// No palette depends on the previous one. The shots of a scene share a set of colors that is made
/// from all of them, and the scene itself is colored like a film. So a small change in one shot
/// does not change the others, and two versions of a film can be compared.
///
/// - Complexity: O(bins) for each shot and O(cells² + cells × count) for each palette: about 1 ms
///   for each shot, see `Documentation/Measurements/films.md`.
/// - Source: the method is described in `Documentation/films.md`.
public struct FilmColoring: Sendable {
  /// The options for palettes.
  public let options: PaletteOptions
  /// The source that is recorded in the palettes.
  public let source: Provenance

  public init(options: PaletteOptions, source: Provenance) {
    self.options = options
    self.source = source
  }

  /// Colors the shots, and makes the scenes, palettes and identities of the film.
  ///
  /// - Parameters:
  ///   - shots: the shots in order; `leftOut` is set for a whole shot that is not a picture.
  ///   - excluded: the pixels that only `everything` includes: those of single frames that are left
  ///     out, and of whole shots; before any filter.
  ///   - histogram: returns the pixels of the shot at an index, without frames that are left out
  ///     and before any filter. For a shot that is left out, it returns all pixels; they are used
  ///     only for its tone.
  /// - Throws: `ExtractionError` if no pixel was counted; the errors of `histogram`.
  public func color(
    shots: [Shot], excluded: Histogram, histogram: (Int) throws -> Histogram
  ) throws -> ColoredFilm {
    try color(
      shots: shots, excluded: { try $0(CountedBins(excluded)) },
      parts: { try $1(CountedBins(try histogram($0))) })
  }

  /// Does the same from parts, with only one part in memory at a time.
  ///
  /// - Parameters:
  ///   - shots: as above.
  ///   - excluded: calls its argument with each part of the pixels that only `everything` includes.
  ///   - parts: calls `body` with each part of the shot at an index.
  /// - Throws: `ExtractionError` if no pixel was counted; the errors of `excluded` and `parts`.
  package func color(
    shots: [Shot], excluded: ((CountedBins) throws -> Void) throws -> Void,
    parts: (_ shot: Int, _ body: (CountedBins) throws -> Void) throws -> Void
  ) throws -> ColoredFilm {
    var counter = CellCounter()
    var (totals, kept, film) = (CellTotals(), CellTotals(), CellTotals())
    var filter = PixelFilter(options)
    var shots = shots
    var counted: [CountedCells] = []
    counted.reserveCapacity(shots.count)
    for index in shots.indices {
      try parts(index) { part in
        counter.add(part, to: &totals)
        if filter != nil { counter.add(part.filtered(by: &filter), to: &kept) }
      }
      let all = totals.take()
      shots[index].tone = FilmTone(all)
      let fine = filter == nil ? all : kept.take()
      if fine.pixels == 0, all.pixels > 0, shots[index].leftOut == nil {
        shots[index].leftOut = .filtered
      }
      let counts = shots[index].leftOut == nil
      if counts { film.add(fine) }
      counted.append(counts ? fine.coarse(&totals) : CountedCells())
    }
    let picture = film.take()
    film.add(picture)
    try excluded { counter.add($0.filtered(by: &filter), to: &film) }
    let everything = film.take()
    guard everything.pixels > 0 else { throw options.emptyReason(filter) }
    var tracker = IdentityTracker()
    let scenes = SceneGrouping().scenes(shots, counted).map { range in
      color(range, of: &shots, counted, &tracker, &totals)
    }
    let maker = CellPalette(options: options, source: source)
    let main = picture.pixels > 0 ? picture : everything
    return ColoredFilm(
      shots: shots, scenes: scenes, palette: maker.palette(of: main, main.coarse(&totals)),
      everything: maker.palette(of: everything, everything.coarse(&totals)),
      identities: tracker.identities(),
      notes: picture.pixels > 0
        ? [] : ["every shot is left out; the film's palette is made from the left-out frames"])
  }

  /// Colors the shots of a scene and makes the scene.
  private func color(
    _ range: ClosedRange<Int>, of shots: inout [Shot], _ counted: [CountedCells],
    _ tracker: inout IdentityTracker, _ totals: inout CellTotals
  ) -> Scene {
    let maker = CellPalette(options: options, source: source)
    var scene = Scene(
      shots: range, start: shots[range.lowerBound].start, end: shots[range.upperBound].end,
      palette: nil)
    for index in range { totals.add(counted[index]) }
    var cells = totals.take()
    guard cells.pixels > 0 else { return scene }
    cells.grid = .coarse
    let common = maker.common(of: cells)
    for index in range where counted[index].pixels > 0 {
      let palette = maker.palette(of: counted[index], counted[index], preferring: common)
      shots[index].identities = tracker.follow(palette, shot: index)
      shots[index].palette = palette
    }
    let known = Set(shots[range].flatMap(\.identities)).sorted()
    let palette = maker.palette(of: cells, cells)
    scene.palette = palette
    scene.identities = tracker.nearest(to: palette, of: known)
    return scene
  }
}

/// The result of `FilmColoring`: a film's shots with their colors, and its scenes, palettes and
/// color identities.
public struct ColoredFilm: Sendable {
  /// The given shots, with palettes, identities and tones.
  public var shots: [Shot]
  /// All scenes, in order; together they contain all shots.
  public var scenes: [Scene]
  /// The colors of the whole film, without the frames that are left out.
  public var palette: Palette
  /// The colors of all frames, including black ones and credits.
  public var everything: Palette
  /// The colors that are followed through the film, by first shot and then by share.
  public var identities: [ColorIdentity]
  /// Messages for the reader, one sentence each.
  public var notes: [String]
}

public import Palettes

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

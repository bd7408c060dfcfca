public import Palettes

/// What `FilmColoring` finds out: a film's shots with their colors, and what they add up to.
public struct ColoredFilm: Sendable {
  /// The shots that were given, with palettes, identities and tones.
  public var shots: [Shot]
  /// Every scene, in order: together they hold every shot.
  public var scenes: [Scene]
  /// The colors of the whole film, without what is left out.
  public var palette: Palette
  /// The colors of every frame, black ones and credits too.
  public var everything: Palette
  /// The colors that are followed through the film, by first shot and then by share.
  public var identities: [ColorIdentity]
  /// What a reader should know, a sentence each.
  public var notes: [String]
}

public import Palettes
public import Shots

/// A film that was read: its shots, scenes and colors, and everything else that its files contain.
public struct Film: Sendable {
  public var source: FilmProvenance
  /// The options of the palettes.
  public var options: PaletteOptions
  /// The times at which frames are shown.
  public var timeline: FilmTimeline
  /// Parallel to `timeline.numbers`: the mean color inside the bars, in linear-light sRGB, 0…1.
  public var means: [SIMD3<Float>]
  /// The middle column of pixels of evenly spaced frames, 3 bytes a pixel.
  public var slits: FilmSlits
  /// All shots, in order; together they contain all frames.
  public var shots: [Shot]
  /// All scenes, in order; together they contain all shots.
  public var scenes: [Scene]
  /// The colors of the whole film, without the frames that are left out.
  public var palette: Palette
  /// The colors of all frames, including black ones and credits.
  public var everything: Palette
  /// The frames that no palette counts, in rising order.
  public var leftOut: [LeftOut]
  /// The colors that are followed through the film, by first shot and then by share.
  public var identities: [ColorIdentity]
  /// The still of the shot at an index, as JPEG bytes; `nil` if none was kept.
  public var still: @Sendable (_ shot: Int) throws -> [UInt8]?
  /// Messages for the reader, one sentence each.
  public var notes: [String]
  /// The title that the user gave; `nil` if there is none, and `title` tells it from the name.
  public var givenTitle: String?
  /// The user's choices for files for editing programs.
  public var edit = EditChoices()
  /// The relative URL from the folder of a written file to the film, or to the folder of its
  /// numbered pictures with a slash at the end: `../films/a%20film.mov`. `nil` if it is unknown;
  /// then files for editing programs contain only the film's name.
  public var location: String?

  public init(
    source: FilmProvenance, options: PaletteOptions, timeline: FilmTimeline,
    means: [SIMD3<Float>], slits: FilmSlits, shots: [Shot], scenes: [Scene], palette: Palette,
    everything: Palette, leftOut: [LeftOut], identities: [ColorIdentity],
    still: @escaping @Sendable (Int) throws -> [UInt8]? = { _ in nil }, notes: [String] = []
  ) {
    self.source = source
    self.options = options
    self.timeline = timeline
    self.means = means
    self.slits = slits
    self.shots = shots
    self.scenes = scenes
    self.palette = palette
    self.everything = everything
    self.leftOut = leftOut
    self.identities = identities
    self.still = still
    self.notes = notes
  }
}

public import Palettes
public import Shots

/// A film that was read: its shots, scenes and colors, and all that its files are written from.
public struct Film: Sendable {
  public var source: FilmProvenance
  /// The choices that palettes were made with.
  public var options: PaletteOptions
  /// When frames are shown.
  public var timeline: FilmTimeline
  /// Parallel to `timeline.numbers`: the mean color inside the bars, in linear-light sRGB, 0…1.
  public var means: [SIMD3<Float>]
  /// A column of pixels from the middle of the frame, for evenly spaced frames, 3 bytes a pixel.
  public var slits: FilmSlits
  /// Every shot, in order: together they hold every frame.
  public var shots: [Shot]
  /// Every scene, in order: together they hold every shot.
  public var scenes: [Scene]
  /// The colors of the whole film, without what is left out.
  public var palette: Palette
  /// The colors of every frame, black ones and credits too.
  public var everything: Palette
  /// What no palette counts, by rising frame.
  public var leftOut: [LeftOut]
  /// The colors that are followed through the film, by first shot and then by share.
  public var identities: [ColorIdentity]
  /// The still of the shot at an index, as JPEG bytes; `nil` if none was kept.
  public var still: @Sendable (_ shot: Int) -> [UInt8]?
  /// What a reader should know, a sentence each.
  public var notes: [String]
  /// What files for editing programs say besides.
  public var edit = EditChoices()
  /// The way from the folder of a file that is written to the film, or to the folder of its
  /// numbered pictures with a slash behind it, as a relative URL: `../films/a%20film.mov`. `nil`
  /// if it is not known: then files for editing programs have the film's name alone.
  public var location: String?

  public init(
    source: FilmProvenance, options: PaletteOptions, timeline: FilmTimeline,
    means: [SIMD3<Float>], slits: FilmSlits, shots: [Shot], scenes: [Scene], palette: Palette,
    everything: Palette, leftOut: [LeftOut], identities: [ColorIdentity],
    still: @escaping @Sendable (Int) -> [UInt8]? = { _ in nil }, notes: [String] = []
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

public import Frames
public import Palettes
public import Shots

/// What a camera saw in one go: frames from one transition to the next, and their colors.
public struct Shot: Sendable, Equatable {
  /// The numbers of its frames in the film, from 0.
  public var frames: ClosedRange<Int>
  /// Seconds from the film's start to its first frame.
  public var start: Double
  /// Seconds from the film's start until its last frame goes.
  public var end: Double
  /// How it begins.
  public var transition: ShotTransition
  /// The picture inside its bars, in pixels of the film; `nil` if it has none.
  public var bars: PixelArea?
  /// Its colors; `nil` if all of it is left out of palettes.
  public var palette: Palette?
  /// Parallel to the palette's swatches: the index in `Film.identities` of each color.
  public var identities: [Int]
  /// How light, colorful and warm it is; of all its frames, also if they are left out.
  public var tone: FilmTone
  /// The frame that stands for it: its number in the film.
  public var stillFrame: Int
  /// Why all of it is left out of palettes; `nil` if it is not.
  public var leftOut: LeftOut.Reason?
  /// The subtitle or chapter texts that fall into it, if there are any.
  public var texts: [String]

  public init(frames: ClosedRange<Int>, start: Double, end: Double, transition: ShotTransition) {
    self.frames = frames
    self.start = start
    self.end = end
    self.transition = transition
    identities = []
    tone = FilmTone()
    stillFrame = frames.lowerBound
    texts = []
  }

  /// How long it lasts, in seconds.
  public var duration: Double { end - start }
}

package import ColorScience
public import Frames
public import Palettes
public import Shots

/// A shot: the frames from one transition to the next, and their colors.
public struct Shot: Sendable, Equatable {
  /// The numbers of its frames in the film, from 0.
  public var frames: ClosedRange<Int>
  /// Seconds from the film's start to its first frame.
  public var start: Double
  /// Seconds from the film's start to the end of its last frame.
  public var end: Double
  /// How the shot begins.
  public var transition: ShotTransition
  /// The picture inside its bars, in pixels of the film; `nil` if it has none.
  public var bars: PixelArea?
  /// The colors of the shot; `nil` if all of it is left out of palettes.
  public var palette: Palette?
  /// Parallel to the palette's swatches: the index in `Film.identities` of each color.
  public var identities: [Int]
  /// The lightness, colorfulness and warmth of all its frames, even of those that are left out.
  public var tone: FilmTone
  /// The number in the film of the frame that represents the shot.
  public var stillFrame: Int
  /// Why the whole shot is left out of palettes; `nil` if it is not.
  public var leftOut: LeftOut.Reason?
  /// The subtitle and chapter texts of the shot, if there are any.
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

  /// The length of the shot in seconds.
  public var duration: Double { end - start }
}

/// The lightness, colorfulness and warmth of a set of pixels.
public struct FilmTone: Sendable, Equatable {
  /// The mean Oklab lightness, 0…1.
  public var lightness = 0.0
  /// The mean Oklch chroma, 0…0.4.
  public var chroma = 0.0
  /// The hue of the mean Oklab color, 0…360°; 0 if it is a gray.
  public var hue = 0.0
  /// From −1, all cold (blue), to 1, all warm (orange); 0 for grays and for a balance of both.
  public var warmth = 0.0
  /// The mean color, averaged in linear light, as 8-bit sRGB.
  public var mean = SIMD3<UInt8>.zero

  public init() {}

  /// The mean color.
  package var meanColor: Color { Color(red: mean.x, green: mean.y, blue: mean.z) }
}

public import Frames
import Palettes
public import Shots

/// A frame of a film from a decoder, averaged to about 160 × 90 pixels, with the time at which it
/// is shown.
public struct FilmFrame: Sendable {
  /// Upright, square pixels, 3 channels of sRGB.
  public var frame: Frame
  /// Its number in the film, from 0. Frames that a sample skips have numbers too.
  public var number: Int
  /// Ticks from the start of the film until it is shown.
  public var ticks: Int64
  /// Ticks for which it is shown, if the film specifies it.
  public var duration: Int64
  /// Whether parts of it could not be decoded.
  public var isDamaged: Bool
  /// Whether the container's clock restarted before this frame, because parts were joined.
  public var isSpliced: Bool
  /// Whether it consists of two fields.
  public var isInterlaced: Bool
  /// Whether its color tags differ from those of the first frame.
  public var hasOtherTags: Bool
  /// Whether something before it could not be decoded at all.
  public var hasLost: Bool
  /// The light in its rows and columns at full size; given only for every eighth frame.
  public var edges: EdgeLight?

  package init(
    frame: Frame, number: Int, ticks: Int64, duration: Int64, isDamaged: Bool = false,
    isSpliced: Bool = false, isInterlaced: Bool = false, hasOtherTags: Bool = false,
    hasLost: Bool = false, edges: EdgeLight? = nil
  ) {
    (self.frame, self.number, self.ticks, self.duration) = (frame, number, ticks, duration)
    (self.isDamaged, self.isSpliced, self.isInterlaced) = (isDamaged, isSpliced, isInterlaced)
    (self.hasOtherTags, self.hasLost, self.edges) = (hasOtherTags, hasLost, edges)
  }
}

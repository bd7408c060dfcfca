import ColorScience

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
  var meanColor: Color { Color(red: mean.x, green: mean.y, blue: mean.z) }
}

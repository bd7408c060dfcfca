/// How a film's barcode is drawn.
public struct BarcodeOptions: Sendable, Equatable {
  /// What a slice of the film becomes.
  public enum Style: String, Sendable, CaseIterable {
    /// Its mean color, averaged in linear light.
    case mean
    /// The colors of its shot's palette on top of each other, as high as their shares.
    case palette
    /// The middle column of its pixels.
    case slit
    /// Its mean color as a part of a ring that begins at the top and runs clockwise.
    case circular
  }

  public var style = Style.mean
  /// Pixels, 1…16384.
  public var width = 1280
  /// Pixels, 1…16384; of `circular`, which is square, the smaller of both counts.
  public var height = 240
  /// Whether slices blend into each other.
  public var isSmooth = false

  /// The defaults.
  public init() {}
}

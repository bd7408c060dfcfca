/// How a film's barcode is drawn.
public struct BarcodeOptions: Sendable, Equatable {
  /// How a slice of the film is drawn.
  public enum Style: String, Sendable, CaseIterable {
    /// The mean color of the slice, averaged in linear light.
    case mean
    /// The palette of the shot, as a stack of colors whose heights are their shares.
    case palette
    /// The middle column of pixels of a frame.
    case slit
    /// The mean color of the slice, as a part of a ring that begins at the top and runs clockwise.
    case circular
  }

  public var style = Style.mean
  /// Pixels, 1…16384.
  public var width = 1280
  /// Pixels, 1…16384; `circular` draws a square, with the smaller of width and height as its side.
  public var height = 240
  /// Whether slices blend into each other.
  public var isSmooth = false

  /// Uses the defaults.
  public init() {}
}

/// Why a picture gives no palette.
public enum ExtractionError: Error, Equatable, Sendable, CustomStringConvertible {
  /// An option that decides which pixels count, by its name in `PaletteOptions.fields`.
  public enum Limit: String, Sendable {
    case region
    case minBrightness = "min-brightness"
    case maxBrightness = "max-brightness"
    case minChroma = "min-chroma"
  }

  /// This option left no pixel. For `region`: the region contains only bars or transparent pixels.
  case filtered(by: Limit)
  /// No pixel is at least half opaque.
  case transparent

  public var description: String {
    switch self {
    case .filtered(by: .region): "the region contains only bars or transparent pixels"
    case .filtered(let limit): "no pixel passes \(limit.rawValue)"
    case .transparent: "every pixel is transparent"
    }
  }
}

/// Why a picture gives no palette.
public enum ExtractionError: Error, Equatable, Sendable, CustomStringConvertible {
  /// This option left no pixel. For `region`: the region contains only bars or transparent pixels.
  case filtered(by: String)
  /// No pixel is at least half opaque.
  case transparent

  public var description: String {
    switch self {
    case .filtered(by: "region"): "region leaves no pixel: bars or transparency are all it holds"
    case .filtered(let option): "\(option) leaves no pixel"
    case .transparent: "every pixel is transparent"
    }
  }
}

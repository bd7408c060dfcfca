/// Why bytes are not a palette file of the format they were read as.
public enum PaletteFileError: Error, Equatable, Sendable {
  /// The bytes are no file of this format: what was expected, what is there.
  case notThisFormat(String)
  /// The file starts well and breaks off or contradicts itself: where and how.
  case damaged(String)
  /// The file is whole and holds no color.
  case noColors
}

extension PaletteFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notThisFormat(let reason): reason
    case .damaged(let reason): "damaged: \(reason)"
    case .noColors: "it holds no colors"
    }
  }
}

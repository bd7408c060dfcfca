import Palettes

/// Why bytes could not be read as a palette file of a format.
public enum PaletteFileError: Error, Equatable, Sendable {
  /// The bytes are not a file of this format: what was expected, and what was found.
  case notThisFormat(String)
  /// The file begins correctly, but is cut short or inconsistent: where and how.
  case damaged(String)
  /// An entry cannot be read, or its numbers are not a color: which entry, and why.
  case unreadable(String)
  /// The file has more colors than the limit.
  case tooMany(limit: Int)
  /// The file is complete, but has no readable color: what was left out, with the count of each
  /// kind.
  case noColors(leftOut: [String] = [])
}

extension PaletteFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notThisFormat(let reason), .unreadable(let reason): reason
    case .damaged(let reason): "damaged: \(reason)"
    case .tooMany(let limit): "it contains more than \(limit.grouped) colors"
    case .noColors(let leftOut):
      leftOut.isEmpty
        ? "it contains no colors"
        : "it contains no supported colors: \(leftOut.joined(separator: "; "))"
    }
  }
}

import Clustering
import Palettes

/// Why bytes are not a palette file of the format they were read as.
public enum PaletteFileError: Error, Equatable, Sendable {
  /// The bytes are no file of this format: what was expected, what is there.
  case notThisFormat(String)
  /// The file starts well and breaks off or contradicts itself: where and how.
  case damaged(String)
  /// An entry of the file cannot be read, or none of its numbers makes a color: which one, and why.
  case unreadable(String)
  /// The file holds more colors than are read.
  case tooMany(limit: Int)
  /// The file is whole and holds no color that can be read: what had to be left out, each kind
  /// counted.
  case noColors(leftOut: [String] = [])
}

extension PaletteFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notThisFormat(let reason), .unreadable(let reason): reason
    case .damaged(let reason): "damaged: \(reason)"
    case .tooMany(let limit): "it holds more than \(limit.grouped) colors"
    case .noColors(let leftOut):
      leftOut.isEmpty
        ? "it holds no colors"
        : "it holds no colors that can be read here: \(leftOut.joined(separator: "; "))"
    }
  }
}

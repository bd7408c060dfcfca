import PercentEncoding
import Platform

/// The path from a written file to the film, for files whose readers open the film themselves.
enum FilmLocation {
  /// A relative URL from a folder to a file; `nil` if the folder of either does not exist.
  ///
  /// Links and `..` in folders are resolved, since the parent of a link differs from the parent of
  /// its target. A link at the file itself is kept, because people know its name.
  ///
  /// - Parameters:
  ///   - folder: a path; empty for the current folder.
  ///   - path: the path of a file, which need not exist.
  ///   - toFolder: whether the URL ends at the file's folder, with a slash: `./` for the same
  ///     folder.
  static func url(from folder: String, to path: String, toFolder: Bool = false) -> String? {
    let (place, name) = path.folderAndName
    guard let here = parts(of: folder), let there = parts(of: place) else { return nil }
    let common = zip(here, there).prefix { $0 == $1 }.count
    let way =
      here.dropFirst(common).map { _ in ".." }
      + there.dropFirst(common).map { $0.percentEncoded(leaving: .unreserved) }
    if toFolder { return way.isEmpty ? "./" : way.joined(separator: "/") + "/" }
    return (way + [name.nameBytes.percentEncoded(leaving: .unreserved)]).joined(separator: "/")
  }

  /// The components of a folder's path from the root, as bytes.
  private static func parts(of folder: String) -> [ArraySlice<UInt8>]? {
    realPath(folder.isEmpty ? "." : folder)?.nameBytes.split(separator: UInt8(ascii: "/"))
  }
}

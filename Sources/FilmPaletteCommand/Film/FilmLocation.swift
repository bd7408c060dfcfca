import PercentEncoding
import Platform

/// The way from a written file to the film, for files whose readers open the film themselves.
enum FilmLocation {
  /// A relative URL that leads from a folder to a file; `nil` if the folder of either is not there.
  ///
  /// Folders are followed to where they are, through links and `..`, since what stands above a link
  /// is not what stands above its end. The file's own link stays: its name is what people know.
  ///
  /// - Parameters:
  ///   - folder: a path; empty for the current folder.
  ///   - path: of a file, which need not be there.
  ///   - toFolder: whether the way ends at the file's folder, with a slash: `./` if it is this one.
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

  /// The names of the folders that a path goes through from the root on, as bytes.
  private static func parts(of folder: String) -> [ArraySlice<UInt8>]? {
    realPath(folder.isEmpty ? "." : folder)?.nameBytes.split(separator: UInt8(ascii: "/"))
  }
}

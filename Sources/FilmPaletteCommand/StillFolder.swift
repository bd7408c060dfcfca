import Media
import PaletteFiles
import Platform

/// The pictures below a folder.
enum StillFolder {
  /// These names with each folder replaced by the pictures in it and below it, in the order of
  /// their names.
  ///
  /// Hidden files and folders are left out, and files that are no pictures by their first bytes and
  /// by their ending. Links to folders are not followed, because they may lead to a circle.
  ///
  /// - Throws: `EmptyFolder` for a named folder without pictures.
  static func pictures(of stills: [String]) throws(EmptyFolder) -> [String] {
    var found: [String] = []
    for still in stills {
      guard FileIdentity.isFolder(still) else {
        found.append(still)
        continue
      }
      let count = found.count
      gather(still, into: &found)
      guard found.count > count else { throw EmptyFolder(path: still) }
    }
    return found
  }

  private static func gather(_ folder: String, into found: inout [String]) {
    for name in names(in: folder).sorted() where !name.hasPrefix(".") {
      let path = folder + (folder.hasSuffix("/") ? "" : "/") + name
      if FileIdentity.isFolder(path) {
        if !FileIdentity.isLink(path) { gather(path, into: &found) }
      } else if FileIdentity.isPlainFile(path), MediaReader.mayBePicture(atPath: path) {
        found.append(path)
      }
    }
  }
}

/// A folder without pictures.
struct EmptyFolder: Error, CustomStringConvertible {
  let path: String
  var description: String { "\(path.onOneLine): there are no pictures in this folder" }
}

/// A folder in the place of a still or of a film.
struct FolderInput: Error, CustomStringConvertible {
  /// What to name instead.
  let advice: String
  var description: String { "is a folder: \(advice)" }

  /// In the place of a still.
  static func still(_ path: String) -> FolderInput {
    let start = path.onOneLine + (path.hasSuffix("/") ? "" : "/")
    return FolderInput(advice: "name its pictures, like \(start)*.jpg, or add -r to read them all")
  }

  /// In the place of a film.
  static func film(_ path: String) -> FolderInput {
    let start = path.onOneLine + (path.hasSuffix("/") ? "" : "/")
    return FolderInput(
      advice: "name a film in it, or its numbered pictures, like \(start)frame%04d.png")
  }
}

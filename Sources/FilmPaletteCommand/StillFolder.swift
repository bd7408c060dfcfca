import Media
import PaletteFiles
import Platform

/// The pictures that names stand for: files, and the pictures below folders.
struct StillFolder {
  /// The pictures, in the order in which they are read.
  private(set) var pictures: [String] = []
  /// What could not be read below the folders.
  private(set) var unreadable: [UnreadablePlace] = []

  /// Finds the pictures in each folder and below it, in the order of their names.
  ///
  /// Hidden files and folders are left out, and files that are no pictures by their first bytes and
  /// by their ending. Links to folders are not followed, because they may lead to a circle.
  ///
  /// - Parameter stills: files and folders; files are taken as they are.
  /// - Throws: `EmptyFolder` for a named folder without pictures, `UnreadablePlace` if the reason may
  ///   be that something in it cannot be read.
  init(of stills: [String]) throws {
    for still in stills {
      guard FileIdentity.isFolder(still) else {
        pictures.append(still)
        continue
      }
      let (found, failed) = (pictures.count, unreadable.count)
      gather(still)
      guard pictures.count == found else { continue }
      if unreadable.count > failed { throw unreadable[failed] }
      throw EmptyFolder(path: still)
    }
  }

  private mutating func gather(_ folder: String) {
    let names: [String]
    do throws(SystemError) {
      names = try entryNames(in: folder)
    } catch {
      return unreadable.append(UnreadablePlace(path: folder, reason: error))
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder + (folder.hasSuffix("/") ? "" : "/") + name
      if FileIdentity.isFolder(path) {
        if !FileIdentity.isLink(path) { gather(path) }
      } else if FileIdentity.isPlainFile(path) {
        if MediaReader.mayBePicture(atPath: path) { pictures.append(path) }
      } else if let reason = FileIdentity.refusal(of: path) {
        unreadable.append(UnreadablePlace(path: path, reason: reason))
      }
    }
  }
}

/// A folder or a file below a folder that cannot be read.
struct UnreadablePlace: Error, CustomStringConvertible {
  let path: String
  let reason: SystemError
  var description: String { "\(path.onOneLine): cannot be read: \(reason.words)" }
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

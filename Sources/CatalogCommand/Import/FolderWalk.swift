import Films
import Media
import PaletteCatalog
import PaletteFiles
import Platform

/// What is found below the named folders and files, in the order of names.
///
/// Hidden files and folders are left out, and links to folders are not followed, because they may
/// lead to a circle.
struct FolderWalk {
  /// What a file is read as.
  enum Kind {
    case still, film
    /// `film.json` in the folder of a film's report.
    case report
  }

  private(set) var found: [(kind: Kind, stamp: FileStamp)] = []
  /// What could not be looked at, in words.
  private(set) var problems: [String] = []
  private let root: Root
  /// The real path of the catalog's folder, which is left out: its thumbnails are pictures too.
  private let catalog: String?

  private struct Root {
    /// The absolute path, and whether paths below it are told relative to it.
    var place: String
    var isFolder: Bool
    /// The path as it was named.
    var named: String
    /// Whether there is anything at the path.
    var exists = true
  }

  /// Looks through a named folder or file.
  init(_ named: String, besides catalog: Catalog) {
    self.catalog = realPath(catalog.folder)
    guard let place = realPath(named) else {
      root = Root(place: named, isFolder: false, named: named, exists: false)
      problems.append("\(named.onOneLine): \(SystemError().words)")
      return
    }
    var status = stat()
    let isFolder = stat(place.platformString, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    root = Root(place: place, isFolder: isFolder, named: named)
    isFolder ? gather(place) : take(place, isNamed: true)
  }

  /// The absolute path of what was named; `nil` if there is nothing.
  var place: String? { root.exists ? root.place : nil }

  private mutating func gather(_ folder: String) {
    guard folder != catalog else { return }
    let start = folder + (folder.hasSuffix("/") ? "" : "/")
    // A report's pictures are drawn from its film, which is there shot by shot.
    let hasReport = isPlainFile(start + "film.json")
    let names: [String]
    do throws(SystemError) {
      names = try entryNames(in: folder)
    } catch {
      problems.append("\(shown(folder).onOneLine): cannot be read: \(error.words)")
      return
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = start + name
      if hasReport, name == "stills" || name != "film.json" && Self.reportFiles.contains(name) {
        continue
      }
      var status = stat()
      guard lstat(path.platformString, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: gather(path)
      case S_IFREG: take(path, isNamed: false)
      case S_IFLNK:
        if stat(path.platformString, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
          take(path, isNamed: false)
        }
      default: continue
      }
    }
  }

  /// The names of the files of a film's report.
  private static let reportFiles = Set(FilmFormat.all.map(\.fileName))

  private func isPlainFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path.platformString, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private mutating func take(_ path: String, isNamed: Bool) {
    let kind: Kind
    if path.lastName == "film.json", isPlainFile(path) {
      kind = .report
    } else if MediaReader.looksLikeFilm(atPath: path) {
      kind = .film
    } else if isNamed || MediaReader.mayBePicture(atPath: path) {
      kind = .still
    } else {
      return
    }
    var status = stat()
    guard stat(path.platformString, &status) == 0 else {
      problems.append("\(shown(path).onOneLine): \(SystemError().words)")
      return
    }
    found.append(
      (
        kind,
        FileStamp(
          place: path, path: shown(path), root: root.place, size: Int(status.st_size),
          modified: status.modified)
      ))
  }

  /// The path for people: relative to the named folder, or as it was named.
  private func shown(_ path: String) -> String {
    let start = root.place.nameBytes + (root.place.hasSuffix("/") ? [] : [UInt8(ascii: "/")])
    guard root.isFolder, path.nameBytes.starts(with: start) else { return root.named }
    return String(nameBytes: path.nameBytes.dropFirst(start.count))
  }
}

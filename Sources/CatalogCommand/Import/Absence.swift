import PaletteFiles
import Platform

/// Which files are gone, and which only cannot be reached.
///
/// A file is gone if its folder is there and does not have it. An empty folder may be the place of a
/// disk that is not there, a folder that may not be looked at tells nothing, and neither does a root
/// that is missing as a whole: what was known of them is kept.
struct Absence {
  /// What was named to `add`: absolute paths.
  let roots: [String]

  /// Whether a file has been deleted or moved.
  func isGone(_ place: String) -> Bool {
    isMissing(place) == true && isInReach(place)
  }

  /// Whether nothing can be said of a file, or it is below a root that is not there.
  func isOutOfReach(_ place: String) -> Bool {
    isMissing(place) == nil || isMissing(place) == true && !isInReach(place)
  }

  /// Whether there is nothing at a path; `nil` if the system does not say.
  private func isMissing(_ place: String) -> Bool? {
    var status = stat()
    if lstat(place.platformString, &status) == 0 { return false }
    return [ENOENT, ENOTDIR].contains(errno) ? true : nil
  }

  /// Whether the nearest folder that is there has something in it, and is not above the root.
  private func isInReach(_ place: String) -> Bool {
    let bytes = place.nameBytes
    let bases = roots.filter { root in
      root == "/" || bytes.starts(with: root.nameBytes + [UInt8(ascii: "/")])
    }.filter { isMissing($0) == false }
    // A file that was named itself is in reach if its folder is.
    let isNamed = roots.contains { $0.nameBytes == bytes }
    guard isNamed || !bases.isEmpty else { return false }
    var folder = place
    repeat {
      folder = String(folder.folderAndName.folder.dropLast())
      if folder.isEmpty { folder = "/" }
      if isMissing(folder) == false {
        return (try? entryNames(in: folder))?.isEmpty == false
      }
      // Of a file that was named itself, only its own folder counts.
    } while folder != "/" && !bases.isEmpty
    return false
  }
}

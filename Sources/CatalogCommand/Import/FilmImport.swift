import Media
import PaletteCatalog
import PaletteFiles
import Palettes
import Platform

/// The shots of films, from their reports; a film without one is read first.
struct FilmImport {
  let catalog: Catalog
  let hasThumbnails: Bool

  /// Reads a film, or uses what an earlier run has counted, and gives its shots.
  func film(at stamp: FileStamp) throws -> CatalogEntry {
    // A folder for each path: the film's own digest is only known when it has been read.
    let name = Digest.hex(Array(stamp.place.nameBytes)).prefix(32)
    let folder = "\(catalog.folder)/films/\(name)"
    _ = try FileOutput.makeFolder("\(catalog.folder)/films")
    _ = try FileOutput.makeFolder(folder)
    var run = try SiblingRun([
      "film", stamp.place, "--output", folder, "--format", "json", "--still-width", "320",
    ])
    run.sendNothing()
    while run.nextLine() != nil {}
    switch run.end() {
    // With status 2, the film ends early, and the report is of what is there.
    case .exited(status: 0), .exited(status: 2): break
    case .exited:
      return CatalogEntry(stamp: stamp, status: .damaged, reason: "the film could not be read")
    case .killed, nil:
      return CatalogEntry(stamp: stamp, status: .crashed, reason: "reading the film was ended")
    }
    return entry(at: stamp, report: folder + "/film.json")
  }

  /// The shots of a report that is there already.
  func report(at stamp: FileStamp) throws -> CatalogEntry {
    entry(at: stamp, report: stamp.place)
  }

  private static func thumbnail(of still: String) -> [UInt8]? {
    guard let input = try? MediaInput(path: still),
      let frame = try? StillPicture.frame(of: input, fitting: CatalogImport.thumbnailSize)
    else { return nil }
    return try? StillWriter.jpeg(frame, quality: 80)
  }

  private func entry(at stamp: FileStamp, report path: String) -> CatalogEntry {
    do {
      let input = try MediaInput(path: path)
      let report = try FilmReport(Array(input.contents))
      let stills = path.folderAndName.folder + "stills/"
      let items = report.shots.map { shot in
        var item = shot
        let number = String(shot.shot!.index + 1)
        let name = "shot-" + String(repeating: "0", count: max(0, 4 - number.count)) + number
        if hasThumbnails { item.thumbnail = Self.thumbnail(of: stills + name + ".jpg") }
        return item
      }
      return CatalogEntry(stamp: stamp, status: .ok, sha256: report.sha256, items: items)
    } catch let error as MediaError {
      return CatalogEntry(stamp: stamp, status: .unreadable, reason: "\(error)")
    } catch {
      return CatalogEntry(stamp: stamp, status: .damaged, reason: "\(error)")
    }
  }
}

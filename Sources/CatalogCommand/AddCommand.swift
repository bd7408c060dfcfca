import ArgumentParser
import PaletteCatalog
import PaletteFiles
import Palettes
import Platform

/// `filmpalette catalog add PATH…`
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add stills, folders of stills, films, and folders of film reports.",
    discussion: """
      Files that were added before and have not changed are not read again, so an
      interrupted run is continued by the same command. A folder is looked through
      with the folders below it, except hidden ones.
      """)

  @Argument(help: "Stills, films, folders.", completion: .file())
  var paths: [String]

  @OptionGroup var location: CatalogLocation
  @OptionGroup(title: "READING OPTIONS") var flags: ImportFlags

  @Option(
    help: ArgumentHelp(
      "Add your own columns: a CSV file with a header and a column 'path'.", valueName: "file"),
    completion: .file())
  var tags: String?

  func run() throws {
    // Read first: a mistake in it should not be told after hours of reading stills.
    let table = try tags.map { try TagTable(path: $0) }
    let catalog = try location.open(.creating)
    var work = CatalogImport(catalog: catalog, flags: flags)
    try work.add(paths.map { FolderWalk($0, besides: catalog) })
    if let table { try table.apply(to: catalog) }
    _ = try catalog.colors()
    try work.report(removed: 0)
  }
}

/// `filmpalette catalog update`
struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Look through everything that was added for new, changed and deleted files.",
    discussion: "A file that was moved keeps its item, since items are known by their content.")

  @OptionGroup var location: CatalogLocation
  @OptionGroup(title: "READING OPTIONS") var flags: ImportFlags

  func run() throws {
    let catalog = try location.open(.writing)
    let roots = try catalog.roots()
    let walks = roots.filter { realPath($0) != nil }.map { FolderWalk($0, besides: catalog) }
    var work = CatalogImport(catalog: catalog, flags: flags)
    try work.add(walks)
    let found = Set(walks.flatMap(\.found).map(\.stamp.place.nameBytes))
    let missing = try catalog.places().filter { !found.contains($0.place.nameBytes) }
    let absence = Absence(roots: roots)
    let gone = missing.filter { absence.isGone($0.place) }
    _ = try catalog.remove(places: gone.map(\.place))
    _ = try catalog.colors()
    let kept = missing.filter { absence.isOutOfReach($0.place) }.count
    if kept > 0 {
      reportError(
        "note: \(kept.counted("file")) kept that cannot be reached: a disk may not be there")
    }
    try work.report(removed: gone.count)
  }
}

/// `filmpalette catalog remove PATH…`
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take files, or all below a folder, out of the catalog; the files stay.")

  @Argument(help: "Paths as they are on the disk.", completion: .file())
  var paths: [String]

  @OptionGroup var location: CatalogLocation

  func run() throws {
    let catalog = try location.open(.writing)
    var failures = 0
    var removed = 0
    for path in paths {
      // As it was found, which may be a link; else what the link leads to.
      let places = [Self.absolute(path), realPath(path)].compactMap { $0 }
      var count: Int?
      for place in places where count == nil { count = try catalog.remove(below: place) }
      guard let count else {
        reportError("\(path.onOneLine): the catalog has nothing from here")
        failures += 1
        continue
      }
      removed += count
    }
    _ = try catalog.colors()
    try writeToStandardOutput(Array("\(removed.counted("file")) removed\n".utf8))
    guard failures == 0 else { throw ExitCode(failures == paths.count ? 1 : 2) }
  }

  /// The absolute path of a name that may be a link, or that may be gone with some of its folders.
  private static func absolute(_ path: String) -> String {
    var names = path.split(separator: "/").map(String.init)
    var missing = names.popLast().map { [$0] } ?? []
    while true {
      let folder = (path.hasPrefix("/") ? "/" : "") + names.joined(separator: "/")
      if let place = realPath(folder.isEmpty ? "." : folder) {
        return ([place == "/" ? "" : place] + missing).joined(separator: "/")
      }
      guard let name = names.popLast() else { return path }
      missing.insert(name, at: 0)
    }
  }
}

extension CatalogImport {
  /// Says what was done, and each failure.
  ///
  /// - Throws: `ExitCode` if something failed.
  func report(removed: Int) throws {
    for failure in failures { reportError(failure) }
    var parts = ["\(added.counted("file")) added"]
    if removed > 0 { parts.append("\(removed) removed") }
    if !failures.isEmpty { parts.append("\(failures.count) failed") }
    try writeToStandardOutput(Array((parts.joined(separator: ", ") + "\n").utf8))
    guard failures.isEmpty else { throw ExitCode(added == 0 ? 1 : 2) }
  }
}

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
    try work.add(paths.map { FolderWalk($0) })
    if let table { try table.apply(to: catalog) }
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
    // A disk that is not there is no reason to forget what is on it.
    let present = roots.filter { realPath($0) != nil }
    var work = CatalogImport(catalog: catalog, flags: flags)
    let walks = present.map { FolderWalk($0) }
    try work.add(walks)
    let found = Set(walks.flatMap(\.found).map(\.stamp.place))
    let gone = try catalog.places().filter { file in
      present.contains(file.root) && !found.contains(file.place)
        && !exists(file.place)
    }
    _ = try catalog.remove(places: gone.map(\.place))
    _ = try catalog.colors()
    for root in roots where !present.contains(root) {
      reportError("note: \(root.onOneLine) is not there; what was added from it is kept")
    }
    try work.report(removed: gone.count)
  }

  private func exists(_ place: String) -> Bool { access(place.platformString, F_OK) == 0 }
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
    let known = try catalog.places()
    var failures = 0
    var removed = 0
    for path in paths {
      let place = realPath(path) ?? Self.absolute(path)
      let gone = known.filter { $0.place == place || $0.place.hasPrefix(place + "/") }
      guard !gone.isEmpty else {
        reportError("\(path.onOneLine): the catalog has nothing from here")
        failures += 1
        continue
      }
      _ = try catalog.remove(places: gone.map(\.place))
      try catalog.remove(roots: catalog.roots().filter { $0 == place || $0.hasPrefix(place + "/") })
      removed += gone.count
    }
    _ = try catalog.colors()
    try writeToStandardOutput(Array("\(removed.counted("file")) removed\n".utf8))
    guard failures == 0 else { throw ExitCode(failures == paths.count ? 1 : 2) }
  }

  /// A path of something that is gone, from the root.
  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    let (folder, name) = path.folderAndName
    return (realPath(folder.isEmpty ? "." : folder) ?? folder) + "/" + name
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

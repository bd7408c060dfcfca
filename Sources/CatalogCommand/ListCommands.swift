import ArgumentParser
import PaletteCatalog
import PaletteFiles
import Palettes
import Platform

/// `filmpalette catalog list`
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the files of the catalog, and what became of them.")

  @OptionGroup var location: CatalogLocation

  @Flag(help: "Only files that could not be read, with the reason.")
  var failed = false

  func run() throws {
    let catalog = try location.open(.reading)
    for file in try catalog.places() where !failed || file.status != "ok" {
      let reason = file.reason.map { ": \($0)" } ?? ""
      let words = file.status == "ok" ? "" : "  (\(file.status)\(reason))"
      try writeToStandardOutput(Array((file.path.onOneLine + words.onOneLine + "\n").utf8))
    }
  }
}

/// `filmpalette catalog export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write every item as a table or as JSON.",
    discussion: "The same files give the same bytes, in whatever order they were added.")

  /// What an export is written as.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv, json
  }

  @OptionGroup var location: CatalogLocation

  @Option(name: .shortAndLong, help: "csv json; json has one line for each item (default: csv)")
  var format: Format?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "path"),
    completion: .file())
  var output: String?

  func run() throws {
    let catalog = try location.open(.reading)
    let isJSON = format == .json || format == nil && output?.lowercased().hasSuffix(".json") == true
    var bytes: [UInt8] = isJSON ? [] : Array(HitTable.header.utf8)
    try catalog.forEachItem { item in
      let hit = CatalogHit(item: item)
      bytes += Array((isJSON ? item.json.text + "\n" : HitTable.row(hit)).utf8)
    }
    if let output {
      try FileOutput.write(bytes, to: output)
    } else {
      try writeToStandardOutput(bytes)
    }
  }
}

/// `filmpalette catalog info`
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Say what is in the catalog, or what is known of one item.")

  @Argument(help: "An item's identifier.")
  var id: String?

  @OptionGroup var location: CatalogLocation

  func run() throws {
    let catalog = try location.open(.reading)
    if let id {
      return try writeToStandardOutput(Array((catalog.item(id: id).json.text + "\n").utf8))
    }
    let summary = try catalog.summary()
    let lines = [
      "folder    \(catalog.folder.onOneLine)",
      "items     \(summary.stills.counted("still")), \(summary.shots.counted("shot"))",
      "files     \(summary.files), \(summary.failed) of them could not be read",
      "added     "
        + (summary.roots.isEmpty
          ? "nothing" : summary.roots.map(\.onOneLine).joined(separator: "\n          ")),
      "format    \(summary.format)",
    ]
    try writeToStandardOutput(Array((lines.joined(separator: "\n") + "\n").utf8))
  }
}

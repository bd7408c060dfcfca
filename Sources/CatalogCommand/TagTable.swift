import Media
import PaletteCatalog
import PaletteFiles
import Platform

/// A user's own columns for files: a CSV table with a header, one column of which is `path`.
struct TagTable {
  /// The table cannot be used.
  struct Invalid: Error, CustomStringConvertible {
    let description: String
  }

  private let rows: [(path: String, fields: [(String, String)])]
  private let file: String

  /// - Throws: `Invalid`, with the file and the reason.
  init(path file: String) throws {
    self.file = file
    let table: [[String]]
    do {
      table = try CSVRows.rows(of: Array(MediaInput(path: file).contents))
    } catch {
      throw Invalid(description: "\(file.onOneLine): \(error)")
    }
    let header = table.first?.map { $0.lowercased() } ?? []
    guard let place = header.firstIndex(of: "path"), header.count > 1 else {
      throw Invalid(
        description: "\(file.onOneLine): the first row names no column 'path' beside others")
    }
    let builtIn = Facet.all.map(\.name) + CatalogFilter.textFields.filter { $0 != "path" }
    if let field = header.first(where: builtIn.contains) {
      throw Invalid(
        description:
          "\(file.onOneLine): the column '\(field)' has the name of a field of the catalog")
    }
    rows = table.dropFirst().filter { $0.count > place && !$0[place].isEmpty }.map { row in
      let fields = zip(header, row).enumerated()
        .filter { $0.offset != place && !$0.element.0.isEmpty }.map(\.element)
      return (row[place], fields)
    }
  }

  /// Sets the columns. Paths are from the table's folder, from here, or as they were added.
  func apply(to catalog: Catalog) throws {
    var byPath: [String: [String]] = [:]
    for known in try catalog.places() { byPath[known.path, default: []].append(known.place) }
    let folder = file.folderAndName.folder
    let tags = rows.map { row -> (place: String, fields: [(String, String)]) in
      let start = row.path.hasPrefix("/") ? "" : folder
      let known = byPath[row.path] ?? []
      // A path that two files have says of neither which it is.
      let place =
        realPath(start + row.path) ?? realPath(row.path) ?? (known.count == 1 ? known[0] : row.path)
      return (place, row.fields)
    }
    let known = try catalog.setTags(tags)
    if known < tags.count {
      reportError(
        "note: \(file.onOneLine): \(tags.count - known) of \(tags.count) paths are not in the catalog"
      )
    }
  }
}

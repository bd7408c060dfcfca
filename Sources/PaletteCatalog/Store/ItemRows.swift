import ColorScience
import GRDB
import PaletteFiles
import Palettes

/// The rows of items in all tables: they are made and removed together.
enum ItemRows {
  static func insert(_ item: NewItem, into database: Database) throws {
    let palette = item.palette
    try database.execute(
      sql: """
        INSERT INTO items
          (id, sha256, kind, film, shot, start, "end", width, height, format, version, settings,
           signature, colors, facts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
          film = excluded.film, shot = excluded.shot, start = excluded.start,
          "end" = excluded."end", width = excluded.width, height = excluded.height,
          format = excluded.format, version = excluded.version, settings = excluded.settings,
          signature = excluded.signature, colors = excluded.colors, facts = excluded.facts
        """,
      arguments: [
        item.id, item.sha256, item.shot == nil ? "still" : "shot", item.film,
        item.shot?.index, item.shot?.start, item.shot?.end, item.width, item.height, item.format,
        item.version,
        item.settings, PaletteSignature(palette).data, JSONValue.colors(palette).text,
        palette.facts.map { JSONValue.facts($0).text },
      ])
    let number = try Int64.fetchOne(
      database, sql: "SELECT number FROM items WHERE id = ?", arguments: [item.id])!
    try insertSwatches(of: palette, item: number, into: database)
    try insertFacets(of: item, number: number, into: database)
    try database.execute(sql: "DELETE FROM words WHERE rowid = ?", arguments: [number])
    try database.execute(
      sql: "INSERT INTO words (rowid, path, title, texts, tags) VALUES (?, '', ?, ?, '')",
      arguments: [number, item.title, item.texts.joined(separator: "\n")])
  }

  private static func insertSwatches(
    of palette: Palette, item number: Int64, into database: Database
  ) throws {
    try database.execute(sql: "DELETE FROM swatches WHERE item = ?", arguments: [number])
    let insert = try database.cachedStatement(
      sql: "INSERT INTO swatches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for (place, swatch) in palette.swatches.enumerated() {
      let lab = swatch.eightBit.coordinates(in: .lab)
      try insert.execute(arguments: [
        number, place, swatch.color.hex, swatch.name, swatch.role.rawValue, swatch.proportion,
        lab.x, lab.y, lab.z,
      ])
    }
  }

  private static func insertFacets(
    of item: NewItem, number: Int64, into database: Database
  ) throws {
    let source = FacetSource(
      colors: item.palette.swatches.map { ($0.eightBit, $0.proportion) },
      facts: item.palette.facts, width: item.width, height: item.height,
      duration: item.shot.map { $0.end - $0.start })
    let marks = Facet.all.map { _ in ", ?" }.joined()
    let values: [(any DatabaseValueConvertible)?] = [number] + Facet.all.map { $0.value(source) }
    try database.execute(
      sql: "INSERT OR REPLACE INTO facets VALUES (?\(marks))",
      arguments: StatementArguments(values))
  }

  /// Makes the words of an item from the paths and tags of the files that have its bytes.
  static func indexWords(ofItem id: String, in database: Database) throws {
    try database.execute(
      sql: """
        UPDATE words SET
          path = (SELECT coalesce(group_concat(path, char(10)), '') FROM
            (SELECT path FROM files WHERE sha256 = items.sha256 ORDER BY place)),
          tags = (SELECT coalesce(group_concat(value, char(10)), '') FROM
            (SELECT value FROM tags JOIN files USING (place)
             WHERE sha256 = items.sha256 ORDER BY place, field))
        FROM items WHERE items.id = ? AND words.rowid = items.number
        """, arguments: [id])
  }

  /// Removes the items of content that no file has any more; returns their identifiers.
  static func removeOrphans(of digest: String, in database: Database) throws -> [String] {
    let isUsed = try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM files WHERE sha256 = ?)", arguments: [digest])
    let ids = try String.fetchAll(
      database, sql: "SELECT id FROM items WHERE sha256 = ? ORDER BY number", arguments: [digest])
    guard isUsed == false else {
      for id in ids { try indexWords(ofItem: id, in: database) }
      return []
    }
    for id in ids { try remove(item: id, in: database) }
    return ids
  }

  /// Removes one item.
  static func remove(item id: String, in database: Database) throws {
    try database.execute(
      sql: "DELETE FROM words WHERE rowid = (SELECT number FROM items WHERE id = ?)",
      arguments: [id])
    try database.execute(sql: "DELETE FROM items WHERE id = ?", arguments: [id])
  }
}

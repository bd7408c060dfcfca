import ColorScience
import GRDB
import PaletteFiles
import Palettes
import Platform

extension Catalog {
  /// Notes folders or files that were named to `add`, so that `update` looks through them again.
  package func addRoots(_ places: [String]) throws(CatalogError) {
    try write { database in
      for place in places {
        try database.execute(
          sql: "INSERT INTO roots VALUES (?) ON CONFLICT DO NOTHING", arguments: [place])
      }
    }
  }

  /// The absolute paths that were named to `add`.
  package func roots() throws(CatalogError) -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT place FROM roots ORDER BY place") }
  }

  /// What is known of the files at these places: their stamps, by place. A file that failed for a
  /// reason that may pass, such as a deadline, is not known.
  package func knownFiles() throws(CatalogError) -> [String: FileStamp] {
    try read { database in
      var known: [String: FileStamp] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT place, path, root, size, modified FROM files
          WHERE status NOT IN ('timeout', 'crashed', 'unreadable', 'missing')
          """)
      while let row = try rows.next() {
        known[row[0]] = FileStamp(
          place: row[0], path: row[1], root: row[2], size: row[3], modified: row[4])
      }
      return known
    }
  }

  /// Adds what became of files, as one change: all of them or none. A file that was there is
  /// replaced.
  ///
  /// - Complexity: O(entries × log items), some 0.1 ms for a still.
  package func add(_ entries: [CatalogEntry]) throws(CatalogError) {
    for item in entries.lazy.flatMap(\.items) { try writeThumbnail(of: item) }
    let gone = try write { database in
      var gone: [String] = []
      for entry in entries {
        let before = try String.fetchOne(
          database, sql: "SELECT sha256 FROM files WHERE place = ?",
          arguments: [entry.stamp.place])
        try Self.insert(entry, into: database)
        for item in entry.items {
          try Self.insert(item, into: database)
          try Self.indexWords(ofItem: item.id, in: database)
        }
        if let before, before != entry.sha256 {
          gone += try Self.removeOrphans(of: before, in: database)
        }
      }
      return gone
    }
    removeThumbnails(of: gone)
  }

  /// Takes files out of the catalog; the files themselves are not touched.
  ///
  /// - Returns: the identifiers of the items that are gone.
  package func remove(places: [String]) throws(CatalogError) -> [String] {
    let gone = try write { database in
      var gone: [String] = []
      for place in places {
        let digest = try String.fetchOne(
          database, sql: "SELECT sha256 FROM files WHERE place = ?", arguments: [place])
        try database.execute(sql: "DELETE FROM files WHERE place = ?", arguments: [place])
        try database.execute(sql: "DELETE FROM tags WHERE place = ?", arguments: [place])
        if let digest { gone += try Self.removeOrphans(of: digest, in: database) }
      }
      return gone
    }
    removeThumbnails(of: gone)
    return gone
  }

  private func removeThumbnails(of ids: [String]) {
    for id in ids { unlink(thumbnailPath(of: id).platformString) }
  }

  /// Takes roots out, so that `update` does not look there any more.
  package func remove(roots: [String]) throws(CatalogError) {
    try write { database in
      for root in roots {
        try database.execute(sql: "DELETE FROM roots WHERE place = ?", arguments: [root])
      }
    }
  }

  /// Sets a user's own columns for files; a column without a value is taken away.
  ///
  /// - Parameter tags: values by field, for files by place; those of unknown files are ignored.
  /// - Returns: how many of the files are in the catalog.
  package func setTags(_ tags: [(place: String, fields: [(String, String)])]) throws(CatalogError)
    -> Int
  {
    try write { database in
      var known = 0
      for (place, fields) in tags {
        let row = try Row.fetchOne(
          database, sql: "SELECT sha256 FROM files WHERE place = ?", arguments: [place])
        guard let row else { continue }
        known += 1
        for (field, value) in fields {
          try database.execute(
            sql: "DELETE FROM tags WHERE place = ? AND field = ?", arguments: [place, field])
          guard !value.isEmpty else { continue }
          try database.execute(
            sql: "INSERT INTO tags VALUES (?, ?, ?)", arguments: [place, field, value])
        }
        guard let digest = row[0] as String? else { continue }
        let ids = try String.fetchAll(
          database, sql: "SELECT id FROM items WHERE sha256 = ?", arguments: [digest])
        for id in ids { try Self.indexWords(ofItem: id, in: database) }
      }
      return known
    }
  }

  private static func insert(_ entry: CatalogEntry, into database: Database) throws {
    let stamp = entry.stamp
    try database.execute(
      sql: "INSERT INTO roots VALUES (?) ON CONFLICT DO NOTHING", arguments: [stamp.root])
    try database.execute(
      sql: "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        stamp.place, stamp.path, stamp.root, stamp.size, stamp.modified, entry.status.rawValue,
        entry.reason, entry.sha256,
      ])
  }

  private static func insert(_ item: NewItem, into database: Database) throws {
    let palette = item.palette
    try database.execute(
      sql: """
        INSERT INTO items
          (id, sha256, kind, shot, start, "end", width, height, format, version, settings,
           signature, colors, facts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
          version = excluded.version, settings = excluded.settings,
          signature = excluded.signature, colors = excluded.colors, facts = excluded.facts
        """,
      arguments: [
        item.id, item.sha256, item.shot == nil ? "still" : "shot", item.shot?.index,
        item.shot?.start, item.shot?.end, item.width, item.height, item.format, item.version,
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
  private static func indexWords(ofItem id: String, in database: Database) throws {
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
  private static func removeOrphans(of digest: String, in database: Database) throws -> [String] {
    let isUsed = try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM files WHERE sha256 = ?)", arguments: [digest])
    let ids = try String.fetchAll(
      database, sql: "SELECT id FROM items WHERE sha256 = ? ORDER BY number", arguments: [digest])
    guard isUsed == false else {
      for id in ids { try indexWords(ofItem: id, in: database) }
      return []
    }
    try database.execute(
      sql: "DELETE FROM words WHERE rowid IN (SELECT number FROM items WHERE sha256 = ?)",
      arguments: [digest])
    try database.execute(sql: "DELETE FROM items WHERE sha256 = ?", arguments: [digest])
    return ids
  }

  private func writeThumbnail(of item: NewItem) throws(CatalogError) {
    guard let thumbnail = item.thumbnail else { return }
    let path = thumbnailPath(of: item.id)
    do {
      _ = try FileOutput.makeFolder(folder + "/thumbnails")
      _ = try FileOutput.makeFolder(path.folderAndName.folder)
      try FileOutput.write(thumbnail, to: path)
    } catch {
      throw .unusable(folder: folder.onOneLine, reason: "\(error)")
    }
  }
}

import GRDB
import PaletteFiles
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

  /// What is known of files: their stamps, by the bytes of their places. A file that failed for a
  /// reason that may pass, such as a deadline, is not known.
  package func knownFiles() throws(CatalogError) -> [[UInt8]: FileStamp] {
    try read { database in
      var known: [[UInt8]: FileStamp] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT place, path, root, size, modified FROM files
          WHERE status NOT IN ('timeout', 'crashed', 'unreadable', 'missing')
          """)
      while let row = try rows.next() {
        let place: String = row[0]
        known[place.nameBytes] = FileStamp(
          place: place, path: row[1], root: row[2], size: row[3], modified: row[4])
      }
      return known
    }
  }

  /// Adds what became of files, as one change: all of them or none. A file that was there is
  /// replaced, and keeps the path and root that it was first added by.
  ///
  /// - Complexity: O(entries × log items), some 0.1 ms for a still.
  package func add(_ entries: [CatalogEntry]) throws(CatalogError) {
    try write { database in
      var former: [String] = []
      for entry in entries {
        let before = try String.fetchOne(
          database, sql: "SELECT sha256 FROM files WHERE place = ?",
          arguments: [entry.stamp.place])
        if let before, before != entry.sha256 { former.append(before) }
        try Self.insert(entry, into: database)
        try Self.removeShots(besides: entry, in: database).forEach(removeThumbnail)
        for item in entry.items {
          try writeThumbnail(of: item)
          try ItemRows.insert(item, into: database)
          try ItemRows.indexWords(ofItem: item.id, in: database)
        }
      }
      // At the end: bytes that one file has lost another one may have got.
      for digest in former {
        try ItemRows.removeOrphans(of: digest, in: database).forEach(removeThumbnail)
      }
    }
  }

  /// Takes files out of the catalog, as one change; the files themselves are not touched. What a user
  /// has added to a file goes to another one with the same bytes that has nothing of the kind: a
  /// file that was moved keeps it.
  ///
  /// - Returns: the identifiers of the items that are gone.
  package func remove(places: [String]) throws(CatalogError) -> [String] {
    try write { try remove(places: places, in: $0) }
  }

  /// Takes a file, or all files and roots below a folder, out of the catalog, as one change.
  ///
  /// - Parameter place: an absolute path without a slash at its end.
  /// - Returns: how many files there were; `nil` if there was nothing, and no root either.
  package func remove(below place: String) throws(CatalogError) -> Int? {
    let below = place == "/" ? place : place + "/"
    let condition = "place = ? OR substr(place, 1, length(?)) = ?"
    return try write { database in
      let places = try String.fetchAll(
        database, sql: "SELECT place FROM files WHERE \(condition)",
        arguments: [place, below, below])
      _ = try remove(places: places, in: database)
      try database.execute(
        sql: "DELETE FROM roots WHERE \(condition)", arguments: [place, below, below])
      return places.isEmpty && database.changesCount == 0 ? nil : places.count
    }
  }

  private func remove(places: [String], in database: Database) throws -> [String] {
    var gone: [String] = []
    for place in places {
      let digest = try String.fetchOne(
        database, sql: "SELECT sha256 FROM files WHERE place = ?", arguments: [place])
      try database.execute(sql: "DELETE FROM files WHERE place = ?", arguments: [place])
      if let digest {
        let heir = try String.fetchOne(
          database,
          sql: """
            SELECT place FROM files WHERE sha256 = ?
              AND NOT EXISTS (SELECT 1 FROM tags WHERE tags.place = files.place)
            ORDER BY place LIMIT 1
            """, arguments: [digest])
        if let heir {
          try database.execute(
            sql: "UPDATE tags SET place = ? WHERE place = ?", arguments: [heir, place])
        }
        gone += try ItemRows.removeOrphans(of: digest, in: database)
      }
      try database.execute(sql: "DELETE FROM tags WHERE place = ?", arguments: [place])
    }
    gone.forEach(removeThumbnail)
    return gone
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
        for id in ids { try ItemRows.indexWords(ofItem: id, in: database) }
      }
      return known
    }
  }

  private static func insert(_ entry: CatalogEntry, into database: Database) throws {
    let stamp = entry.stamp
    try database.execute(
      sql: "INSERT INTO roots VALUES (?) ON CONFLICT DO NOTHING", arguments: [stamp.root])
    try database.execute(
      sql: """
        INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (place) DO UPDATE SET size = excluded.size, modified = excluded.modified,
          status = excluded.status, reason = excluded.reason, sha256 = excluded.sha256
        """,
      arguments: [
        stamp.place, stamp.path, stamp.root, stamp.size, stamp.modified, entry.status.rawValue,
        entry.reason, entry.sha256,
      ])
  }

  /// Removes the shots that an earlier report of the same film had, and this one has not.
  private static func removeShots(
    besides entry: CatalogEntry, in database: Database
  ) throws -> [String] {
    guard let digest = entry.sha256, entry.items.contains(where: { $0.shot != nil }) else {
      return []
    }
    let kept = Set(entry.items.map(\.id))
    let ids = try String.fetchAll(
      database, sql: "SELECT id FROM items WHERE sha256 = ?", arguments: [digest]
    ).filter { !kept.contains($0) }
    for id in ids { try ItemRows.remove(item: id, in: database) }
    return ids
  }

  private func removeThumbnail(of id: String) { unlink(thumbnailPath(of: id).platformString) }

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

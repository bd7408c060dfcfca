import GRDB

/// A file of a catalog, and what became of it.
package struct CatalogFile: Sendable, Equatable {
  /// The absolute path, the path as it was added, and what was named to `add`.
  package var place, path, root: String
  package var status: String
  package var reason: String?
}

/// What is in a catalog, in numbers.
package struct CatalogSummary: Sendable, Equatable {
  package var stills, shots, files, failed: Int
  package var roots: [String]
  /// The version of its tables.
  package var format: Int
}

extension Catalog {
  /// All files, in the order of their absolute paths.
  package func places() throws(CatalogError) -> [CatalogFile] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT place, path, root, status, reason FROM files ORDER BY place"
      ).map {
        CatalogFile(place: $0[0], path: $0[1], root: $0[2], status: $0[3], reason: $0[4])
      }
    }
  }

  package func summary() throws(CatalogError) -> CatalogSummary {
    let roots = try roots()
    return try read { database in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
      return CatalogSummary(
        stills: try count("SELECT count(*) FROM items WHERE kind = 'still'"),
        shots: try count("SELECT count(*) FROM items WHERE kind = 'shot'"),
        files: try count("SELECT count(*) FROM files"),
        failed: try count("SELECT count(*) FROM files WHERE status <> 'ok'"),
        roots: roots, format: try count("PRAGMA user_version"))
    }
  }

  /// Calls a closure with every item, in the order of their identifiers.
  ///
  /// - Complexity: O(items), a batch in memory at a time.
  package func forEachItem(_ body: (CatalogItem) throws -> Void) throws {
    let numbers = try read { database in
      try Int64.fetchAll(database, sql: "SELECT number FROM items ORDER BY id")
    }
    var rest = numbers[...]
    while !rest.isEmpty {
      let batch = rest.prefix(1000)
      let items = try items(numbers: Array(batch))
      for number in batch { try items[number].map(body) }
      rest = rest.dropFirst(1000)
    }
  }
}

import GRDB

/// The tables of a catalog. `Documentation/catalog-format.md` promises them to others.
enum CatalogSchema {
  /// The format that this program writes. It rises with every change of the tables.
  static let version = 1

  /// Makes the tables of a new catalog.
  static func create(in database: Database) throws {
    for statement in statements { try database.execute(sql: statement) }
    try database.execute(sql: "PRAGMA user_version = \(version)")
  }

  private static let statements = [
    // Folders and files that were named to `add`.
    """
    CREATE TABLE roots (
      place TEXT PRIMARY KEY NOT NULL  -- absolute path
    ) WITHOUT ROWID
    """,
    // One row for each file that was looked at.
    """
    CREATE TABLE files (
      place TEXT PRIMARY KEY NOT NULL,  -- absolute path
      path TEXT NOT NULL,               -- as it was added
      root TEXT NOT NULL REFERENCES roots,
      size INTEGER NOT NULL,            -- bytes
      modified INTEGER NOT NULL,        -- nanoseconds since 1970
      status TEXT NOT NULL,             -- ok, or as in rows of `filmpalette count`
      reason TEXT,                      -- why there is no result
      sha256 TEXT                       -- of the bytes
    ) WITHOUT ROWID
    """,
    "CREATE INDEX files_sha256 ON files (sha256)",
    "CREATE INDEX files_root ON files (root)",
    // A still or a shot: what is found. Two files with the same bytes are one item.
    """
    CREATE TABLE items (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      sha256 TEXT NOT NULL,             -- of the still, or of the film
      kind TEXT NOT NULL,               -- still, shot
      film TEXT,                        -- the name of a shot's film
      shot INTEGER,                     -- counted from 0
      start REAL, "end" REAL,           -- seconds
      width INTEGER NOT NULL, height INTEGER NOT NULL,
      format TEXT NOT NULL,
      version TEXT NOT NULL,            -- of the program that counted
      settings TEXT NOT NULL,           -- JSON
      signature BLOB NOT NULL,          -- 64 bytes, for search
      colors TEXT NOT NULL,             -- JSON, as `filmpalette -f json` writes them
      facts TEXT                        -- JSON
    )
    """,
    "CREATE INDEX items_sha256 ON items (sha256)",
    """
    CREATE TABLE swatches (
      item INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
      place INTEGER NOT NULL,           -- in the palette, from 0
      hex TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
      proportion REAL NOT NULL,         -- 0…1
      lightness REAL NOT NULL, a REAL NOT NULL, b REAL NOT NULL,  -- CIELAB, D65
      PRIMARY KEY (item, place)
    ) WITHOUT ROWID
    """,
    // Narrow, so that a filter over all items reads little.
    """
    CREATE TABLE facets (
      item INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE,
    \(Facet.all.map { "  \($0.name) REAL" }.joined(separator: ",\n"))
    )
    """,
    // A user's own columns, of files: they stay if the bytes change.
    """
    CREATE TABLE tags (
      place TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (place, field)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX tags_value ON tags (field, value)",
    """
    CREATE VIRTUAL TABLE words USING fts5(
      path, title, texts, tags, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    )
    """,
    // The checksum of the color file; no row while that must be made again.
    "CREATE TABLE colorfile (checksum INTEGER NOT NULL, count INTEGER NOT NULL)",
  ]
}

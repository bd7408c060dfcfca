import GRDB
import PaletteFiles
import Platform

/// A catalog of stills and shots in a folder: a database of facts, a file of colors, thumbnails.
///
/// Any number of processes may read at once, and one at a time writes; the others wait for it.
///
/// | in the folder | what |
/// |---|---|
/// | `catalog.sqlite` | everything that is known; SQLite |
/// | `colors.bin` | the colors, for search; derived, made again when missing or spoiled |
/// | `thumbnails/` | a JPEG for each item, by its identifier |
/// | `films/` | reports of films that were added |
public struct Catalog: Sendable {
  /// The folder's path.
  public let folder: String
  let database: DatabasePool
  let isReadOnly: Bool

  /// How long a process waits for another one that writes.
  private static let patience = 60.0

  /// Opens the catalog in a folder.
  ///
  /// - Parameters:
  ///   - folder: a path; folders above it are made too.
  ///   - mode: `reading` changes nothing but the color file; `creating` makes the folder and the
  ///     tables if there are none.
  /// - Throws: `CatalogError`.
  public init(folder: String, mode: Mode) throws(CatalogError) {
    let place = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let path = place + "/catalog.sqlite"
    let exists = access(path.platformString, F_OK) == 0
    guard exists || mode == .creating else { throw .missing(folder: folder.onOneLine) }
    var configuration = Configuration()
    configuration.busyMode = .timeout(Self.patience)
    configuration.readonly = mode == .reading
    configuration.label = "filmpalette"
    do {
      if !exists { try Self.makeFolders(place) }
      database = try DatabasePool(path: path, configuration: configuration)
      if mode != .reading { try Self.prepare(database) }
    } catch {
      throw Self.words(for: error, folder)
    }
    (self.folder, isReadOnly) = (place, mode == .reading)
    try checkVersion()
  }

  /// What a catalog is opened for.
  public enum Mode: Sendable {
    case reading, writing, creating
  }

  /// The path of an item's thumbnail, whether it exists or not.
  public func thumbnailPath(of id: String) -> String {
    "\(folder)/thumbnails/\(id.prefix(2))/\(id).jpg"
  }

  private static func makeFolders(_ place: String) throws {
    var path = place.hasPrefix("/") ? "/" : ""
    for part in place.split(separator: "/") {
      path += part + "/"
      _ = try FileOutput.makeFolder(path)
    }
  }

  private static func prepare(_ database: DatabasePool) throws {
    try database.write { database in
      // Another program's database has tables and may have no version.
      let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
      guard try Int.fetchOne(database, sql: "PRAGMA user_version") == 0, tables == 0 else { return }
      try CatalogSchema.create(in: database)
    }
  }

  private func checkVersion() throws(CatalogError) {
    let version = try read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    guard version <= CatalogSchema.version else {
      throw .newer(folder: folder, version: String(version))
    }
    guard version == CatalogSchema.version else {
      throw .unusable(folder: folder, reason: "catalog.sqlite is not a catalog")
    }
  }
}

// MARK: Access

extension Catalog {
  /// Reads from one state of the database.
  func read<Value>(_ work: (Database) throws -> Value) throws(CatalogError) -> Value {
    do {
      return try database.read(work)
    } catch {
      throw Self.words(for: error, folder)
    }
  }

  /// Changes the database; all or nothing.
  func write<Value>(_ work: (Database) throws -> Value) throws(CatalogError) -> Value {
    do {
      return try database.write { database in
        let value = try work(database)
        if database.totalChangesCount > 0 {
          try database.execute(sql: "DELETE FROM colorfile")
        }
        return value
      }
    } catch {
      throw Self.words(for: error, folder)
    }
  }

  private static func words(for error: any Error, _ folder: String) -> CatalogError {
    let place = folder.onOneLine
    if let known = error as? CatalogError { return known }
    guard let error = error as? DatabaseError else {
      return .unusable(folder: place, reason: "\(error)")
    }
    let reason =
      switch error.resultCode {
      case .SQLITE_NOTADB: "catalog.sqlite is not a database"
      case .SQLITE_CORRUPT: "the database is damaged: \(error.message ?? "malformed")"
      case .SQLITE_FULL: "the disk is full"
      case .SQLITE_BUSY, .SQLITE_LOCKED: "another process has been writing for a minute"
      case .SQLITE_READONLY: "it cannot be written to"
      case .SQLITE_CANTOPEN: "catalog.sqlite cannot be opened"
      default: error.message ?? "error \(error.resultCode.rawValue) of SQLite"
      }
    return .unusable(folder: place, reason: reason)
  }
}

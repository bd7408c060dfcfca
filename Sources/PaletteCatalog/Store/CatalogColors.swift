import Foundation
import GRDB
import PaletteFiles
import Platform

extension Catalog {
  private var colorPath: String { folder + "/colors.bin" }

  /// The colors of all items. If the file is missing, spoiled or old, it is made again.
  ///
  /// - Throws: `CatalogError`, also if it must be made again and cannot be written.
  /// - Complexity: some 10 ms for a million items, a few seconds if it must be made again.
  package func colors() throws(CatalogError) -> ColorFile {
    let known = try read { database in
      try Int64.fetchOne(database, sql: "SELECT checksum FROM colorfile")
    }
    if let known, let file = try? ColorFile(path: colorPath),
      file.checksum == UInt64(bitPattern: known)
    {
      return file
    }
    return try makeColors()
  }

  /// Writes the color file, and notes that it is that of the database.
  private func makeColors() throws(CatalogError) -> ColorFile {
    do {
      let writer = isReadOnly ? try Catalog(folder: folder, mode: .writing) : self
      // As one change, so that the file is that of the state that the note is in.
      return try writer.database.write { database in
        var items: [(number: Int64, signature: PaletteSignature)] = []
        let rows = try Row.fetchCursor(
          database, sql: "SELECT number, signature FROM items ORDER BY number")
        while let row = try rows.next() {
          let signature = try row.withUnsafeData(atIndex: 1) { data in
            data.flatMap { data in
              data.withUnsafeBytes {
                $0.count == PaletteSignature.size ? PaletteSignature(bytes: $0) : nil
              }
            }
          }
          guard let signature, signature.isValid else {
            throw CatalogError.unusable(
              folder: folder,
              reason: "the database is damaged: item \(row[0] as Int64) has no colors")
          }
          items.append((row[0], signature))
        }
        let bytes = ColorFile.bytes(of: items)
        try FileOutput.write(bytes, to: colorPath)
        try database.execute(sql: "DELETE FROM colorfile")
        try database.execute(
          sql: "INSERT INTO colorfile VALUES (?, ?)",
          arguments: [Int64(bitPattern: ColorFile.checksum(of: bytes)), items.count])
        return try ColorFile(path: colorPath)
      }
    } catch {
      throw (error as? CatalogError)
        ?? .unusable(folder: folder, reason: "the colors cannot be written: \(error)")
    }
  }
}

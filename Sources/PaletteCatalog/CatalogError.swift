/// What can go wrong with a catalog, in words for its user.
public enum CatalogError: Error, Equatable, CustomStringConvertible {
  /// There is no catalog in this folder.
  case missing(folder: String)
  /// A newer version of the program has written it.
  case newer(folder: String, version: String)
  /// The database cannot be read or written, with SQLite's or the system's words.
  case unusable(folder: String, reason: String)
  /// Something cannot be searched for.
  case invalidQuery(String)
  /// No item has this identifier.
  case unknownItem(String)

  public var description: String {
    switch self {
    case .missing(let folder): "\(folder): there is no catalog here; 'catalog add' makes one"
    case .newer(let folder, let version):
      "\(folder): this catalog is of format \(version), which is newer than this program"
    case .unusable(let folder, let reason): "\(folder): \(reason)"
    case .invalidQuery(let reason): reason
    case .unknownItem(let id): "the catalog has no item '\(id)'"
    }
  }
}

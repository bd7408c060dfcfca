import GRDB
import PaletteFiles
import Palettes

/// What is searched for: by color, by words, by facets; in what order, and which part of it.
public struct CatalogQuery: Sendable, Equatable {
  public var colors = ColorQuery()
  /// The item to be like; it is not among what is found.
  public var likeID: String?
  /// Words that must all be there, in paths, titles, subtitles or a user's own columns; a word may
  /// be the beginning of one that is there.
  public var text = ""
  public var filters: [CatalogFilter] = []
  public var order = CatalogOrder.usual
  /// The most items of the answer, 1…`mostItems`.
  public var limit = 50
  /// How many items to leave out before the first.
  public var offset = 0

  /// The largest `limit`.
  public static let mostItems = 10_000

  public init() {}

  /// - Throws: `CatalogError.invalidQuery`.
  public func validate() throws(CatalogError) {
    try colors.validate()
    guard (1...Self.mostItems).contains(limit) else {
      throw .invalidQuery("the limit is 1…\(Self.mostItems), not \(limit)")
    }
    guard match != nil || text.allSatisfy(\.isWhitespace) else {
      throw .invalidQuery("'\(text.onOneLine)' has no letter or number to look for")
    }
    guard offset >= 0, offset < Int(Int32.max) else {
      throw .invalidQuery("the offset is a number from 0")
    }
  }

  /// The words as FTS5 takes them; `nil` if there are none.
  var match: String? {
    // By scalars: a mark that joins with a following quote would hide it.
    let words = text.unicodeScalars.split {
      !$0.properties.isAlphabetic && $0.properties.numericType == nil
    }
    guard !words.isEmpty else { return nil }
    return words.map { "\"\(String($0))\"*" }.joined(separator: " ")
  }

  /// The conditions on items in SQL; `nil` if there are none.
  var condition: (sql: String, arguments: StatementArguments)? {
    var parts = filters.map(\.sql)
    if let match {
      parts.append(("items.number IN (SELECT rowid FROM words WHERE words MATCH ?)", [match]))
    }
    guard !parts.isEmpty else { return nil }
    return (
      parts.map { "(\($0.condition))" }.joined(separator: " AND "),
      parts.reduce(into: StatementArguments()) { $0 += $1.arguments }
    )
  }
}

/// The order of what is found.
public enum CatalogOrder: Sendable, Equatable {
  /// The nearest first if something is searched for by color, else by path.
  case usual
  case path
  /// The last added first.
  case added
  case facet(String, isDescending: Bool)

  /// What a user types.
  public static let domain = "distance, path, added, or a facet; FACET:down for the largest first"

  /// - Throws: `CatalogError.invalidQuery`.
  public init(typed text: String) throws(CatalogError) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let field = String(parts.first ?? "")
    let direction = parts.count > 1 ? String(parts[1]) : "up"
    let isFacet = Facet.all.contains { $0.name == field }
    guard parts.count == 1 || parts.count == 2 && isFacet, ["up", "down"].contains(direction)
    else { throw .invalidQuery("'\(text.onOneLine)' is no order: \(Self.domain)") }
    switch field {
    case "distance": self = .usual
    case "path": self = .path
    case "added": self = .added
    case _ where isFacet:
      self = .facet(field, isDescending: direction == "down")
    default: throw .invalidQuery("'\(text.onOneLine)' is no order: \(Self.domain)")
    }
  }

  /// The order in SQL; equal items by their path, shots of a film by their time.
  var sql: String {
    switch self {
    case .usual, .path: "path, items.start, items.number"
    case .added: "items.number DESC"
    case .facet(let name, let isDescending):
      "facets.\(name) IS NULL, facets.\(name) \(isDescending ? "DESC" : "ASC"), path, items.start, items.number"
    }
  }
}

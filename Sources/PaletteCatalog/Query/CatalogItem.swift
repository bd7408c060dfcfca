public import ColorScience
import GRDB
package import PaletteFiles
public import Palettes

/// A still or a shot of a catalog.
public struct CatalogItem: Sendable {
  public var number: Int64
  public var id: String
  /// The path of its file as it was added; the first if several files have the same bytes.
  public var path: String
  /// The absolute path.
  public var place: String
  /// `still` or `shot`.
  public var kind: String
  /// The name of a shot's film.
  public var film: String?
  public var shot: Int?
  /// Seconds, of a shot.
  public var start, end: Double?
  public var width, height: Int
  public var format: String
  /// As `filmpalette -f json` writes them.
  package var colors: JSONValue
  package var facts: JSONValue?

  /// The palette, of which only colors and shares are known.
  public var palette: Palette? {
    let text = JSONValue.object([("name", .string(path)), ("colors", colors)]).text
    return try? PaletteFormat.json.read?(Array(text.utf8))
  }
}

/// An item that was found.
public struct CatalogHit: Sendable {
  /// Which of the item's colors answers a wanted one.
  public struct Match: Sendable {
    public var wanted: Color
    /// The place of the color in the item's palette.
    public var lane: Int
    /// The distance in CIELAB.
    public var difference: Double
  }

  public var item: CatalogItem
  /// The distance from what was wanted, in units of CIELAB; `nil` if nothing was wanted.
  public var distance: Double?
  /// One for each wanted color, in their order.
  public var matches: [Match] = []

  public init(item: CatalogItem, distance: Double? = nil, matches: [Match] = []) {
    (self.item, self.distance, self.matches) = (item, distance, matches)
  }
}

/// What a search found.
public struct CatalogAnswer: Sendable {
  /// How many items pass the filters.
  public var total: Int
  public var hits: [CatalogHit]

  /// The answer as JSON, as in the contract of `catalog find` and `GET /v1/stills`.
  package var json: JSONValue {
    .object([
      ("version", .integer(1)), ("total", .integer(total)),
      ("items", .array(hits.map(\.json))),
    ])
  }
}

extension CatalogItem {
  /// The item as members of a JSON object.
  var members: [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [
      ("id", .string(id)), ("path", .string(path)), ("kind", .string(kind)),
    ]
    if let shot { members += [("film", .string(film ?? path)), ("shot", .integer(shot))] }
    if let start { members.append(("start", .decimal(start, places: 3))) }
    if let end { members.append(("end", .decimal(end, places: 3))) }
    members += [
      ("width", .integer(width)), ("height", .integer(height)), ("format", .string(format)),
      ("colors", colors),
    ]
    if let facts { members.append(("facts", facts)) }
    return members
  }

  /// The item as JSON.
  package var json: JSONValue { .object(members) }
}

extension CatalogHit {
  /// The hit as JSON: the item, with its score and what answers each wanted color.
  package var json: JSONValue {
    var members = item.members
    if let distance { members.append(("score", .decimal(distance, places: 2))) }
    if !matches.isEmpty {
      members.append(("matches", .array(matches.map { $0.json(in: item) })))
    }
    return .object(members)
  }
}

extension CatalogHit.Match {
  /// The hex value of the item's color.
  public func color(in item: CatalogItem) -> String? {
    guard let colors = item.colors.array, colors.indices.contains(lane) else { return nil }
    return colors[lane]["hex"]?.string
  }

  fileprivate func json(in item: CatalogItem) -> JSONValue {
    .object([
      ("wanted", .string(wanted.hex)), ("color", color(in: item).map { .string($0) } ?? .null),
      ("difference", .decimal(difference, places: 2)),
    ])
  }
}

extension Catalog {
  /// The path of the first file with an item's bytes.
  static let firstPath =
    "(SELECT path FROM files WHERE files.sha256 = items.sha256 ORDER BY place LIMIT 1)"
  private static let firstPlace =
    "(SELECT place FROM files WHERE files.sha256 = items.sha256 ORDER BY place LIMIT 1)"

  /// The items with these numbers, by number. One that has been removed meanwhile is not there.
  ///
  /// - Complexity: O(numbers × log items).
  func items(numbers: [Int64]) throws(CatalogError) -> [Int64: CatalogItem] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT number, id, \(Self.firstPath), \(Self.firstPlace), kind, film, shot, start, "end",
            width, height, format, colors, facts
          FROM items WHERE number = ?
          """)
      return try numbers.reduce(into: [:]) { items, number in
        items[number] = try Row.fetchOne(statement, arguments: [number]).map(CatalogItem.init)
      }
    }
  }

  /// The item with an identifier.
  ///
  /// - Throws: `CatalogError.unknownItem`.
  public func item(id: String) throws(CatalogError) -> CatalogItem {
    let number = try read { database in
      try Int64.fetchOne(database, sql: "SELECT number FROM items WHERE id = ?", arguments: [id])
    }
    guard let number, let item = try items(numbers: [number])[number] else {
      throw .unknownItem(id.onOneLine)
    }
    return item
  }
}

extension CatalogItem {
  fileprivate init(_ row: Row) {
    func json(_ place: Int) -> JSONValue? {
      (row[place] as String?).flatMap { try? JSONParser.value(of: Array($0.utf8)) }
    }
    self.init(
      number: row[0], id: row[1], path: row[2] ?? "", place: row[3] ?? "", kind: row[4],
      film: row[5], shot: row[6], start: row[7], end: row[8], width: row[9], height: row[10],
      format: row[11], colors: json(12) ?? .array([]), facts: json(13))
  }
}

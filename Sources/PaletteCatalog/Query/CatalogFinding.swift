import ColorScience
import Foundation
import GRDB
import PaletteFiles
import Palettes

extension Catalog {
  /// What a query finds.
  ///
  /// - Throws: `CatalogError`: `invalidQuery`; `unknownItem` if there is none to be like.
  /// - Complexity: O(items), by color some 20 to 120 ms of CPU for a million; then the page.
  public func find(_ query: CatalogQuery) throws(CatalogError) -> CatalogAnswer {
    try query.validate()
    try checkFields(of: query)
    var query = query
    if let id = query.likeID { query.colors.like = try signature(ofItem: id) }
    if query.order == .usual, query.colors.ranks { return try findByColor(query) }
    return try findInOrder(query)
  }

  /// - Throws: `CatalogError.invalidQuery` for a field that no file has.
  private func checkFields(of query: CatalogQuery) throws(CatalogError) {
    let asked = query.filters.compactMap(\.ownField)
    guard !asked.isEmpty else { return }
    let known = try read { try String.fetchAll($0, sql: "SELECT DISTINCT field FROM tags") }
    for field in asked where !known.contains(field) {
      let all = Facet.all.map(\.name) + CatalogFilter.textFields + known.sorted()
      throw .invalidQuery(
        "there is no field '\(field.onOneLine)', but \(all.joined(separator: " "))")
    }
  }

  /// The nearest first.
  private func findByColor(_ query: CatalogQuery) throws(CatalogError) -> CatalogAnswer {
    let file = try colors()
    let found = ColorSearch(query.colors, in: file).nearest(
      query.offset + query.limit, among: try admitted(by: query, in: file))
    let page = found.hits.dropFirst(query.offset).prefix(query.limit)
    let items = try items(numbers: page.map { file.number(at: $0.row) })
    let ranking = ColorRanking(query.colors)
    let scored = page.compactMap { hit -> CatalogHit? in
      guard let item = items[file.number(at: hit.row)] else { return nil }
      let matches = ranking.matches(in: SignatureLanes(file.signature(at: hit.row)))
      return CatalogHit(
        item: item, distance: Double(hit.distance),
        matches: zip(query.colors.wanted, matches).map { wanted, match in
          CatalogHit.Match(
            wanted: wanted.color, lane: match.lane, difference: match.difference)
        })
    }
    return CatalogAnswer(total: found.total, hits: scored)
  }

  /// In the order of a field, with unwanted colors left out.
  private func findInOrder(_ query: CatalogQuery) throws(CatalogError) -> CatalogAnswer {
    var distances: [Int64: Float]?
    if query.colors.ranks || !query.colors.without.isEmpty {
      let file = try colors()
      let found = ColorSearch(query.colors, in: file)
        .nearest(file.count, among: try admitted(by: query, in: file))
      distances = Dictionary(
        uniqueKeysWithValues: found.hits.map { (file.number(at: $0.row), $0.distance) })
    }
    let numbers = try read { database in
      let condition = query.condition
      return try Int64.fetchAll(
        database,
        sql: """
          SELECT items.number, \(Self.firstPath) AS path FROM items
          JOIN facets ON facets.item = items.number
          \(condition.map { "WHERE " + $0.sql } ?? "")
          ORDER BY \(query.order.sql)
          """, arguments: condition?.arguments ?? [])
    }
    let kept = distances.map { known in numbers.filter { known[$0] != nil } } ?? numbers
    let page = kept.dropFirst(query.offset).prefix(query.limit)
    let items = try items(numbers: Array(page))
    let hits = page.compactMap { items[$0] }.map { item in
      CatalogHit(
        item: item,
        distance: query.colors.ranks ? distances?[item.number].map(Double.init) : nil)
    }
    return CatalogAnswer(total: kept.count, hits: hits)
  }

  /// Flags of the rows that pass the words and filters, without the item to be like; `nil` if all
  /// pass.
  private func admitted(
    by query: CatalogQuery, in file: ColorFile
  ) throws(CatalogError) -> [Bool]? {
    var own: Int?
    if let id = query.likeID, let number = try number(ofItem: id) { own = file.row(of: number) }
    guard let condition = query.condition else {
      return own.map { own in (0..<file.count).map { $0 != own } }
    }
    return try read { database in
      var admitted = [Bool](repeating: false, count: file.count)
      let numbers = try Int64.fetchCursor(
        database,
        sql: """
          SELECT items.number FROM items JOIN facets ON facets.item = items.number
          WHERE \(condition.sql)
          """, arguments: condition.arguments)
      while let number = try numbers.next() {
        if let row = file.row(of: number), row != own { admitted[row] = true }
      }
      return admitted
    }
  }

  private func signature(ofItem id: String) throws(CatalogError) -> PaletteSignature {
    let data = try read { database in
      try Data.fetchOne(
        database, sql: "SELECT signature FROM items WHERE id = ?", arguments: [id])
    }
    guard let data else { throw .unknownItem(id.onOneLine) }
    return data.withUnsafeBytes { PaletteSignature(bytes: $0) }
  }

  private func number(ofItem id: String) throws(CatalogError) -> Int64? {
    try read { database in
      try Int64.fetchOne(
        database, sql: "SELECT number FROM items WHERE id = ?", arguments: [id])
    }
  }
}

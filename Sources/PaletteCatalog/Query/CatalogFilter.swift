import GRDB
import PaletteFiles

/// A condition on items: a range of a facet, or a value of a text field.
public enum CatalogFilter: Sendable, Equatable {
  /// A facet's number is in a range.
  case range(facet: String, ClosedRange<Double>)
  /// `kind`, `film`, `format`, or a user's own column has this value; case does not matter.
  case equals(field: String, value: String)

  /// The user's own column that this asks for.
  var ownField: String? {
    if case .equals(let field, _) = self, !Self.textFields.contains(field) { field } else { nil }
  }

  /// The fields that are not facets and not a user's own.
  public static let textFields = ["kind", "film", "format", "path", "id"]

  /// The condition of a typed text: `lightness:20..40`, `warmth:warm`, `kind:shot`, `year:1954`.
  ///
  /// - Throws: `CatalogError.invalidQuery`.
  public init(typed text: String) throws(CatalogError) {
    guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else {
      throw .invalidQuery("'\(text.onOneLine)' is not FIELD:VALUE or FIELD:FROM..TO")
    }
    let field = String(text[..<colon]).lowercased()
    let value = String(text[text.index(after: colon)...])
    guard let facet = Facet.all.first(where: { $0.name == field }) else {
      guard !value.isEmpty else {
        throw .invalidQuery("'\(text.onOneLine)' has no value after the colon")
      }
      self = .equals(field: field, value: value)
      return
    }
    if let word = facet.words.first(where: { $0.word == value.lowercased() }) {
      self = .range(facet: field, word.range)
    } else if let range = Self.range(typed: value, period: facet.period) {
      self = .range(facet: field, range)
    } else {
      let words = facet.words.map(\.word).joined(separator: " ")
      throw .invalidQuery(
        "'\(text.onOneLine)': \(field) takes a number, FROM..TO"
          + (words.isEmpty ? "" : ", or one of \(words)"))
    }
  }

  /// `20..40`, `20..`, `..40`, or one number; of hues, also `340..20`.
  private static func range(typed text: String, period: Double?) -> ClosedRange<Double>? {
    guard let dots = text.firstRange(of: "..") else {
      guard let number = Double(text), number.isFinite else { return nil }
      return number...number
    }
    let (from, to) = (text[..<dots.lowerBound], text[dots.upperBound...])
    guard !from.isEmpty || !to.isEmpty,
      let least = from.isEmpty ? -Double.infinity : Double(from),
      let most = to.isEmpty ? Double.infinity : Double(to)
    else { return nil }
    if let period, most < least, least <= period, most >= 0 { return least...(most + period) }
    return least <= most ? least...most : nil
  }

  /// The condition in SQL over `items` and `facets`, with its arguments.
  var sql: (condition: String, arguments: StatementArguments) {
    switch self {
    case .range(let facet, let range):
      // A single number is that number as it is shown, rounded to a hundredth.
      let period = Facet.all.first { $0.name == facet }?.period
      if let period, range.upperBound > period, range.upperBound < .infinity {
        return (
          "facets.\(facet) >= ? OR facets.\(facet) <= ?",
          [range.lowerBound, range.upperBound - period]
        )
      }
      let slack = range.lowerBound == range.upperBound ? 0.005 : 0
      return (
        "facets.\(facet) BETWEEN ? AND ?",
        [max(-1e300, range.lowerBound - slack), min(1e300, range.upperBound + slack)]
      )
    case .equals("kind", let value): return ("items.kind = ? COLLATE NOCASE", [value])
    case .equals("format", let value): return ("items.format = ? COLLATE NOCASE", [value])
    case .equals("id", let value): return ("items.id = ?", [value])
    case .equals("path", let value):
      return (Self.file("(files.path = ? OR files.place = ?)"), [value, value])
    case .equals("film", let value):
      return ("items.film = ? COLLATE NOCASE", [value])
    case .equals(let field, let value):
      return (
        """
        EXISTS (SELECT 1 FROM files JOIN tags USING (place) WHERE files.sha256 = items.sha256
          AND tags.field = ? COLLATE NOCASE AND tags.value = ? COLLATE NOCASE)
        """, [field, value]
      )
    }
  }

  private static func file(_ condition: String) -> String {
    "EXISTS (SELECT 1 FROM files WHERE files.sha256 = items.sha256 AND \(condition))"
  }
}

import PercentEncoding

/// The names and values of a query or a form; no name occurs twice.
///
/// - Source: the URL standard, application/x-www-form-urlencoded parsing; stricter where that would
///   guess: invalid escapes and text that is not UTF-8 are errors.
struct Query: Sendable, Equatable {
  private(set) var values: [(name: String, value: String)] = []

  /// More pairs than any request here needs.
  static let mostPairs = 64

  init() {}

  /// - Parameter text: the text after the question mark.
  /// - Throws: `ServiceError.badRequest`.
  init(_ text: String) throws(ServiceError) {
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      try add(
        Self.decode(parts[0].utf8), parts.count == 2 ? Self.decode(parts[1].utf8) : "")
    }
  }

  /// - Throws: `ServiceError.badRequest` for a name that occurs already, and for too many pairs.
  mutating func add(_ name: String, _ value: String) throws(ServiceError) {
    guard values.count < Self.mostPairs else {
      throw .badRequest("more than \(Self.mostPairs) query values")
    }
    guard self[name] == nil else { throw .badRequest("\(name) is given twice") }
    values.append((name, value))
  }

  subscript(name: String) -> String? { values.first { $0.name == name }?.value }

  static func == (one: Query, other: Query) -> Bool {
    one.values.elementsEqual(other.values, by: ==)
  }

  /// Decodes percent escapes, and `+` as a space.
  static func decode(_ text: some Sequence<UInt8>) throws(ServiceError) -> String {
    let spaced = text.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
    guard let bytes = spaced.percentDecoded() else {
      throw .badRequest("a percent escape is invalid")
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else {
      throw .badRequest("a query value is not UTF-8")
    }
    return decoded
  }
}

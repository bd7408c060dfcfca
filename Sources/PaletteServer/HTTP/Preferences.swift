/// What a client accepts, from `Accept` or `Accept-Encoding`.
///
/// - Source: RFC 9110 §12.4.2, §12.5.1, §12.5.3.
struct Preferences {
  private let wishes: [(name: String, quality: Double)]

  /// - Parameter text: the field's value; malformed items are ignored.
  init(_ text: String) {
    wishes = text.prefix(2000).split(separator: ",").prefix(64).compactMap { item in
      let parts = item.split(separator: ";").map { part in
        String(part.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" })
      }
      guard let name = parts.first, !name.isEmpty else { return nil }
      let quality = parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }
        .map { Double($0.dropFirst(2)) ?? 0 }
      return (name.lowercased(), min(1, max(0, quality ?? 1)))
    }
  }

  /// The quality of a media type, 0…1, from the most specific item that matches.
  func quality(ofType type: String) -> Double {
    let type = String(type.prefix { $0 != ";" }).lowercased()
    let family = type.prefix { $0 != "/" } + "/*"
    return quality(of: [type, String(family), "*/*"])
  }

  /// Whether a media type is listed by name, as browsers do, not only matched by a wildcard.
  func names(_ type: String) -> Bool { quality(of: [type]) > 0 }

  /// The quality of a coding; 0 if it is not mentioned.
  func quality(ofCoding coding: String) -> Double { quality(of: [coding, "*"]) }

  private func quality(of names: [String]) -> Double {
    for name in names {
      if let wish = wishes.first(where: { $0.name == name }) { return wish.quality }
    }
    return 0
  }
}

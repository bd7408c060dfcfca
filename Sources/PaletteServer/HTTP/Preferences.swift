/// What a client says it accepts: `Accept` or `Accept-Encoding`.
///
/// - Source: RFC 9110 §12.4.2, §12.5.1, §12.5.3.
struct Preferences {
  private let wishes: [(name: String, quality: Double)]

  /// - Parameter text: the field's value; an item that cannot be understood is left out.
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

  /// How welcome a media type is, 0…1, by the item that names it most closely.
  func quality(ofType type: String) -> Double {
    let type = String(type.prefix { $0 != ";" }).lowercased()
    let family = type.prefix { $0 != "/" } + "/*"
    return quality(of: [type, String(family), "*/*"])
  }

  /// Whether a media type is welcome by its own name, not only as one of any: that of browsers.
  func names(_ type: String) -> Bool { quality(of: [type]) > 0 }

  /// How welcome a coding is; 0 if nothing is said of it.
  func quality(ofCoding coding: String) -> Double { quality(of: [coding, "*"]) }

  private func quality(of names: [String]) -> Double {
    for name in names {
      if let wish = wishes.first(where: { $0.name == name }) { return wish.quality }
    }
    return 0
  }
}

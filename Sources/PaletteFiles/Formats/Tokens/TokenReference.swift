import PercentEncoding

/// A reference in a value of design tokens.
enum TokenReference {
  /// `{group.token}`.
  case path([String])
  /// `{"$ref": "#/group/token/$value"}`.
  case pointer([String])
  /// Something in another file.
  case elsewhere

  /// - Parameter isLegacy: whether `$group.token` is also a reference.
  init?(_ value: JSONValue, isLegacy: Bool = false) {
    if let pointer = value["$ref"]?.string {
      self = Self.pointer(of: pointer)
    } else if let text = value.string, let path = Self.path(in: text, isLegacy: isLegacy) {
      self = .path(path)
    } else {
      return nil
    }
  }

  /// The reference of `$extends`: a path or a pointer, as text or in an object.
  init?(extending value: JSONValue) {
    if let text = value.string, text.contains("#") {
      self = Self.pointer(of: text)
    } else {
      self.init(value)
    }
  }

  private static func path(in text: String, isLegacy: Bool) -> [String]? {
    let text = text.onOneLine
    let isBraced = text.hasPrefix("{") && text.hasSuffix("}") && text.count > 2
    guard isBraced || isLegacy && text.hasPrefix("$") && text.count > 1 else { return nil }
    let path = text.dropFirst().dropLast(isBraced ? 1 : 0)
    guard !path.contains("{"), !path.contains(" ") || isBraced else { return nil }
    return path.split(separator: ".", omittingEmptySubsequences: false)
      .map { String($0).onOneLine }
  }

  /// A JSON pointer by RFC 6901, also as a fragment of a URL (its §6).
  private static func pointer(of text: String) -> TokenReference {
    guard text.hasPrefix("#") else { return .elsewhere }
    let parts = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    return .pointer(
      parts.map { part in
        let bytes = part.utf8.percentDecoded() ?? Array(part.utf8)
        let text = String(decoding: bytes, as: UTF8.self)
        return text.replacing("~1", by: "/").replacing("~0", by: "~")
      })
  }
}

extension String {
  fileprivate func replacing(_ part: String, by other: String) -> String {
    guard contains("~") else { return self }
    return split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}

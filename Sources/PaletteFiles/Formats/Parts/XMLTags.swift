/// One tag of an XML text: the element's name and attributes.
struct XMLTag {
  var name: String
  var attributes: [(name: String, value: String)] = []
  /// Whether this is the end of the element.
  var isEnd = false

  /// The attribute's value, or `nil` if the tag has no attribute with this name.
  subscript(name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }
}

/// Iterates over the tags of an XML text in order, and ignores everything else. That is enough for
/// files with all data in attributes.
///
/// The parser is tolerant: it skips comments, declarations and text, and treats an invalid tag as
/// text. It expands only the five predefined entities and character references, so text cannot
/// grow.
///
/// - Complexity: O(count of bytes) for the whole text.
struct XMLTags: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private let hasEnds: Bool
  private var offset = 0
  /// The name of an empty element whose start was returned and whose end comes next.
  private var ending: String?

  /// - Parameter ends: whether ends of elements are returned as well.
  init(_ bytes: [UInt8], ends: Bool = false) {
    self.bytes = bytes
    hasEnds = ends
  }

  mutating func next() -> XMLTag? {
    if hasEnds, let name = ending {
      ending = nil
      return XMLTag(name: name, isEnd: true)
    }
    while skip(to: UInt8(ascii: "<")) {
      offset += 1
      if bytes[offset...].starts(with: "!--".utf8) {
        skipComment()
      } else if offset < bytes.count, bytes[offset] == UInt8(ascii: "/") {
        offset += 1
        let name = name()
        if hasEnds, !name.isEmpty { return XMLTag(name: name, isEnd: true) }
      } else if let tag = tag() {
        return tag
      }
    }
    return nil
  }

  private mutating func skip(to byte: UInt8) -> Bool {
    while offset < bytes.count, bytes[offset] != byte { offset += 1 }
    return offset < bytes.count
  }

  private mutating func skipComment() {
    offset += 3
    while offset < bytes.count, !bytes[offset...].starts(with: "-->".utf8) { offset += 1 }
  }

  /// Reads the name of an element or attribute; empty if there is none here.
  private mutating func name() -> String {
    let start = offset
    while offset < bytes.count, !" \t\r\n=/<>\"'?!".utf8.contains(bytes[offset]) { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while offset < bytes.count, " \t\r\n".utf8.contains(bytes[offset]) { offset += 1 }
  }

  private mutating func tag() -> XMLTag? {
    var tag = XMLTag(name: name())
    guard !tag.name.isEmpty else { return nil }
    while true {
      skipSpace()
      let attribute = name()
      skipSpace()
      guard !attribute.isEmpty, offset < bytes.count, bytes[offset] == UInt8(ascii: "=") else {
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "/") { ending = tag.name }
        return tag
      }
      offset += 1
      skipSpace()
      guard let value = quoted() else { return tag }
      tag.attributes.append((attribute, value))
    }
  }

  private mutating func quoted() -> String? {
    guard offset < bytes.count, "\"'".utf8.contains(bytes[offset]) else { return nil }
    let quote = bytes[offset]
    offset += 1
    let start = offset
    guard skip(to: quote) else { return nil }
    defer { offset += 1 }
    return Self.unescaped(String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let pieces = text.split(separator: "&", omittingEmptySubsequences: false)
    var result = String(pieces[0])
    for piece in pieces.dropFirst() {
      let parts = piece.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, let scalar = scalar(named: parts[0]) {
        result.unicodeScalars.append(scalar)
        result += parts[1]
      } else {
        result += "&" + piece
      }
    }
    return result
  }

  private static func scalar(named name: Substring) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let value =
        digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap(Unicode.Scalar.init)
    }
  }
}

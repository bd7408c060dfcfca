import Fetching
import HTTPTypes

/// Finds the client behind proxies that are trusted to name it.
struct TrustedProxies: Sendable {
  let networks: [IPNetwork]

  /// Whether the fields that this address writes are trusted.
  func trusts(_ address: IPAddress?) -> Bool {
    guard let address, !networks.isEmpty else { return false }
    return networks.contains { $0.contains(address.unmapped) || $0.contains(address) }
  }

  /// The address that a request comes from: the peer's, or the one that trusted proxies report.
  ///
  /// Their entries are read from the right, where the last proxy wrote, up to the first address
  /// that is not trusted itself. If a proxy names no address, or if the fields are malformed or
  /// contradictory, the request counts as the proxy's own.
  ///
  /// - Parameter peer: the address at the other end of the connection.
  func origin(of peer: IPAddress, _ fields: HTTPFields) -> IPAddress {
    guard trusts(peer) else { return peer.unmapped }
    let chains = [
      (fields[values: Forwarded.standard], Forwarded.addresses(standard:)),
      (fields[values: Forwarded.usual], Forwarded.addresses(usual:)),
    ].filter { !$0.0.isEmpty }
    let origins = chains.map { walk(back: $1($0.joined(separator: ",")), from: peer) }
    // A proxy writes one of the fields and may pass on the other as its client sent it.
    guard let first = origins.first, origins.allSatisfy({ $0 == first }) else {
      return peer.unmapped
    }
    return first
  }

  private func walk(back chain: [IPAddress?]?, from peer: IPAddress) -> IPAddress {
    var found = peer.unmapped
    for address in (chain ?? []).reversed() {
      guard trusts(found), let address else { break }
      found = address
    }
    return found
  }
}

/// Parses the addresses that proxies report.
enum Forwarded {
  static let standard = HTTPField.Name("Forwarded")!
  static let usual = HTTPField.Name("X-Forwarded-For")!

  /// The addresses in a `Forwarded` field, one for each proxy, beginning with the first.
  ///
  /// - Returns: an element is `nil` if the address is unknown or hidden; the result is `nil` if the
  ///   field does not conform to the standard.
  /// - Source: RFC 7239, sections 4 and 6.
  static func addresses(standard field: String) -> [IPAddress?]? {
    var rest = field.utf8[...]
    var found: [IPAddress?] = []
    while true {
      var pairs: [String: String] = [:]
      repeat {
        rest.skipSpace()
        guard let name = rest.takeToken() else { continue }
        guard rest.take("="), let value = rest.takeQuoted() ?? rest.takeToken(),
          pairs.updateValue(value, forKey: name.lowercased()) == nil
        else { return nil }
        rest.skipSpace()
      } while rest.take(";")
      // Lists may have empty elements (RFC 9110, section 5.6.1).
      if !pairs.isEmpty { found.append(pairs["for"].flatMap { address(node: $0) }) }
      if rest.isEmpty { return found }
      guard rest.take(",") else { return nil }
    }
  }

  /// The addresses in an `X-Forwarded-For` field, which no standard describes.
  ///
  /// - Returns: as for `Forwarded`, but the result is never `nil`: an element that is not an
  ///   address is unknown.
  static func addresses(usual field: String) -> [IPAddress?]? {
    field.split(separator: ",").compactMap { part -> IPAddress?? in
      let text = part.drop { $0 == " " || $0 == "\t" }
      guard let end = text.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return nil }
      return .some(address(node: String(text[...end])))
    }
  }

  /// Parses an address, perhaps with a port, brackets or a zone.
  private static func address(node: String) -> IPAddress? {
    var text = node[...]
    if text.first == "[" {
      guard let end = text.firstIndex(of: "]"), isPort(text[text.index(after: end)...]) else {
        return nil
      }
      text = text[text.index(after: text.startIndex)..<end]
      guard text.contains(":") else { return nil }
    } else if let colon = text.firstIndex(of: ":"), text.lastIndex(of: ":") == colon {
      guard isPort(text[colon...]) else { return nil }
      text = text[..<colon]
    }
    if text.contains(":"), let zone = text.firstIndex(of: "%") { text = text[..<zone] }
    return IPAddress(text)?.unmapped
  }

  /// Whether the text is empty, or a port after a colon: a number or, if obfuscated, `_name`.
  private static func isPort(_ text: Substring) -> Bool {
    guard text.first == ":" else { return text.isEmpty }
    let port = text.dropFirst().utf8
    if port.first == UInt8(ascii: "_") { return port.count > 1 }
    return (1...5).contains(port.count) && port.allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension Substring.UTF8View {
  fileprivate mutating func skipSpace() {
    self = drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  fileprivate mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard first == UInt8(ascii: sign) else { return false }
    self = dropFirst()
    return true
  }

  /// One or more characters of a token (RFC 9110, section 5.6.2).
  fileprivate mutating func takeToken() -> String? {
    let token = prefix { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
    }
    guard !token.isEmpty else { return nil }
    self = self[token.endIndex...]
    return String(Substring(token))
  }

  /// Takes a quoted string (RFC 9110, section 5.6.4) and returns its text.
  fileprivate mutating func takeQuoted() -> String? {
    var rest = self
    guard rest.take("\"") else { return nil }
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""):
        self = rest
        return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { return nil }
        bytes.append(escaped)
      default: bytes.append(byte)
      }
    }
    return nil
  }
}

import PercentEncoding

/// The host of a URL: a name to look up, or an address.
enum Host: Sendable, Equatable, CustomStringConvertible {
  /// A name in lower case without a final dot, which cannot be mistaken for an address.
  case name(String)
  case address(IPAddress)

  /// Parses a URL's host strictly, so that no later step can interpret it differently.
  ///
  /// IPv6 is in brackets. A name whose last label is a number must be an IPv4 address in one of the
  /// forms of `inet_aton`. Other names have ASCII letters, digits, hyphens and underscores in
  /// labels of 1 to 63, 253 in all. Other alphabets must be in their `xn--` form, and nothing may
  /// be percent-encoded.
  ///
  /// - Throws: `FetchError.badURL`.
  /// - Source: RFC 3986, section 3.2.2; RFC 1035, section 2.3; the numeric rule is that of the
  ///   WHATWG URL standard, "ends in a number".
  init(_ text: Substring) throws(FetchError) {
    if text.first == "[" {
      guard text.last == "]", let six = IPAddress(text.dropFirst().dropLast()), six.isSix else {
        throw .badURL("\(FetchError.quote(text)) is not an IPv6 address")
      }
      self = .address(six)
      return
    }
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      throw .badURL("\(FetchError.quote(text)) is not a host name")
    }
    let name = (text.last == "." ? text.dropLast() : text).lowercased()
    if name.isEmpty { throw .badURL("it has no host") }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    if let last = labels.last, Self.isNumber(last) {
      guard let four = IPAddress(loose: labels) else {
        throw .badURL("\(FetchError.quote(text)) is not an IPv4 address")
      }
      self = .address(four)
      return
    }
    guard name.utf8.count <= 253, labels.allSatisfy(Self.isLabel) else {
      throw .badURL("\(FetchError.quote(text)) is not a host name")
    }
    self = .name(name)
  }

  /// The form in URLs, with IPv6 in brackets.
  var description: String {
    switch self {
    case .name(let name): name
    case .address(let address): address.isSix ? "[\(address)]" : "\(address)"
    }
  }

  /// Whether a resolver might take a label for a number: all digits, or hexadecimal with `0x`.
  private static func isNumber(_ label: Substring) -> Bool {
    if label.hasPrefix("0x") {
      return label.dropFirst(2).utf8.allSatisfy { valueOfHexDigit($0) != nil }
    }
    return !label.isEmpty && label.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count)
      && label.utf8.allSatisfy { byte in
        switch byte {
        case 0x61...0x7a, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
      }
  }
}

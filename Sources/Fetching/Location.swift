import PercentEncoding

/// An http or https URL, parsed and normalized.
struct Location: Sendable, Equatable, CustomStringConvertible {
  enum Scheme: String, Sendable {
    case http, https

    /// The port that the scheme implies.
    var port: Int { self == .http ? 80 : 443 }
  }

  let scheme: Scheme
  let host: Host

  /// 1…65,535.
  let port: Int

  /// Path and query, percent-encoded, from the first slash on.
  let target: String

  /// Parses a URL as browsers do, but refuses a host that two programs might interpret differently.
  ///
  /// White space and control characters at the ends are removed. In path and query, tabs and line
  /// ends are removed, characters that a URL may not contain are encoded (spaces, quotes, other
  /// alphabets, control characters), and a backslash in the path becomes a slash. Before the path,
  /// all of these are errors. A fragment is removed, and `..` is resolved; neither is an error.
  ///
  /// Refused: schemes other than http and https, users and passwords, hosts that are not strictly
  /// names or addresses (`Host`), URLs of more than 8,000 bytes.
  ///
  /// - Throws: `FetchError.badURL`.
  /// - Source: the URL standard of WHATWG, "basic URL parser"; RFC 3986, sections 3 and 5.2.4; the
  ///   length is that of RFC 9110, section 4.1.
  init(_ text: String) throws(FetchError) {
    guard text.utf8.count <= 8000 else { throw .badURL("it is longer than 8,000 bytes") }
    // From here on each character is a byte, so no combining mark can hide a slash or a colon.
    let text = Self.trimmed(text).percentEncoded(leaving: .ascii)
    guard let colon = text.firstIndex(of: ":") else {
      throw .badURL("it does not start with http:// or https://")
    }
    let label = text[..<colon].lowercased()
    guard let scheme = Scheme(rawValue: label) else {
      throw .badURL("only http and https are fetched, not \(FetchError.quote(label))")
    }
    let rest = text[text.index(after: colon)...]
    guard rest.hasPrefix("//") else { throw .badURL("\(label): is not followed by //") }
    let hierarchy = rest.dropFirst(2).prefix { $0 != "#" }
    let authority = hierarchy.prefix { $0 != "/" && $0 != "?" }
    if authority.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7f || $0 == UInt8(ascii: "\\") }) {
      throw .badURL("its host contains white space, a control character or a backslash")
    }
    if authority.contains("@") { throw .badURL("it contains a user name or a password") }
    let (name, port) = try Self.split(authority, scheme)
    self.scheme = scheme
    self.port = port
    host = try Host(name)
    target = Self.normal(hierarchy[authority.endIndex...])
  }

  /// Scheme and host, and the port unless it is the default.
  var origin: String { "\(scheme.rawValue)://\(host)\(port == scheme.port ? "" : ":\(port)")" }

  var description: String { origin + target }

  /// The path's last component, decoded if the result is clean text, or else the host.
  var name: String {
    let path = target.prefix { $0 != "?" }
    guard let last = path.split(separator: "/").last, path.last != "/" else { return "\(host)" }
    return Self.displayed(last) ?? String(last)
  }

  /// A percent-encoded component, decoded; nil if the result is not clean text for display: invalid
  /// UTF-8, control characters, slashes.
  private static func displayed(_ component: Substring) -> String? {
    guard let bytes = component.utf8.percentDecoded(),
      let text = String(validating: bytes, as: UTF8.self),
      FetchError.quote(text) == text, !text.contains("/")
    else { return nil }
    return text
  }

  /// The host and port of an authority without user.
  private static func split(
    _ authority: Substring, _ scheme: Scheme
  ) throws(FetchError) -> (Substring, Int) {
    let afterAddress = authority.lastIndex(of: "]") ?? authority.startIndex
    guard let colon = authority[afterAddress...].firstIndex(of: ":") else {
      return (authority, scheme.port)
    }
    let digits = authority[authority.index(after: colon)...]
    if digits.isEmpty { return (authority[..<colon], scheme.port) }
    guard digits.utf8.count <= 5, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = Int(digits), (1...65_535).contains(port)
    else { throw .badURL("\(FetchError.quote(digits)) is not a port") }
    return (authority[..<colon], port)
  }

  /// A URL without the white space and control characters (U+0000…U+0020) at its ends.
  static func trimmed(_ text: String) -> Substring {
    let scalars = text.unicodeScalars
    let front = scalars.drop { $0 <= " " }
    let end = front.lastIndex { $0 > " " }.map { front.index(after: $0) } ?? front.startIndex
    return Substring(front[..<end])
  }

  /// Path and query without dot segments, beginning with a slash, encoded.
  private static func normal(_ text: Substring) -> String {
    // CR LF would be a single `Character`.
    let kept = String(text.unicodeScalars.filter { !"\t\n\r".unicodeScalars.contains($0) })
    let path = kept.prefix { $0 != "?" }
    let folders = String(path.map { $0 == "\\" ? "/" : $0 })
    return (withoutDots(folders[...]) + kept[path.endIndex...])
      .percentEncoded(leaving: .pathAndQuery, keepsEscapes: true)
  }

  private static func withoutDots(_ path: Substring) -> String {
    let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    var kept: [Substring] = []
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment.lowercased().replacing("%2e", with: ".") {
      case ".": if isLast { kept.append("") }
      case "..":
        _ = kept.popLast()
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return "/" + kept.joined(separator: "/")
  }
}

extension Location {
  /// The target of a `Location` header, resolved against this location.
  ///
  /// - Parameter reference: the header's value, absolute or relative.
  /// - Throws: `FetchError.failed` if the target is not a URL that can be fetched; if it goes from
  ///   https back to http, since a secure request must not become an insecure one; or if it begins
  ///   with slashes that only a browser would read as the start of a host.
  /// - Source: RFC 3986, section 5.2; RFC 9110, section 10.2.2.
  func following(_ reference: String) throws(FetchError) -> Location {
    let next: Location
    do throws(FetchError) {
      let reference = String(Self.trimmed(reference))
      if Self.hidesHost(reference) {
        throw .badURL("there is white space or a backslash before its host")
      }
      next = try Location(absolute(reference))
    } catch {
      throw .failed("redirects to \(FetchError.quote(reference)), which \(error)")
    }
    if scheme == .https, next.scheme == .http {
      throw .failed("redirects from https to http: \(FetchError.quote("\(next)"))")
    }
    return next
  }

  private func absolute(_ reference: String) -> String {
    let origin = "\(scheme.rawValue)://\(host):\(port)"
    let path = target.prefix { $0 != "?" }
    if reference.isEmpty || reference.hasPrefix("#") { return origin + target }
    if reference.hasPrefix("//") { return "\(scheme.rawValue):" + reference }
    if reference.hasPrefix("/") { return origin + reference }
    if reference.hasPrefix("?") { return origin + path + reference }
    if Self.hasScheme(reference) { return reference }
    let folder = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
    return origin + folder + reference
  }

  /// Whether it starts a host, `//`, but only for parsers that remove tabs and line ends and treat
  /// backslashes as slashes.
  private static func hidesHost(_ reference: String) -> Bool {
    let slashes = reference.utf8.lazy.filter { !"\t\n\r".utf8.contains($0) }.prefix(2)
    return slashes.count == 2 && slashes.allSatisfy { "/\\".utf8.contains($0) }
      && !reference.hasPrefix("//")
  }

  /// Whether it begins with a letter, further letters, digits, `+`, `-` or `.`, and a colon.
  private static func hasScheme(_ reference: String) -> Bool {
    guard let colon = reference.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = reference.utf8[..<colon]
    guard let first = scheme.first, (0x61...0x7a).contains(first | 0x20) else { return false }
    return scheme.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
      default: "+-.".utf8.contains(byte)
      }
    }
  }
}

import Platform

/// A host, perhaps with a port, as in a `Host` field or a URL.
///
/// - Source: RFC 3986 §3.2.2 and §3.2.3, RFC 9110 §4.2.1 (an empty host is invalid).
struct Authority: Sendable, Equatable {
  /// In lower case, without a dot at its end; an address in its usual form, without brackets.
  let host: String
  let port: Int?

  /// - Parameter text: `example.com`, `127.0.0.1:8080`, `[::1]:8080`, with nothing around it.
  /// - Returns: `nil` for anything else: user names, white space, zones, ports above 65535.
  /// - Complexity: O(text).
  init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    let end: Int
    if bytes.first == UInt8(ascii: "[") {
      guard let close = bytes.firstIndex(of: UInt8(ascii: "]")),
        let address = Self.plain(String(decoding: bytes[1..<close], as: UTF8.self))
      else { return nil }
      (host, end) = (address, close + 1)
    } else {
      end = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
      guard Self.isName(bytes[..<end]) else { return nil }
      var name = String(decoding: bytes[..<end], as: UTF8.self).lowercased()
      if name.hasSuffix("."), name.utf8.count > 1 { name.removeLast() }
      host = name
    }
    let digits = bytes.dropFirst(end + 1)
    guard end == bytes.count || bytes[end] == UInt8(ascii: ":"),
      digits.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    // A colon without a number means no port.
    port = digits.isEmpty ? nil : Int(String(decoding: digits, as: UTF8.self)) ?? .max
    if let port, port > 65535 { return nil }
  }

  /// An address of this machine or another.
  ///
  /// - Parameters:
  ///   - address: in the system's notation, perhaps with a zone (`fe80::1%eth0`).
  ///   - port: 1…65535.
  init(address: String, port: Int?) {
    let bare = String(address.prefix { $0 != "%" })
    host = Self.plain(bare) ?? bare
    self.port = port
  }

  /// Whether it is a loopback address, or the name of one.
  ///
  /// - Source: RFC 1122 §3.2.1.3, RFC 4291 §2.5.3, RFC 6761 §6.3.
  var isLoopback: Bool {
    if host == "localhost" || host == "::1" { return true }
    var four = in_addr()
    guard inet_pton(AF_INET, host, &four) == 1 else { return false }
    return withUnsafeBytes(of: four) { $0[0] == 127 }
  }

  /// An IPv6 address in the form of RFC 5952; an IPv4-mapped one in IPv4 form.
  private static func plain(_ text: String) -> String? {
    var six = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    let isMapped = six[..<10].allSatisfy { $0 == 0 } && six[10] == 255 && six[11] == 255
    if isMapped { return six[12...].map(String.init).joined(separator: ".") }
    var written = [CChar](repeating: 0, count: 64)
    guard inet_ntop(AF_INET6, six, &written, socklen_t(written.count)) != nil else { return nil }
    return String(decoding: written.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether these bytes are a `reg-name`; IPv4 addresses are also of this form.
  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard (1...255).contains(bytes.count) else { return false }
    var escape = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
        UInt8(ascii: "A")...UInt8(ascii: "F"):
        escape = max(0, escape - 1)
      case _ where escape > 0: return false
      case UInt8(ascii: "g")...UInt8(ascii: "z"), UInt8(ascii: "G")...UInt8(ascii: "Z"): break
      case UInt8(ascii: "%"): escape = 2
      default: if !marks.contains(byte) { return false }
      }
    }
    return escape == 0
  }

  /// Characters of a name besides letters and digits.
  private static let marks = Array("-._~!$&'()*+,;=".utf8)
}

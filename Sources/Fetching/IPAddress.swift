package import Platform

/// An IPv4 or IPv6 address, as its bytes in network order.
package struct IPAddress: Sendable, Hashable, CustomStringConvertible {
  /// 4 or 16 bytes, most significant first.
  package let bytes: [UInt8]

  /// - Precondition: 4 or 16 bytes.
  init(bytes: [UInt8]) {
    precondition(bytes.count == 4 || bytes.count == 16, "an address has 4 or 16 bytes")
    self.bytes = bytes
  }

  /// Parses strict notation, dotted quad or RFC 4291; fails for any other text.
  ///
  /// Brackets, zones (`%eth0`) and the loose IPv4 forms of `inet_aton` are not accepted.
  package init?(_ text: some StringProtocol) {
    let text = String(text)
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: four) { Array($0) }
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      bytes = withUnsafeBytes(of: six) { Array($0) }
    } else {
      return nil
    }
  }

  /// The address in a look-up's result; nil if it is of neither family.
  ///
  /// - Parameter socket: a `sockaddr_in` if its family is `AF_INET`, a `sockaddr_in6` if it is
  ///   `AF_INET6`.
  package init?(socket: UnsafePointer<sockaddr>) {
    let raw = UnsafeRawPointer(socket)
    switch Int32(socket.pointee.sa_family) {
    case AF_INET:
      let address = raw.loadUnaligned(as: sockaddr_in.self).sin_addr
      bytes = withUnsafeBytes(of: address) { Array($0) }
    case AF_INET6:
      let address = raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr
      bytes = withUnsafeBytes(of: address) { Array($0) }
    default:
      return nil
    }
  }

  /// Whether it is IPv6.
  package var isSix: Bool { bytes.count == 16 }

  /// The usual notation: dotted quad, or RFC 5952's short form without brackets.
  package var description: String {
    var text = [CChar](repeating: 0, count: 46)
    let family = isSix ? AF_INET6 : AF_INET
    let done = inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil
    precondition(done, "46 bytes hold any address")
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The IPv4 address embedded in IPv6 (`::ffff:192.0.2.1`), or the address itself.
  ///
  /// A socket that listens for both families sees IPv4 clients in this form.
  ///
  /// - Source: RFC 4291, section 2.5.5.2.
  package var unmapped: IPAddress {
    guard isSix, bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF
    else { return self }
    return IPAddress(bytes: Array(bytes[12...]))
  }
}

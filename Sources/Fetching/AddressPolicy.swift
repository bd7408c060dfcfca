/// Which addresses a URL from a stranger must not reach.
///
/// The ranges are a table in which the first match counts. Exceptions inside a range that is
/// refused (anycast relays in 2001::/23, for instance) are refused with it, since no pictures are
/// there. Every form of IPv6 that embeds an IPv4 address is refused too, whatever the address,
/// since the network decides which device translates it, and to where.
struct AddressPolicy: Sendable {
  var refused: [AddressRange]

  /// The range that forbids an address, or nil if the address may be reached.
  func refusal(of address: IPAddress) -> AddressRange? {
    refused.first { $0.contains(address) }
  }

  /// Every address may be reached: for local development only.
  static let everything = AddressPolicy(refused: [])

  /// Only addresses of the public internet may be reached.
  ///
  /// - Source: IANA's IPv4 and IPv6 special-purpose address registries (RFC 6890, as of 2025),
  ///   its multicast registries and IPv6 address space, and what each row names.
  static let publicOnly = AddressPolicy(refused: four + six)

  private static let four = [
    AddressRange("0.0.0.0/8", "this network", "RFC 791, section 3.2"),
    AddressRange("10.0.0.0/8", "private network", "RFC 1918"),
    AddressRange("100.64.0.0/10", "carrier's shared network", "RFC 6598"),
    AddressRange("127.0.0.0/8", "loopback", "RFC 1122, section 3.2.1.3"),
    AddressRange("168.63.129.16/32", "cloud host", "Microsoft Learn, what is 168.63.129.16"),
    AddressRange("169.254.0.0/16", "link-local", "RFC 3927"),
    AddressRange("172.16.0.0/12", "private network", "RFC 1918"),
    AddressRange("192.0.0.0/24", "protocol assignments", "RFC 6890, section 2.1"),
    AddressRange("192.0.2.0/24", "documentation", "RFC 5737"),
    AddressRange("192.88.99.0/24", "6to4 relay", "RFC 7526"),
    AddressRange("192.168.0.0/16", "private network", "RFC 1918"),
    AddressRange("198.18.0.0/15", "benchmarking", "RFC 2544"),
    AddressRange("198.51.100.0/24", "documentation", "RFC 5737"),
    AddressRange("203.0.113.0/24", "documentation", "RFC 5737"),
    AddressRange("224.0.0.0/4", "multicast", "RFC 5771"),
    AddressRange("255.255.255.255/32", "broadcast", "RFC 8190"),
    AddressRange("240.0.0.0/4", "reserved", "RFC 1112, section 4"),
  ]

  private static let six = [
    AddressRange("::/128", "unspecified", "RFC 4291"),
    AddressRange("::1/128", "loopback", "RFC 4291"),
    AddressRange("::/96", "IPv4-compatible", "RFC 4291, section 2.5.5.1"),
    AddressRange("::ffff:0:0/96", "IPv4-mapped", "RFC 4291, section 2.5.5.2"),
    AddressRange("::ffff:0:0:0/96", "IPv4-translated", "RFC 2765"),
    AddressRange("64:ff9b::/96", "IPv4 translation", "RFC 6052"),
    AddressRange("64:ff9b:1::/48", "local IPv4 translation", "RFC 8215"),
    AddressRange("100::/64", "discard-only", "RFC 6666"),
    AddressRange("2001::/32", "Teredo", "RFC 4380"),
    AddressRange("2001::/23", "protocol assignments", "RFC 2928"),
    AddressRange("2001:db8::/32", "documentation", "RFC 3849"),
    AddressRange("2002::/16", "6to4", "RFC 3056"),
    AddressRange("3fff::/20", "documentation", "RFC 9637"),
    AddressRange("5f00::/16", "segment routing", "RFC 9602"),
    AddressRange("fc00::/7", "unique local", "RFC 4193"),
    AddressRange("fe80::/10", "link-local", "RFC 4291"),
    AddressRange("fec0::/10", "site-local", "RFC 3879"),
    AddressRange("ff00::/8", "multicast", "RFC 4291"),
    // All public addresses are in 2000::/3; this refuses the rest.
    AddressRange("::/3", "not global unicast", "IANA, IPv6 address space"),
    AddressRange("4000::/2", "not global unicast", "IANA, IPv6 address space"),
    AddressRange("8000::/1", "not global unicast", "IANA, IPv6 address space"),
  ]
}

/// A special-purpose network, its purpose, and the document that defines it.
struct AddressRange: Sendable {
  let network: IPNetwork

  /// The purpose of the range, in the words of an error message.
  let kind: String

  /// The document that defines the range.
  let source: String

  /// - Parameter text: the range as `prefix/bits`, for instance `10.0.0.0/8`.
  /// - Precondition: `text` has this form, within bounds.
  init(_ text: String, _ kind: String, _ source: String) {
    guard let network = IPNetwork(text) else {
      preconditionFailure("\(text) is not a range of addresses")
    }
    self.network = network
    self.kind = "\(kind) (\(text))"
    self.source = source
  }

  /// Whether the address is in the range; an address of the other family never is.
  func contains(_ address: IPAddress) -> Bool { network.contains(address) }
}

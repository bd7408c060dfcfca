/// A range of addresses with the same first bits: `10.0.0.0/8`, `2001:db8::/32`.
package struct IPNetwork: Sendable, Hashable, CustomStringConvertible {
  let prefix: IPAddress

  /// How many leading bits are shared, 0…32 or 0…128.
  let bits: Int

  /// Parses `prefix/bits`, or a single address; fails for any other text.
  ///
  /// Further bits of the prefix may be set, and are ignored.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let prefix = IPAddress(parts[0]) else { return nil }
    let most = prefix.bytes.count * 8
    self.prefix = prefix
    guard parts.count == 2 else {
      bits = most
      return
    }
    let isNumber = parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard isNumber, let bits = Int(parts[1]), bits <= most else { return nil }
    self.bits = bits
  }

  /// Whether the address is in the network; an address of the other family never is.
  package func contains(_ address: IPAddress) -> Bool {
    guard address.isSix == prefix.isSix else { return false }
    let whole = bits / 8
    let rest = bits % 8
    guard address.bytes.prefix(whole) == prefix.bytes.prefix(whole) else { return false }
    return rest == 0 || (address.bytes[whole] ^ prefix.bytes[whole]) >> (8 - rest) == 0
  }

  /// In the form `prefix/bits`, or a single address if all bits are given.
  package var description: String {
    bits == prefix.bytes.count * 8 ? "\(prefix)" : "\(prefix)/\(bits)"
  }
}

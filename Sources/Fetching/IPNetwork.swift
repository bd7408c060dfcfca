/// The addresses that share their first bits: `10.0.0.0/8`, `2001:db8::/32`.
package struct IPNetwork: Sendable, Hashable, CustomStringConvertible {
  let prefix: IPAddress

  /// How many leading bits are shared, 0…32 or 0…128.
  let bits: Int

  /// Reads `prefix/bits`, or one address; `nil` for any other text.
  ///
  /// Bits of the prefix beyond those that are shared may be set, and mean nothing.
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

  /// Whether the address lies in the network; one of the other family never does.
  package func contains(_ address: IPAddress) -> Bool {
    guard address.isSix == prefix.isSix else { return false }
    let whole = bits / 8
    let rest = bits % 8
    guard address.bytes.prefix(whole) == prefix.bytes.prefix(whole) else { return false }
    return rest == 0 || (address.bytes[whole] ^ prefix.bytes[whole]) >> (8 - rest) == 0
  }

  /// An address alone if that is all of it.
  package var description: String {
    bits == prefix.bytes.count * 8 ? "\(prefix)" : "\(prefix)/\(bits)"
  }
}

/// Addresses that share their first bits, what they are for, and who says so.
struct AddressRange: Sendable {
  let prefix: IPAddress

  /// How many leading bits are shared, 0…32 or 0…128.
  let bits: Int

  /// What the range is for, in the words of an error message.
  let kind: String

  /// The document that sets the range apart.
  let source: String

  /// - Parameter text: the range as `prefix/bits`, for instance `10.0.0.0/8`.
  /// - Precondition: that form, in bounds.
  init(_ text: String, _ kind: String, _ source: String) {
    let parts = text.split(separator: "/")
    guard parts.count == 2, let prefix = IPAddress(parts[0]), let bits = Int(parts[1]),
      (0...prefix.bytes.count * 8).contains(bits)
    else { preconditionFailure("\(text) is not a range of addresses") }
    self.prefix = prefix
    self.bits = bits
    self.kind = "\(kind) (\(text))"
    self.source = source
  }

  /// Whether the address lies in the range; one of the other family never does.
  func contains(_ address: IPAddress) -> Bool {
    guard address.isSix == prefix.isSix else { return false }
    let whole = bits / 8
    let rest = bits % 8
    guard address.bytes.prefix(whole) == prefix.bytes.prefix(whole) else { return false }
    return rest == 0 || (address.bytes[whole] ^ prefix.bytes[whole]) >> (8 - rest) == 0
  }
}

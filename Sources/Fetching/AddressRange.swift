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

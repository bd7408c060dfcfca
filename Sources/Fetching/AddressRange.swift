/// A network that is set apart, what it is for, and who says so.
struct AddressRange: Sendable {
  let network: IPNetwork

  /// What the range is for, in the words of an error message.
  let kind: String

  /// The document that sets the range apart.
  let source: String

  /// - Parameter text: the range as `prefix/bits`, for instance `10.0.0.0/8`.
  /// - Precondition: that form, in bounds.
  init(_ text: String, _ kind: String, _ source: String) {
    guard let network = IPNetwork(text) else {
      preconditionFailure("\(text) is not a range of addresses")
    }
    self.network = network
    self.kind = "\(kind) (\(text))"
    self.source = source
  }

  /// Whether the address lies in the range; one of the other family never does.
  func contains(_ address: IPAddress) -> Bool { network.contains(address) }
}

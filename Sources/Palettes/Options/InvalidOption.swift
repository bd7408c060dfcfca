/// A value that an option does not accept. The command, the service and the page show the same
/// message.
public struct InvalidOption: Error, Equatable, Sendable, CustomStringConvertible {
  /// The option's name, as in `PaletteOptions.fields`.
  public let option: String
  /// The rejected value.
  public let value: String
  /// The values that the option accepts.
  public let domain: String

  public init(option: String, value: String, domain: String) {
    self.option = option
    self.value = value
    self.domain = domain
  }

  public var description: String { "\(option) takes \(domain), not '\(value)'" }
}

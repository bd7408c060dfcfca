/// A value that an option does not take. The command, the service and the page say the same words.
public struct InvalidOption: Error, Equatable, Sendable, CustomStringConvertible {
  /// The option's name, as in `PaletteOptions.fields`.
  public let option: String
  /// What was given.
  public let value: String
  /// What it takes.
  public let domain: String

  public init(option: String, value: String, domain: String) {
    self.option = option
    self.value = value
    self.domain = domain
  }

  public var description: String { "\(option) takes \(domain), not '\(value)'" }
}

/// One option in a table of options: its name, its help text, and how its value is read and written
/// as text. Palettes and the service have such tables.
public struct OptionField<Options: Sendable>: Sendable {
  /// The name of the option: the long flag without its dashes, the query key, and the name in the
  /// form.
  public let name: String
  /// One line for help texts and tables.
  public let summary: String
  /// The values that it accepts, in words that complete "takes …".
  public let domain: String
  /// The names that it accepts, if they are a closed set.
  public let choices: [String]
  /// The range of numbers that it accepts, if it is a number from a range.
  public let range: ClosedRange<Double>?
  /// A word that it takes besides those numbers, such as `auto`; `nil` for none.
  public let word: String?
  /// Whether these numbers must be whole.
  public let isWhole: Bool
  /// Whether the flag needs no value, because it can only be true or false.
  public let isSwitch: Bool
  /// The value in `options`, as a user would type it.
  public let text: @Sendable (_ options: Options) -> String
  /// The names of the algorithms that use this option; `nil` if all do.
  public private(set) var algorithms: [String]?
  private let parse: @Sendable (_ text: String, _ options: inout Options) -> Bool

  /// - Parameters:
  ///   - text: returns the value in the options, as a user would type it.
  ///   - parse: sets the value from the text that a user typed; false if it does not accept the
  ///     text.
  package init(
    name: String, summary: String, domain: String, choices: [String] = [],
    range: ClosedRange<Double>? = nil, word: String? = nil, isWhole: Bool = false,
    isSwitch: Bool = false,
    text: @escaping @Sendable (_ options: Options) -> String,
    parse: @escaping @Sendable (_ text: String, _ options: inout Options) -> Bool
  ) {
    self.name = name
    self.summary = summary
    self.domain = domain
    self.choices = choices
    self.range = range
    self.word = word
    self.isWhole = isWhole
    self.isSwitch = isSwitch
    self.text = text
    self.parse = parse
  }

  /// The same field, for an option that only these algorithms use.
  package func only(for algorithms: [PaletteAlgorithm]) -> Self {
    var field = self
    field.algorithms = algorithms.map(\.name)
    return field
  }

  /// Sets this option from the text that a user typed.
  ///
  /// - Throws: `InvalidOption` if the option does not accept the text; `options` is then unchanged.
  public func set(_ text: String, in options: inout Options) throws(InvalidOption) {
    var changed = options
    guard parse(text, &changed) else {
      throw InvalidOption(option: name, value: text, domain: domain)
    }
    options = changed
  }
}

extension OptionField {
  /// An option whose value is a text that `accepts` lets through.
  package static func text(
    _ name: String, _ summary: String, _ domain: String,
    _ path: any WritableKeyPath<Options, String> & Sendable, choices: [String] = [],
    _ accepts: @escaping @Sendable (String) -> Bool
  ) -> Self {
    .init(
      name: name, summary: summary, domain: domain, choices: choices,
      text: { $0[keyPath: path] },
      parse: { text, options in
        guard accepts(text) else { return false }
        options[keyPath: path] = text
        return true
      })
  }

  /// An option whose value is one of these, named as it describes itself.
  package static func named<Value: CustomStringConvertible & Sendable>(
    _ name: String, _ summary: String, _ path: any WritableKeyPath<Options, Value> & Sendable,
    _ values: [Value]
  ) -> Self {
    let names = values.map(\.description)
    return .init(
      name: name, summary: summary, domain: names.joined(separator: ", "), choices: names,
      text: { $0[keyPath: path].description },
      parse: { text, options in
        guard let value = values.first(where: { $0.description == text }) else { return false }
        options[keyPath: path] = value
        return true
      })
  }

  /// An option whose value is a case of an enum.
  package static func choice<Value>(
    _ name: String, _ summary: String, _ path: any WritableKeyPath<Options, Value> & Sendable
  ) -> Self
  where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
    let names = Value.allCases.map(\.rawValue)
    return .init(
      name: name, summary: summary, domain: names.joined(separator: ", "), choices: names,
      text: { $0[keyPath: path].rawValue },
      parse: { text, options in
        guard let value = Value(rawValue: text) else { return false }
        options[keyPath: path] = value
        return true
      })
  }

  /// An option whose value is a number in this range.
  package static func number(
    _ name: String, _ summary: String, _ path: any WritableKeyPath<Options, Double> & Sendable,
    _ range: ClosedRange<Double>
  ) -> Self {
    .init(
      name: name, summary: summary,
      domain: "\(range.lowerBound.asTyped)…\(range.upperBound.asTyped)", range: range,
      text: { $0[keyPath: path].asTyped },
      parse: { text, options in
        guard let value = Double(text), range.contains(value) else { return false }
        options[keyPath: path] = value
        return true
      })
  }

  /// An option whose value is a whole number in this range.
  ///
  /// - Parameter note: the meaning of the number, shown after the range.
  package static func number(
    _ name: String, _ summary: String, _ path: any WritableKeyPath<Options, Int> & Sendable,
    _ range: ClosedRange<Int>, note: String? = nil
  ) -> Self {
    .init(
      name: name, summary: summary,
      domain: "\(range.lowerBound)…\(range.upperBound)\(note.map { " (\($0))" } ?? "")",
      range: Double(range.lowerBound)...Double(range.upperBound), isWhole: true,
      text: { String($0[keyPath: path]) },
      parse: { text, options in
        guard let value = Int(text), range.contains(value) else { return false }
        options[keyPath: path] = value
        return true
      })
  }

  /// An option whose value is a number of bytes, with or without a unit: `400M`.
  package static func bytes(
    _ name: String, _ summary: String, _ path: any WritableKeyPath<Options, Int> & Sendable
  ) -> Self {
    .init(
      name: name, summary: summary, domain: ByteCount.domain,
      text: { ByteCount.text($0[keyPath: path]) },
      parse: { text, options in
        guard let bytes = ByteCount.parse(text) else { return false }
        options[keyPath: path] = bytes
        return true
      })
  }

  /// An option that is true or false.
  package static func flag(
    _ name: String, _ summary: String, _ path: any WritableKeyPath<Options, Bool> & Sendable
  ) -> Self {
    .init(
      name: name, summary: summary, domain: "true or false", isSwitch: true,
      text: { String($0[keyPath: path]) },
      parse: { text, options in
        guard let value = Bool(text) else { return false }
        options[keyPath: path] = value
        return true
      })
  }
}

extension Double {
  /// As a user would type it: no needless zeros.
  package var asTyped: String {
    self == rounded() && magnitude < 1e15 ? String(Int(self)) : String(self)
  }
}

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

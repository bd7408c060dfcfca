import ArgumentParser
import Palettes

/// The palette flags: one for each of `PaletteOptions.fields`, with its description.
struct PaletteOptionFlags: ParsableArguments {
  @Option(
    name: [.customShort("n"), .customShort("k"), .long], help: help("count"))
  var count: String?
  @Option(help: help("lock"))
  var lock: [String] = []
  @Option(name: .shortAndLong, help: help("algorithm"), completion: choices("algorithm"))
  var algorithm: String?
  @Option(name: .shortAndLong, help: help("space"), completion: choices("space"))
  var space: String?
  @Option(help: help("linkage"), completion: choices("linkage"))
  var linkage: String?
  @Option(help: help("min-brightness"))
  var minBrightness: String?
  @Option(help: help("max-brightness"))
  var maxBrightness: String?
  @Option(help: help("min-chroma"))
  var minChroma: String?
  @Option(help: help("region"))
  var region: String?
  @Option(help: help("bars"), completion: choices("bars"))
  var bars: String?
  @Option(help: help("sort"), completion: choices("sort"))
  var sort: String?
  @Option(help: help("seed"))
  var seed: String?

  /// The typed values, by option name.
  var choices: [String: String] {
    let given = [
      "count": count, "lock": lock.isEmpty ? nil : lock.joined(separator: ","),
      "algorithm": algorithm, "space": space, "linkage": linkage,
      "min-brightness": minBrightness, "max-brightness": maxBrightness, "min-chroma": minChroma,
      "region": region, "bars": bars, "sort": sort, "seed": seed,
    ]
    return given.compactMapValues { $0 }
  }

  /// The options with these typed values, by option name.
  ///
  /// - Throws: `InvalidOption` for the first invalid value.
  static func options(_ choices: [String: String]) throws(InvalidOption) -> PaletteOptions {
    var options = PaletteOptions()
    guard !choices.isEmpty else { return options }
    for field in PaletteOptions.fields {
      guard let text = choices[field.name] else { continue }
      try field.set(text, in: &options)
    }
    try options.validate()
    return options
  }

  /// The same options, with the error that the command reports.
  ///
  /// - Throws: `ValidationError` for the first invalid value.
  static func validOptions(_ choices: [String: String]) throws -> PaletteOptions {
    do {
      return try options(choices)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  /// The help text of an option: its meaning, its values, its default.
  private static func help(_ name: String) -> ArgumentHelp {
    guard let field = PaletteOptions.field(named: name) else {
      preconditionFailure("no option is called \(name)")
    }
    let usual = field.defaultText.isEmpty ? "none" : field.defaultText
    return ArgumentHelp(
      "\(field.summary): \(field.domain) (default: \(usual))", valueName: field.name)
  }

  private static func choices(_ name: String) -> CompletionKind {
    .list(PaletteOptions.field(named: name)?.choices ?? [])
  }
}

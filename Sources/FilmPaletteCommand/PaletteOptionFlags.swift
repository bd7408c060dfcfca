import ArgumentParser
import Palettes

/// The flags that choose a palette: one for each of `PaletteOptions.fields`, with its words.
struct PaletteOptionFlags: ParsableArguments {
  @Option(
    name: [.customShort("n"), .customShort("k"), .long], help: help("count"))
  var count: String?
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

  /// The options that the flags ask for.
  ///
  /// - Throws: `InvalidOption` for the first value that an option does not take.
  func options() throws(InvalidOption) -> PaletteOptions {
    var options = PaletteOptions()
    let given = [
      "count": count, "algorithm": algorithm, "space": space, "linkage": linkage,
      "min-brightness": minBrightness, "max-brightness": maxBrightness, "min-chroma": minChroma,
      "region": region, "bars": bars, "sort": sort, "seed": seed,
    ]
    for field in PaletteOptions.fields {
      guard let text = given[field.name] ?? nil else { continue }
      try field.set(text, in: &options)
    }
    try options.validate()
    return options
  }

  /// An option's words: what it means, what it takes, its default.
  private static func help(_ name: String) -> ArgumentHelp {
    guard let field = PaletteOptions.field(named: name) else {
      preconditionFailure("no option is called \(name)")
    }
    return ArgumentHelp(
      "\(field.summary): \(field.domain) (default: \(field.defaultText))", valueName: field.name)
  }

  private static func choices(_ name: String) -> CompletionKind {
    .list(PaletteOptions.field(named: name)?.choices ?? [])
  }
}

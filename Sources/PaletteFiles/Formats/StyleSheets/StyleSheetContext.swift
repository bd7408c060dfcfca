/// Facts about a style sheet that its values depend on.
struct StyleSheetContext {
  /// Whether it is Sass or Less, or for GTK.
  var isSass = false
  /// All declared custom properties and variables: `--name`, `$name`.
  var names: Set<String> = []
  /// For each custom property used as `hsl(var(--name))`, the function, with its parenthesis, that
  /// takes its numbers from it.
  var channels: [String: String] = [:]

  /// - Complexity: O(count of bytes).
  init(_ bytes: [UInt8]) {
    gather(bytes)
    // A Sass comment of one line may have hidden anything on the first pass.
    if isSass { gather(bytes) }
  }

  private mutating func gather(_ bytes: [UInt8]) {
    names = []
    channels = [:]
    var declarations = StyleSheetDeclarations(bytes, hasLineComments: isSass)
    while let item = declarations.next() {
      guard case .declaration(let declaration) = item else { continue }
      if let key = declaration.key { names.insert(key) }
      if declaration.isInitialValue, let key = declarations.rule().property { names.insert(key) }
      var tokens = StyleSheetTokens(bytes, in: declaration.value, hasLineComments: isSass)
      while let token = tokens.next() {
        guard token.kind == .function, let use = tokens.wrapped() else { continue }
        let function = tokens.text(token.range).lowercased()
        if StyleSheetWords.channelFunctions.contains(function) { channels[use.name] = function }
      }
    }
    isSass = isSass || declarations.isSass
  }
}

extension StyleSheetTokens {
  /// The custom property of `var(--name)`, if it is the only argument of a function except for
  /// alpha after a slash.
  func wrapped() -> (name: String, isAlone: Bool)? {
    var ahead = self
    guard let name = ahead.referred(), let end = ahead.nextSolid(),
      [.mark(")"), .mark("/")].contains(end.kind)
    else { return nil }
    return (name, end.kind == .mark(")"))
  }

  /// Skips `var(--name)` and returns the name.
  private mutating func referred() -> String? {
    guard let function = nextSolid(), function.kind == .function,
      text(function.range).lowercased() == "var(", let name = takeCustomName(),
      nextSolid()?.kind == .mark(")")
    else { return nil }
    return name
  }

  /// Skips the name of a custom property, `--name`, and returns it.
  mutating func takeCustomName() -> String? {
    guard let word = nextSolid(), word.kind == .word else { return nil }
    let name = Self.unescaped(text(word.range))
    return name.hasPrefix("--") ? name : nil
  }
}

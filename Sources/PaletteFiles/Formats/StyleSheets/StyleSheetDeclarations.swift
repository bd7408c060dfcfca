/// The declarations of a style sheet in order, and the comments between them.
///
/// Parsed by CSS Syntax 3 §5 with nesting: text before a brace is a rule, text that ends with a
/// semicolon or with its block is a declaration. Variables of Sass and Less are declarations too.
///
/// - Complexity: O(count of bytes), without recursion; rules nested more than 16 deep count as the
///   16th.
struct StyleSheetDeclarations: Sequence, IteratorProtocol {
  enum Item {
    case declaration(Declaration)
    /// A comment outside declarations and selectors.
    case comment(String, line: Int)
  }

  struct Declaration {
    enum Kind {
      case plain
      /// `--name`.
      case custom
      /// `$name` or `@name`, or `@define-color name` of GTK.
      case variable
    }

    var kind: Kind
    /// In lower case for a plain property, otherwise without the prefix.
    var name: String
    var value: Range<Int>
    /// The last comment inside the value.
    var comment: String?
    /// The number of the line on which it ends, from 0.
    var line: Int

    /// Whether it declares the initial value of the property that its rule registers.
    var isInitialValue: Bool { kind == .plain && name == "initial-value" }

    /// How values refer to it: `--name`, or `$name` in Sass and Less; `nil` for a plain property.
    var key: String? {
      switch kind {
      case .plain: nil
      case .custom: "--" + name
      case .variable: "$" + name
      }
    }
  }

  /// Whether there was syntax that only Sass, Less or GTK has.
  private(set) var isSass = false
  private var tokens: StyleSheetTokens
  private var rules = [Block(rule: StyleSheetRule())]
  /// How many more blocks are open than `rules` holds.
  private var deeper = 0
  private var blocks = 0
  private var part = Part()
  /// Whether the last declaration ended together with its block.
  private var endsBlock = false

  private static let deepest = 16

  /// An open block; its rule is made when its first declaration is read.
  private struct Block {
    var prelude = 0..<0
    var number = 0
    var rule: StyleSheetRule?
    /// Whether the text before it cannot be a selector, so that browsers ignore the block.
    var isForeign = false
  }

  /// What has been read since the last declaration or block ended.
  private struct Part {
    var start: Int?
    var first: StyleSheetTokens.Token?
    var valueStart: Int?
    var comment: Range<Int>?
    /// Whether a colon may follow and make this a declaration.
    var awaitsColon = false
    /// Whether there was a token that no selector has.
    var isForeign = false
    /// The closing marks for the open brackets.
    var closers: [Unicode.Scalar] = []
  }

  init(_ bytes: [UInt8], hasLineComments: Bool) {
    tokens = StyleSheetTokens(bytes, hasLineComments: hasLineComments)
  }

  mutating func next() -> Item? {
    if endsBlock { closeBlock() }
    while let token = tokens.next() {
      if let item = part.closers.isEmpty ? outside(token) : inside(token) { return item }
    }
    return declaration(endingAt: tokens.offset).map { .declaration($0) }
  }

  /// Processes a token inside brackets, where no declaration and no rule can end.
  private mutating func inside(_ token: StyleSheetTokens.Token) -> Item? {
    switch token.kind {
    case .function, .mark("("): part.closers.append(")")
    case .mark("["): part.closers.append("]")
    case .mark("{"), .insertion: part.closers.append("}")
    case .mark(let mark) where mark == part.closers.last: part.closers.removeLast()
    default: break
    }
    return nil
  }

  private mutating func outside(_ token: StyleSheetTokens.Token) -> Item? {
    switch token.kind {
    case .blank: return nil
    case .comment:
      if part.start == nil { return .comment(tokens.text(token.range), line: tokens.line) }
      if part.valueStart != nil { part.comment = token.range }
      return nil
    case .mark(";"):
      return declaration(endingAt: token.range.lowerBound).map { .declaration($0) }
    case .mark("}"):
      let last = declaration(endingAt: token.range.lowerBound)
      endsBlock = last != nil
      if !endsBlock { closeBlock() }
      return last.map { .declaration($0) }
    case .mark("{") where !isCustom:
      openBlock(at: token.range.lowerBound)
      return nil
    default: return proceed(token)
    }
  }

  /// Processes a token of a declaration or of a selector.
  private mutating func proceed(_ token: StyleSheetTokens.Token) -> Item? {
    if part.first == nil {
      // Nothing in CSS begins with a slash, so this is a comment by someone used to Sass.
      if token.kind == .mark("/"), tokens.bytes[token.range.upperBound...].first == 0x2F {
        isSass = true
        tokens.skipLine()
        return .comment(tokens.text(token.range.lowerBound..<tokens.offset), line: tokens.line)
      }
      part.start = part.start ?? token.range.lowerBound
      // A star before a property is a hack for an old browser.
      if token.kind == .mark("*") { return nil }
      part.first = token
      part.awaitsColon = [.word, .variable, .atWord].contains(token.kind)
    } else if part.awaitsColon, token.kind == .mark(":") {
      part.valueStart = token.range.upperBound
      part.awaitsColon = false
      return nil
    } else if token.kind == .variable, part.valueStart != nil, tokens.isBeforeColon {
      // Indented Sass has no semicolons.
      let item = declaration(endingAt: token.range.lowerBound).map { Item.declaration($0) }
      part.start = token.range.lowerBound
      part.first = token
      part.awaitsColon = true
      return item
    }
    // Less appends to a value with `+:` and `+_:`.
    part.awaitsColon =
      part.awaitsColon
      && (part.first?.range == token.range || token.kind == .mark("+")
        || tokens.text(token.range) == "_")
    part.isForeign = part.isForeign || isForeign(token)
    _ = inside(token)
    return nil
  }

  /// Whether a token outside brackets shows that this is not a style sheet but a program, a page or
  /// a text. CSS ignores `<!--`, so this token shows nothing.
  private func isForeign(_ token: StyleSheetTokens.Token) -> Bool {
    guard part.valueStart == nil, part.first?.kind != .atWord else { return false }
    return switch token.kind {
    case .string, .mark("="), .mark("`"): true
    case .mark("<"): tokens.bytes[token.range.upperBound...].first != UInt8(ascii: "!")
    default: false
    }
  }

  private var isCustom: Bool {
    guard part.valueStart != nil, let first = part.first else { return false }
    return first.kind == .word && tokens.bytes[first.range].starts(with: "--".utf8)
  }

  /// The declaration that ends here, if it is one; starts a new part.
  private mutating func declaration(endingAt end: Int) -> Declaration? {
    defer { part = Part() }
    guard let first = part.first else { return nil }
    let text = tokens.text(first.range)
    guard let start = part.valueStart else {
      if first.kind == .atWord { isSass = isSass || StyleSheetWords.sassWords.contains(text) }
      return text == "@define-color" ? defined(in: first.range.upperBound..<end) : nil
    }
    let (kind, name): (Declaration.Kind, String) =
      switch first.kind {
      case .word where text.hasPrefix("--"): (.custom, String(text.dropFirst(2)))
      case .word: (.plain, text.lowercased())
      default: (.variable, String(text.dropFirst()))
      }
    if kind == .variable { isSass = true }
    // A style sheet has no properties outside all rules.
    if kind == .plain, rules.count == 1 || rules.last?.isForeign == true { return nil }
    return Declaration(
      kind: kind, name: StyleSheetTokens.unescaped(name), value: start..<Swift.max(start, end),
      comment: part.comment.map(tokens.text), line: tokens.line)
  }

  /// The declaration of GTK's `@define-color`: a name, to which `@name` refers, and the value.
  private mutating func defined(in range: Range<Int>) -> Declaration? {
    var ahead = StyleSheetTokens(
      tokens.bytes, in: range, hasLineComments: tokens.hasLineComments)
    guard let name = ahead.nextSolid(), name.kind == .word else { return nil }
    isSass = true
    return Declaration(
      kind: .variable, name: StyleSheetTokens.unescaped(tokens.text(name.range)),
      value: name.range.upperBound..<range.upperBound, comment: nil, line: tokens.line)
  }

  private mutating func openBlock(at end: Int) {
    let start = part.start ?? end
    let isForeign = part.isForeign || rules.last?.isForeign == true
    if part.first?.kind == .atWord, let first = part.first {
      isSass = isSass || StyleSheetWords.sassWords.contains(tokens.text(first.range))
    }
    part = Part()
    blocks += 1
    guard rules.count <= Self.deepest else {
      deeper += 1
      return
    }
    rules.append(Block(prelude: start..<end, number: blocks, isForeign: isForeign))
  }

  /// The rule that contains the last declaration.
  mutating func rule() -> StyleSheetRule {
    var outer = StyleSheetRule()
    for index in rules.indices {
      let block = rules[index]
      let rule = block.rule ?? outer.block(tokens.prelude(in: block.prelude), number: block.number)
      rules[index].rule = rule
      outer = rule
    }
    return outer
  }

  private mutating func closeBlock() {
    endsBlock = false
    if deeper > 0 { deeper -= 1 } else if rules.count > 1 { rules.removeLast() }
  }
}

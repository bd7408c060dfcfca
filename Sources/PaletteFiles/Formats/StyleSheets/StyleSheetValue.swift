import ColorScience

/// The colors in a declaration's value, in order.
struct StyleSheetValue {
  enum Part {
    /// A color, with the keys that lead to it in a Sass map.
    case color(CSSColor, keys: [String])
    /// A placeholder for a color that cannot be read, and why.
    case leftOut(String)
  }

  private(set) var parts: [Part] = []
  /// The custom property or variable, if the value is only that.
  private(set) var alias: String?

  private var tokens: StyleSheetTokens
  private let context: StyleSheetContext
  private let isPlain: Bool
  private let takesNames: Bool
  private var open: [Bracket] = []
  private var top = StyleSheetTopLevel()

  private static let deepest = 32

  /// An open parenthesis.
  private struct Bracket {
    /// Whether the name of a color is a color inside it.
    var takesNames: Bool
    /// Whether its content counts as if it were outside, as in `var(--unknown, red)`.
    var isClear = false
    /// The key before the value, in a Sass map.
    var key: String?
  }

  /// - Complexity: O(length of the value), without recursion.
  init(
    _ declaration: StyleSheetDeclarations.Declaration, of bytes: [UInt8],
    _ context: StyleSheetContext
  ) {
    tokens = StyleSheetTokens(bytes, in: declaration.value, hasLineComments: context.isSass)
    self.context = context
    isPlain = declaration.kind == .plain && !declaration.isInitialValue
    takesNames = isPlain && StyleSheetWords.takesColors(declaration.name)
    read()
    guard !isPlain else { return }
    if let key = declaration.key, let function = context.channels[key], parts.isEmpty,
      declaration.value.count <= StyleSheetWords.longest,
      let color = try? CSSColor(function + tokens.text(declaration.value) + ")")
    {
      parts = [.color(color, keys: [])]
    }
    finish()
  }

  private mutating func read() {
    while let token = tokens.next() {
      switch token.kind {
      case .blank, .comment: continue
      case .mark("!") where open.isEmpty: return
      case .mark(")"): _ = open.popLast()
      case .mark("("): enter(Bracket(takesNames: takesNamesHere || context.isSass && !isPlain))
      case .mark(","): separate()
      case .function: readFunction(token)
      // `--red: #{$red}` is an alias too.
      case .insertion, .mark("}"): if !context.isSass { count { $0.others += 1 } }
      case .hash:
        let text = tokens.text(token.range)
        let isSure = takesNamesHere && text.dropFirst().allSatisfy(\.isHexDigit)
        let isColor = take(text, isSure: isSure)
        count { if isColor { $0.colors += 1 } else { $0.others += 1 } }
      case .word, .string, .number: readWord(token)
      case .variable, .atWord:
        let name = StyleSheetTokens.unescaped(String(tokens.text(token.range).dropFirst()))
        count { $0.alias = "$" + name }
      default: count { $0.others += 1 }
      }
      guard open.count <= Self.deepest else {
        parts.append(.leftOut("nested more than \(Self.deepest) parentheses deep"))
        return
      }
    }
  }

  // MARK: parentheses

  private var takesNamesHere: Bool { open.last?.takesNames ?? takesNames }

  private mutating func enter(_ bracket: Bracket) {
    if !bracket.isClear { count { $0.others += 1 } }
    open.append(bracket)
  }

  private mutating func separate() {
    if let last = open.indices.last { open[last].key = nil }
    count { _ in }
  }

  /// Counts a token if it is outside all parentheses.
  private mutating func count(_ change: (inout StyleSheetTopLevel) -> Void) {
    guard open.allSatisfy(\.isClear) else { return }
    top.count += 1
    change(&top)
  }

  // MARK: functions

  private mutating func readFunction(_ token: StyleSheetTokens.Token) {
    let name = tokens.text(token.range).lowercased()
    if name == "var(" { return readVariable() }
    if StyleSheetWords.listsColors(name) { return enter(Bracket(takesNames: true)) }
    if StyleSheetWords.colorFunctions.contains(name) {
      if let use = tokens.wrapped(), use.isAlone || isPlain, context.channels[use.name] != nil {
        count { $0.alias = use.name }
        _ = tokens.skipToClose()
        return
      }
      let isColor = take(rest(of: token), isSure: true)
      return count { if isColor { $0.colors += 1 } else { $0.others += 1 } }
    } else if isSassColor(name, at: token.range.lowerBound) {
      let text = rest(of: token)
      // CSS filters have the same names, but only numbers as arguments.
      if text.dropFirst(name.count).contains(where: { $0.isLetter || "#$@".contains($0) }) {
        parts.append(.leftOut("depending on \(name))"))
      }
    } else {
      return enter(Bracket(takesNames: false))
    }
    count { $0.others += 1 }
  }

  private func isSassColor(_ function: String, at start: Int) -> Bool {
    guard context.isSass else { return false }
    let isOfModule = start > 0 && tokens.bytes[start - 1] == UInt8(ascii: ".")
    return StyleSheetWords.sassFunctions.contains(function)
      || isOfModule && StyleSheetWords.moduleFunctions.contains(function)
  }

  /// The text of a function up to its end, with a closing parenthesis added if it is missing.
  private mutating func rest(of token: StyleSheetTokens.Token) -> String {
    let isClosed = tokens.skipToClose()
    let text = tokens.text(token.range.lowerBound..<tokens.offset)
    return isClosed ? text : text + ")"
  }

  /// Reads `var()`. For a custom property that is not declared here, the fallback after the comma
  /// counts.
  private mutating func readVariable() {
    var ahead = tokens
    let name = ahead.takeCustomName()
    if let name, !context.names.contains(name) {
      var behind = ahead
      if behind.nextSolid()?.kind == .mark(",") {
        tokens = behind
        return enter(Bracket(takesNames: takesNamesHere, isClear: true))
      }
    }
    // As a part of a larger value, it uses a color, but does not add one.
    count { $0.alias = name }
    _ = tokens.skipToClose()
  }
}

// MARK: words

extension StyleSheetValue {
  private mutating func readWord(_ token: StyleSheetTokens.Token) {
    let text = StyleSheetTokens.unescaped(tokens.text(token.range))
    if context.isSass, let last = open.indices.last, tokens.isBeforeColon {
      _ = tokens.nextSolid()
      open[last].key = text.trimming("\"'")
      return
    }
    guard token.kind == .word else {
      let place = parts.count
      count { $0.add(text, isNumber: token.kind == .number, place: place) }
      return
    }
    // A filter of Internet Explorer, whose hexadecimal colors begin with alpha.
    if text.lowercased() == "progid" {
      let isColored = rest(of: token).contains("#")
      if isColored { parts.append(.leftOut("in an Internet Explorer filter")) }
      return
    }
    // `colors.red` is not the color red.
    let isMember = token.range.lowerBound > 0 && tokens.bytes[token.range.lowerBound - 1] == 0x2E
    if takesNamesHere, !isMember { take(text, isSure: false) }
    let place = parts.count
    count { $0.add(isMember ? "." + text : text, isNumber: false, place: place) }
  }

  /// Adds the colors that only all tokens together show: a name is a color if nothing is beside it,
  /// or if `StyleSheetTopLevel.namesColors` is true.
  private mutating func finish() {
    if top.count == 1 {
      alias = top.alias
      if let word = top.word { take(word, isSure: true) }
    } else if top.namesColors {
      let others = parts
      parts = []
      var place = 0
      for named in top.named {
        parts += others[place..<named.place] + [named.part]
        place = named.place
      }
      parts += others[place...]
    }
  }

  /// Adds the color of this text, if it is one.
  ///
  /// - Parameter isSure: whether only a color is possible here.
  /// - Returns: whether there was one, or a placeholder that is counted.
  @discardableResult
  private mutating func take(_ text: String, isSure: Bool) -> Bool {
    let keys = open.compactMap(\.key)
    guard let part = Part(text, isSure: isSure, isSass: context.isSass, keys: keys) else {
      return false
    }
    parts.append(part)
    return true
  }
}

extension String {
  /// This text without these characters at its ends.
  fileprivate func trimming(_ ends: String) -> String {
    let start = drop { ends.contains($0) }
    return String(start.reversed().drop { ends.contains($0) }.reversed())
  }
}

/// The block that a declaration stands in, with all blocks around it.
struct StyleSheetRule {
  /// Counts blocks from 1; 0 is the sheet itself.
  var number = 0
  /// Selectors from the outermost on, as a person would write them: `.card:hover`.
  var path = ""
  /// `--x` in `@property --x`, whose declarations are about that property.
  var property: String?
  /// Where custom properties that hold here are declared, the nearest first: the same selectors
  /// under the same conditions, the same selectors, and the rules around.
  var scopes = [""]

  /// A name longer than this says nothing, and names of nested rules must not grow without end.
  static let longest = 200

  /// The block that begins in this one behind these words.
  ///
  /// - Parameter prelude: all that stands before the brace, on one line and without comments.
  func block(_ prelude: String, number: Int) -> StyleSheetRule {
    var rule = self
    rule.number = number
    guard prelude.hasPrefix("@") else {
      rule.path = String(joined(prelude).prefix(Self.longest))
      rule.enter(prelude)
      return rule
    }
    let words = prelude.split(separator: " ", maxSplits: 1)
    let rest = words.count == 2 ? String(words[1]) : ""
    switch words[0].lowercased() {
    case "@property", "@font-palette-values":
      rule.property = rest
      rule.path = String(rest.drop { $0 == "-" }.prefix(Self.longest))
    case let word where word.hasSuffix("keyframes"):
      rule.path = String(rest.prefix(Self.longest))
    default: break
    }
    rule.enter(prelude)
    return rule
  }

  /// A selector with the one around it, which stands where `&` does.
  private func joined(_ selector: String) -> String {
    guard !path.isEmpty else { return selector }
    guard let place = selector.firstIndex(of: "&") else { return path + " " + selector }
    return selector[..<place] + path + selector[selector.index(after: place)...]
  }

  /// Puts this block's own scopes before those around it.
  private mutating func enter(_ prelude: String) {
    // The separator cannot stand in a prelude of one line.
    let full = (scopes.first ?? "") + "\n" + prelude
    let end = full.utf8.count > 2 * Self.longest ? String(full.suffix(2 * Self.longest)) : full
    scopes = Array(([end, path] + scopes).prefix(8))
  }
}

extension StyleSheetTokens {
  /// The words before a brace on one line; those that are too long for a name are cut.
  func prelude(in range: Range<Int>) -> String {
    let end = Swift.min(range.upperBound, range.lowerBound + 4 * StyleSheetRule.longest)
    var text = ""
    let tokens = StyleSheetTokens(
      bytes, in: range.lowerBound..<end, hasLineComments: hasLineComments)
    for token in tokens {
      switch token.kind {
      case .blank, .comment: if text.last != " " { text += " " }
      default: text += self.text(token.range)
      }
    }
    return Self.unescaped(text.onOneLine)
  }
}

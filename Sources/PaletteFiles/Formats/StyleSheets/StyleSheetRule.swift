/// The block that contains a declaration, with all enclosing blocks.
struct StyleSheetRule {
  /// The number of the block, from 1; 0 is the style sheet itself.
  var number = 0
  /// Selectors from the outermost on, as a person would write them: `.card:hover`.
  var path = ""
  /// `--x` in `@property --x`, whose declarations apply to that property.
  var property: String?
  /// The scopes whose custom properties hold here, the nearest first: the same selectors under the
  /// same conditions, the same selectors, and the enclosing rules.
  var scopes = [""]

  /// The longest name: a longer one is of no use, and names of nested rules must not grow without
  /// bound.
  static let longest = 200

  /// The block inside this one that begins after `prelude`.
  ///
  /// - Parameter prelude: everything before the brace, on one line and without comments.
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

  /// A selector with the outer one inserted at `&`, or before it.
  private func joined(_ selector: String) -> String {
    guard !path.isEmpty else { return selector }
    guard let place = selector.firstIndex(of: "&") else { return path + " " + selector }
    return selector[..<place] + path + selector[selector.index(after: place)...]
  }

  /// Puts this block's own scopes before those of the enclosing blocks.
  private mutating func enter(_ prelude: String) {
    // A prelude is on one line, so it cannot contain the separator.
    let full = (scopes.first ?? "") + "\n" + prelude
    let end = full.utf8.count > 2 * Self.longest ? String(full.suffix(2 * Self.longest)) : full
    scopes = Array(([end, path] + scopes).prefix(8))
  }
}

extension StyleSheetTokens {
  /// The text before a brace on one line, cut if it is too long for a name.
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

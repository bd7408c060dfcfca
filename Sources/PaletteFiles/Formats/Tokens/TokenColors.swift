import ColorScience
import Palettes

/// Finds the colors of tokens.
struct TokenColors {
  enum Part {
    case color(CSSColor)
    /// A value that should be a color but cannot be read, and why.
    case leftOut(String)
  }

  /// A token, and whether the reference to it implies that it is a color.
  private struct Key: Hashable {
    var token: Int
    var isColor: Bool
  }

  var aliases: TokenAliases
  private var known: [Key: [Part]] = [:]
  private var depth = 0

  /// How deep lists of tokens may be nested through aliases.
  static let deepest = 16
  /// The most colors of a value; one more than a palette may have, so that the file is refused.
  static let most = Palette.mostFileColors + 1

  init(_ tree: TokenTree) {
    aliases = TokenAliases(tree)
  }

  private var tree: TokenTree { aliases.tree }

  /// The colors of a token; none if it is of another kind.
  ///
  /// - Parameter inherited: the type of the referring group, for a token without its own.
  mutating func parts(of token: Int, type inherited: String? = nil) -> [Part] {
    let node = tree.nodes[token]
    let type = node.type ?? inherited
    if type.map(Self.isPlain) == true { return [] }
    switch aliases.end(of: token) {
    case .token(let end) where end == token:
      let key = Key(token: token, isColor: type == "color")
      if let parts = known[key] { return parts }
      guard depth < Self.deepest, let content = node.content else {
        return [.leftOut("nested lists of tokens")]
      }
      depth += 1
      defer { depth -= 1 }
      // A preliminary result, for a token that refers to itself within its own list.
      known[key] = [.leftOut(Self.circle)]
      var value = TokenValue(token: token, type: type, isCalledColor: node.isCalledColor)
      value.read(content, with: &self)
      known[key] = value.parts
      return value.parts
    case .token(let end): return Self.shared(parts(of: end, type: type))
    case .value(let part):
      var value = TokenValue(token: token, type: type, isCalledColor: node.isCalledColor)
      value.read(part, with: &self)
      return value.parts
    case .missing: return [.leftOut(Self.missing)]
    case .circle: return [.leftOut(Self.circle)]
    }
  }

  /// The parts of another token that are referred to. Parts that were left out count once, so that
  /// a small file cannot cause very many parts.
  static func shared(_ parts: [Part]) -> [Part] {
    let hasColor = parts.contains { if case .color = $0 { true } else { false } }
    return hasColor ? parts : Array(parts.prefix(1))
  }

  static let circle = "aliases that refer to themselves"

  static let missing = "aliases of values outside the file"

  /// Whether tokens of this type hold no colors.
  private static func isPlain(_ type: String) -> Bool { plainTypes.contains(type) }

  /// Types of the format, of Style Dictionary and of Tokens Studio, in lower case.
  private static let plainTypes: Set = [
    "asset", "boolean", "borderradius", "borderwidth", "content", "cubicbezier", "dimension",
    "duration", "fontfamilies", "fontfamily", "fontsize", "fontsizes", "fontstyle", "fontweight",
    "fontweights", "icon", "letterspacing", "lineheight", "lineheights", "link", "number",
    "opacity", "paragraphindent", "paragraphspacing", "percentage", "radius", "shape", "size",
    "sizing", "spacing", "string", "text", "textcase", "textdecoration", "time", "z-index",
    "zindex",
  ]
}

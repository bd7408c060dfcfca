import ColorScience

/// The parts of a value outside all parentheses.
struct StyleSheetTopLevel {
  /// A word that is a color, and how many parts of the value precede it.
  struct Named {
    var part: StyleSheetValue.Part
    var place: Int
  }

  var count = 0
  /// The last word.
  var word: String?
  /// The last custom property or variable.
  var alias: String?
  var named: [Named] = []
  /// How many colors are not words.
  var colors = 0
  var others = 0
  private var lengths = 0
  private var styles = 0

  /// Whether a word that may be a color is one: it is in a border, in a shadow and in a list of
  /// colors.
  var namesColors: Bool {
    others == 0 && (styles > 0 || lengths > 1 || lengths == 0 && alias == nil)
  }

  /// - Parameter place: how many parts precede it.
  mutating func add(_ text: String, isNumber: Bool, place: Int) {
    let text = text.lowercased()
    if isNumber {
      let unit = text.drop { "+-.0123456789".contains($0) }
      if unit.isEmpty || unit == "%" || StyleSheetWords.lengthUnits.contains(String(unit)) {
        lengths += 1
      } else {
        others += 1
      }
    } else {
      word = text
      if StyleSheetWords.lineStyles.contains(text) || text == "currentcolor" {
        styles += 1
      } else if let color = try? CSSColor(text) {
        let isClear = text == "transparent"
        named.append(
          Named(part: isClear ? .leftOut(text) : .color(color, keys: []), place: place))
      } else {
        others += 1
      }
    }
  }
}

import ColorScience

/// What stands outside of all parentheses in a value.
struct StyleSheetTopLevel {
  var count = 0
  /// The last word.
  var word: String?
  /// The last custom property or variable.
  var alias: String?
  /// The colors that are named.
  var named: [CSSColor] = []
  var others = 0
  var commas = 0
  private var lengths = 0
  private var styles = 0

  /// Whether this is a border or a shadow, so that the names in it are colors.
  var isLine: Bool { others == 0 && (styles > 0 || lengths > 1) }

  mutating func add(_ text: String, isNumber: Bool) {
    let text = text.lowercased()
    if isNumber {
      let unit = text.drop { "+-.0123456789".contains($0) }
      if unit.isEmpty || StyleSheetWords.lengthUnits.contains(String(unit)) {
        lengths += 1
      } else {
        others += 1
      }
    } else {
      word = text
      if StyleSheetWords.lineStyles.contains(text) {
        styles += 1
      } else if let color = try? CSSColor(text), color.alpha == 1 {
        named.append(color)
      } else {
        others += 1
      }
    }
  }
}

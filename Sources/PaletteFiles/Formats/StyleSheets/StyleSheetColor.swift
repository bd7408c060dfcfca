import ColorScience

extension StyleSheetValue.Part {
  /// The color of a text, or the reason why it is left out; `nil` if it is neither.
  ///
  /// - Parameters:
  ///   - isSure: whether only a color is possible here.
  ///   - isSass: whether this is Sass or Less, which have further notations.
  ///   - keys: the keys that lead to it in a Sass map.
  init?(_ text: String, isSure: Bool, isSass: Bool, keys: [String]) {
    guard text.utf8.count <= StyleSheetWords.longest else {
      self = .leftOut(Self.notWritten)
      return
    }
    do {
      let color = try CSSColor(text)
      let isNone = color.alpha == 0 && text.lowercased() == "transparent"
      self = isNone ? .leftOut("transparent") : .color(color, keys: keys)
    } catch .dependent(_, on: let other) {
      guard isSure || text.lowercased() != "currentcolor" else { return nil }
      self = .leftOut("depending on \(other)")
    } catch {
      guard isSure, text.hasPrefix("#") || text.hasSuffix(")") else { return nil }
      if isSass, let color = CSSColor(withAlpha: text) {
        self = .color(color, keys: keys)
      } else {
        let hasVariable = isSass && text.contains { "$@".contains($0) }
        self = .leftOut(hasVariable ? "depending on variables" : Self.notWritten)
      }
    }
  }

  private static let notWritten = "not written as a CSS color"
}

extension CSSColor {
  /// The color of `rgba(#fff, 0.5)`, a notation of Sass, Less and Tokens Studio; `nil` for any
  /// other.
  init?(withAlpha text: String) {
    guard text.lowercased().hasPrefix("rgb"), let start = text.firstIndex(of: "("),
      let comma = text.lastIndex(of: ","), comma > start,
      let color = try? CSSColor(String(text[text.index(after: start)..<comma])),
      let alpha = try? CSSColor("rgb(0 0 0 /" + text[text.index(after: comma)...]).alpha
    else { return nil }
    self.init(color: color.color, alpha: color.alpha * alpha)
  }
}

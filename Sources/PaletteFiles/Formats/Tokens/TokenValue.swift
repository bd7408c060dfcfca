import ColorScience

/// Reads the colors of one token's value.
struct TokenValue {
  /// The token with this value, or the one that refers to it.
  let token: Int
  /// The type in lower case.
  let type: String?
  let isCalledColor: Bool
  private(set) var parts: [TokenColors.Part] = []

  init(token: Int, type: String?, isCalledColor: Bool) {
    self.token = token
    self.type = type
    self.isCalledColor = isCalledColor
  }

  private var isColor: Bool { type == "color" || type == "colour" }

  mutating func read(_ value: JSONValue, with colors: inout TokenColors) {
    read(value, isColor: isColor, isNamed: isCalledColor, &colors)
  }

  /// - Parameters:
  ///   - isColor: whether the value must be a color.
  ///   - isNamed: whether a color name of CSS counts as a color.
  private mutating func read(
    _ value: JSONValue, isColor: Bool, isNamed: Bool, _ colors: inout TokenColors
  ) {
    if let reference = TokenReference(value, isLegacy: colors.aliases.tree.isLegacy) {
      return follow(reference, isColor: isColor, &colors)
    }
    switch value {
    case .string(let text): read(text, isColor: isColor, isNamed: isNamed, &colors)
    case .array(let values):
      for value in values where parts.count < TokenColors.most {
        read(value, isColor: isColor, isNamed: isNamed, &colors)
      }
    case .object(let members):
      if TokenColor.isColor(value, isTyped: isColor) {
        let color = TokenColor(value) { plain($0, &colors) }
        parts.append(color.color.map { .color($0) } ?? .leftOut(color.reason))
      } else if isColor, value["transforms"] != nil {
        parts.append(.leftOut("depending on transforms"))
      } else {
        let start = parts.count
        for (key, value) in members where !key.hasPrefix("$") {
          let isOne = key.lowercased().hasSuffix("color") || key.lowercased().hasSuffix("colour")
          read(value, isColor: isOne, isNamed: isColor, &colors)
        }
        if isColor, parts.count == start { parts.append(.leftOut(TokenColor.notWritten)) }
      }
    case .null, .boolean, .number: if isColor { parts.append(.leftOut(TokenColor.notWritten)) }
    }
  }

  private mutating func follow(
    _ reference: TokenReference, isColor: Bool, _ colors: inout TokenColors
  ) {
    switch colors.aliases.target(of: reference, from: token) {
    case .token(let node):
      let found = TokenColors.shared(colors.parts(of: node, type: isColor ? "color" : nil))
      parts += found.prefix(max(0, TokenColors.most - parts.count))
    case .value(let value):
      if let value = plain(value, &colors) {
        read(value, isColor: isColor, isNamed: isColor, &colors)
      } else if isColor {
        parts.append(.leftOut(TokenColors.missing))
      }
    case .missing: if isColor { parts.append(.leftOut(TokenColors.missing)) }
    case .circle: parts.append(.leftOut(TokenColors.circle))
    }
  }

  /// The value of a component or another part of a color, with references resolved; `nil` if there
  /// is none.
  private func plain(_ value: JSONValue, _ colors: inout TokenColors) -> JSONValue? {
    var value = value
    for _ in 0..<TokenColors.deepest {
      guard let reference = TokenReference(value) else { return value }
      var target = colors.aliases.target(of: reference, from: token)
      if case .token(let node) = target { target = colors.aliases.end(of: node) }
      switch target {
      case .token(let end):
        guard let content = colors.aliases.tree.nodes[end].content else { return nil }
        value = content
      case .value(let part): value = part
      case .missing, .circle: return nil
      }
    }
    return nil
  }
}

// MARK: texts

extension TokenValue {
  private mutating func read(
    _ text: String, isColor: Bool, isNamed: Bool, _ colors: inout TokenColors
  ) {
    let function = text.prefix { $0 != "(" }
    let isFunction = function.count < text.count
    guard isColor || isNamed || isFunction || text.hasPrefix("#") else { return }
    guard text.utf8.count <= StyleSheetWords.longest else {
      if isColor { parts.append(.leftOut(TokenColor.notWritten)) }
      return
    }
    var text = text
    if text.contains("{") {
      guard let filled = filled(text, &colors) else {
        if isColor { parts.append(.leftOut(TokenColors.missing)) }
        return
      }
      text = filled
    }
    do {
      let color = try CSSColor(text)
      let isClear = color.alpha == 0 && text.lowercased() == "transparent"
      parts.append(isClear ? .leftOut("transparent") : .color(color))
    } catch .dependent(_, on: let other) {
      if other == "light-dark()" { return readList(text) }
      let isSure = StyleSheetWords.colorFunctions.contains(function.lowercased() + "(")
      if isColor || isSure { parts.append(.leftOut("depending on \(other)")) }
    } catch {
      if let color = CSSColor(withAlpha: text) ?? (isColor ? try? CSSColor("#" + text) : nil) {
        parts.append(.color(color))
      } else if isFunction, text.contains("gradient(") {
        readList(text)
      } else if isColor {
        parts.append(.leftOut(TokenColor.notWritten))
      }
    }
  }

  /// Reads CSS text with several colors, which some tools store as a single color.
  private mutating func readList(_ text: String) {
    let bytes = Array(text.utf8)
    let declaration = StyleSheetDeclarations.Declaration(
      kind: .plain, name: "background", value: 0..<bytes.count, comment: nil, line: 0)
    var context = StyleSheetContext([])
    // For `rgba(#fff, 0)`, which these tools also use.
    context.isSass = true
    for part in StyleSheetValue(declaration, of: bytes, context).parts {
      switch part {
      case .color(let color, _): parts.append(.color(color))
      case .leftOut(let reason): parts.append(.leftOut(reason))
      }
    }
  }

  /// A text such as `rgba({red.500}, 0.5)` with the values inserted.
  private func filled(_ text: String, _ colors: inout TokenColors) -> String? {
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "{") {
      guard let end = rest[start...].firstIndex(of: "}"),
        let value = plain(.string(String(rest[start...end])), &colors)
      else { return nil }
      result += rest[..<start]
      switch value {
      case .string(let text) where text.utf8.count <= 64 && !text.contains("{"): result += text
      case .number(let digits): result += digits
      case .object:
        let color = TokenColor(value) { self.plain($0, &colors) }
        guard let hex = color.color?.color.mappedIntoSRGB().hex else { return nil }
        result += hex
      default: return nil
      }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}

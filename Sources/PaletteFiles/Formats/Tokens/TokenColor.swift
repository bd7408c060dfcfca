import ColorScience

/// A color that a value spells out, by the color module or as an object of an older file.
struct TokenColor {
  /// `nil` if the value cannot be read as a color.
  private(set) var color: CSSColor?
  /// The reason if `color` is `nil`.
  private(set) var reason = notWritten

  static let notWritten = "not written as a color"

  /// Whether this object is a color.
  ///
  /// - Parameter isTyped: whether its type says that it is a color.
  static func isColor(_ value: JSONValue, isTyped: Bool) -> Bool {
    let isOfSpace = value["colorSpace"] != nil
    if value["hex"] != nil { return isTyped || isOfSpace }
    if value["components"] ?? value["channels"] != nil { return isTyped || isOfSpace }
    return isTyped && (isOfSpace || channels.contains { has($0, value) })
  }

  /// - Parameter plain: gives the value of a part, with references resolved.
  init(_ value: JSONValue, plain: (JSONValue) -> JSONValue?) {
    let opacity = value["alpha"] ?? value["a"]
    let alpha = opacity.flatMap(plain)?.double.map { min(max($0, 0), 1) }
    // The author's own fallback in sRGB.
    if let hex = value["hex"].flatMap(plain)?.string,
      let color = try? CSSColor(hex.hasPrefix("#") ? hex : "#" + hex)
    {
      self.color = CSSColor(color: color.color, alpha: alpha ?? color.alpha)
      return
    }
    if let parts = value["components"] ?? value["channels"] {
      guard let space = value["colorSpace"].flatMap(plain)?.string.flatMap(CSSColorSpace.named)
      else {
        reason = "in spaces that design tokens do not have"
        return
      }
      guard let parts = plain(parts)?.array, parts.count == 3,
        let numbers = Self.numbers(parts, plain)
      else { return }
      color = CSSColor(color: space.color(numbers), alpha: alpha ?? 1)
    } else {
      color = Self.channels.compactMap { Self.color($0, value, plain) }.first
      color?.alpha = alpha ?? 1
    }
  }

  /// Three components; `none` counts as 0.
  private static func numbers(
    _ parts: [JSONValue], _ plain: (JSONValue) -> JSONValue?
  ) -> SIMD3<Double>? {
    var numbers = SIMD3<Double>.zero
    for (index, part) in parts.enumerated() {
      guard let part = plain(part) else { return nil }
      if part.string == "none" { continue }
      guard let number = part.double else { return nil }
      // Powers of greater numbers would be infinite.
      numbers[index] = min(max(number, -1e6), 1e6)
    }
    return numbers
  }

  // MARK: objects of older files

  /// The members of color objects in Style Dictionary.
  private static let channels: [[String]] = [["r", "g", "b"], ["h", "s", "l"]]

  private static func has(_ names: [String], _ value: JSONValue) -> Bool {
    names.allSatisfy { value[$0] != nil }
  }

  /// The color of `{"r": 255, "g": 0, "b": 0}`, or with fractions of 1; and of `{"h": 0, "s": 1,
  /// "l": 0.5}`, or with percentages.
  private static func color(
    _ names: [String], _ value: JSONValue, _ plain: (JSONValue) -> JSONValue?
  ) -> CSSColor? {
    let parts = names.compactMap { value[$0] }
    guard parts.count == 3, let numbers = numbers(parts, plain) else { return nil }
    if names[0] == "h" {
      let scale = numbers.y <= 1 && numbers.z <= 1 ? 100.0 : 1
      let parts = SIMD3(numbers.x, numbers.y * scale, numbers.z * scale)
      return CSSColor(color: CSSColorSpace.hsl.color(parts))
    }
    let isWhole = (0..<3).allSatisfy { numbers[$0] == numbers[$0].rounded() }
    // Whole numbers up to 1 are ambiguous.
    if isWhole, numbers.max() == 1 { return nil }
    let isShare = numbers.max() <= 1 && !isWhole
    return CSSColor(color: CSSColorSpace.srgb.color(isShare ? numbers : numbers / 255))
  }
}

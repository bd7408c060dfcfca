import ColorScience

/// Parses hexadecimal colors in files without a format of their own.
enum HexText {
  /// The color of `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, of 3, 6 or 8 digits without `#`, of
  /// `0xrrggbb` and `0xaarrggbb`, and of X11's `#rrrrggggbbbb`; `nil` for any other text.
  ///
  /// - Parameter alphaFirst: whether 8 digits without `0x` are `aarrggbb` too.
  static func color(_ text: some StringProtocol, alphaFirst: Bool = false) -> CSSColor? {
    let isNumber = text.hasPrefix("0x") || text.hasPrefix("0X")
    let isHash = text.hasPrefix("#")
    let digits = text.dropFirst(isNumber ? 2 : isHash ? 1 : 0)
    guard digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
    switch digits.utf8.count {
    case 8 where isNumber || alphaFirst:
      return try? CSSColor("#" + digits.dropFirst(2) + digits.prefix(2))
    case 4 where isHash, 3, 6, 8: return try? CSSColor("#" + digits)
    case 12 where isHash: return deep(digits)
    default: return nil
    }
  }

  /// The color of three 16-bit numbers.
  private static func deep(_ digits: some StringProtocol) -> CSSColor? {
    guard let number = UInt64(digits, radix: 16) else { return nil }
    let parts = [32, 16, 0].map { Double(number >> $0 & 0xFFFF) / 65535 }
    return CSSColor(color: CSSColorSpace.srgb.color(SIMD3(parts[0], parts[1], parts[2])))
  }
}

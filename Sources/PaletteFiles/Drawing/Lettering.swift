/// How text is drawn into pictures.
///
/// `PaletteFiles` sees no library that knows fonts, so programs hand one in: `Lettering.system`
/// (in `Media`) draws with the fonts of the machine, and `bitmap` with a font of dots, which is the
/// same everywhere.
public struct Lettering: Sendable {
  /// The size and weight of a line of text.
  public struct Style: Sendable, Hashable {
    /// The size of the font (its em) in pixels, 1 or more.
    public var size: Int
    public var isBold: Bool

    public init(size: Int, isBold: Bool = false) {
      self.size = size
      self.isBold = isBold
    }
  }

  /// The name of the lettering, for tests and messages.
  public let name: String
  /// Draws a line of text; `nil` if there is nothing to see.
  public let mask: @Sendable (String, Style) -> TextMask?

  public init(
    name: String, mask: @escaping @Sendable (String, Style) -> TextMask?
  ) {
    self.name = name
    self.mask = mask
  }

  /// A font of dots that looks the same on every machine. Characters that it lacks leave a gap.
  ///
  /// A capital letter is about seven tenths of the size, as in other fonts; bold looks like plain.
  public static let bitmap = Lettering(name: "bitmap") { text, style in
    BitmapFont.mask(text, dot: max(1, (style.size + 4) / 10))
  }
}

extension Lettering {
  /// Only how wide a line is in a usual font, at most, for drawings whose letters others draw.
  package static let estimate = Lettering(name: "estimate") { text, style in
    let width = Double(text.count * style.size) * (style.isBold ? 0.72 : 0.63)
    guard width >= 1 else { return nil }
    return TextMask(
      width: Int(width), height: 1, left: 0, top: 0,
      coverage: [UInt8](repeating: 0, count: Int(width)))
  }
}

/// A line of text as a mask: how much of each pixel the letters cover.
public struct TextMask: Sendable, Equatable {
  /// Pixels in a row and rows, 1 or more.
  public let width, height: Int
  /// Where the mask begins: pixels to the right of the line's start.
  public let left: Int
  /// Pixels from the baseline down to the first row; negative above the baseline.
  public let top: Int
  /// From 0, nothing, to 255, the whole pixel; row by row.
  public let coverage: [UInt8]

  public init(width: Int, height: Int, left: Int, top: Int, coverage: [UInt8]) {
    precondition(
      width > 0 && height > 0 && coverage.count == width * height, "a mask must be filled")
    self.width = width
    self.height = height
    self.left = left
    self.top = top
    self.coverage = coverage
  }

  /// Pixels from the line's start to the end of the last letter.
  var end: Int { left + width }
}

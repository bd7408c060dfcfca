public import Palettes

/// One of Itten's seven contrasts of color, measured as a number, with the list of all of them.
///
/// Itten described the contrasts in words and plates. The measures are our interpretation of his
/// words, in Oklch, from a palette's colors and shares. Every measure is 0 if the contrast is
/// absent and 1 if it is as strong as the words demand.
///
/// - Source: J. Itten 1961, "The Art of Color" ("Kunst der Farbe"), chapter "Seven color contrasts".
public struct IttenContrast: Sendable {
  /// The strength of a contrast in a palette, and the colors that make it.
  public struct Measure: Sendable, Equatable {
    /// 0…1.
    public var strength: Double
    /// The indices of the swatches that make the contrast, in the order in which `words` names
    /// them; empty if all swatches do, or if there is no contrast.
    public var swatches: [Int]
    /// The result as a short sentence.
    public var words: String

    public init(strength: Double, swatches: [Int] = [], words: String) {
      self.strength = min(max(0, strength), 1)
      self.swatches = swatches
      self.words = words
    }
  }

  /// The name that users type: lower-case, never changed after a release.
  public let name: String
  /// The usual name.
  public let title: String
  /// What Itten means by it, in one sentence.
  public let meaning: String
  /// How it is computed, in words that need no other page.
  public let definition: String
  /// Measures the contrast in a palette.
  public let measure: @Sendable (Palette) -> Measure

  init(
    name: String, title: String, meaning: String, definition: String,
    measure: @escaping @Sendable ([ContrastColor]) -> Measure
  ) {
    self.name = name
    self.title = title
    self.meaning = meaning
    self.definition = definition
    self.measure = { palette in measure(ContrastColor.colors(of: palette)) }
  }
}

extension IttenContrast {
  /// Every contrast, in Itten's order.
  public static let all: [IttenContrast] = [
    .hue,
    .lightDark,
    .coldWarm,
    .complementary,
    .simultaneous,
    .saturation,
    .extension,
  ]
}

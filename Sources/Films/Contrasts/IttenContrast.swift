public import Palettes

/// One of the seven ways in which colors stand against each other, as a number, and the list of
/// them all.
///
/// Itten described them in words and plates; what is measured here is our reading of his words, in
/// Oklch, from a palette's colors and shares. Every measure is 0 where the contrast is absent and 1
/// where it is as strong as the words ask for.
///
/// - Source: J. Itten 1961, "The Art of Color" ("Kunst der Farbe"), chapter "Seven color contrasts".
public struct IttenContrast: Sendable {
  /// How strong it is in a palette, and which colors make it.
  public struct Measure: Sendable, Equatable {
    /// 0…1.
    public var strength: Double
    /// The indices of the swatches that make it, in the order in which `words` speak of them;
    /// empty if all do, or if there is none.
    public var swatches: [Int]
    /// What was found, a short sentence.
    public var words: String

    public init(strength: Double, swatches: [Int] = [], words: String) {
      self.strength = min(max(0, strength), 1)
      self.swatches = swatches
      self.words = words
    }
  }

  /// What users type: lower-case, never changed once released.
  public let name: String
  /// What people call it.
  public let title: String
  /// What Itten means, a sentence.
  public let meaning: String
  /// How it is computed, in words that need no other page.
  public let definition: String
  /// Measures it in a palette.
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

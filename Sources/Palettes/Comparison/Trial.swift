package import ColorScience

/// One palette of a comparison: how it was made, how well it does, and where its colors are.
package struct Trial: Sendable {
  /// What a row of trials varies.
  package enum Question: String, Sendable, CaseIterable {
    /// Every algorithm in every space where it can measure.
    case algorithms
    /// The chosen algorithm with few and many colors.
    case sizes
    /// The chosen algorithm without and with the darkest and the lightest pixels.
    case brightness
  }

  package let question: Question
  /// With the choices that it was made with, and what it was made from.
  package let palette: Palette
  package let options: PaletteOptions
  /// Where distance was measured.
  package let space: ColorSpace
  /// Whether the algorithm always measures there, whatever the options say.
  package let hasOwnSpace: Bool
  package let figures: PaletteFigures
  package let map: LabelMap

  /// The swatches' shares with one decimal, `11.2%`.
  package var percentages: [String] { palette.percentages }

  /// Why the palette has fewer colors than were asked for, if it has.
  var shortage: String? { palette.swatches.count < count ? palette.notes.first : nil }

  /// How many colors were asked for; the palette has fewer if the picture does.
  package var count: Int {
    guard case .exactly(let count) = options.count else { return palette.swatches.count }
    return count
  }
}

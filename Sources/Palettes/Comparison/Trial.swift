package import ColorScience

/// One palette of a comparison: how it was made, how well it does, and where its colors are.
package struct Trial: Sendable {
  /// The choice that a row of trials varies.
  package enum Question: String, Sendable, CaseIterable {
    /// Every algorithm, in every space in which it can measure distance.
    case algorithms
    /// The chosen algorithm with few and many colors.
    case sizes
    /// The chosen algorithm with all pixels, and without the darkest and the lightest ones.
    case brightness
  }

  package let question: Question
  /// The palette; it includes the options and the source that it was made from.
  package let palette: Palette
  package let options: PaletteOptions
  /// The name of the space in which distance was measured.
  package let space: ColorSpace
  /// Whether the algorithm always measures distance in that space, whatever the options say.
  package let hasOwnSpace: Bool
  package let figures: PaletteFigures
  package let map: LabelMap

  /// The shares of the swatches with one decimal, `11.2%`.
  package var percentages: [String] { palette.percentages }

  /// Why the palette has fewer colors than requested; `nil` if it does not.
  var shortage: String? { palette.swatches.count < count ? palette.notes.first : nil }

  /// The requested number of colors; the palette has fewer if the picture does.
  package var count: Int {
    guard case .exactly(let count) = options.count else { return palette.swatches.count }
    return count
  }
}

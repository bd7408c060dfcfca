/// The colors of a picture, with everything that is needed to say where they come from.
public struct Palette: Sendable, Equatable {
  /// In the order that was asked for; never empty, no two with the same 8-bit color.
  public var swatches: [Swatch]
  /// How many pixels were counted; 0 if unknown (a palette file does not say).
  public var pixels: Int
  /// What the palette was made from; `nil` for one read from a palette file.
  public var source: Provenance?
  /// The choices it was made with; `nil` for one read from a palette file.
  public var options: PaletteOptions?
  /// What a reader should know: fewer colors than asked, shares unknown …
  public var notes: [String]
  /// What the palette is called: the source's name, or the name inside a palette file.
  public var name: String

  public init(
    name: String, swatches: [Swatch], pixels: Int = 0, source: Provenance? = nil,
    options: PaletteOptions? = nil, notes: [String] = []
  ) {
    precondition(!swatches.isEmpty, "a palette needs at least one color")
    self.name = name
    self.swatches = swatches
    self.pixels = pixels
    self.source = source
    self.options = options
    self.notes = notes
  }
}

extension Palette {
  /// Why a palette has only so many colors: one set of words for stills, films and comparisons.
  ///
  /// - Parameters:
  ///   - count: how many it has.
  ///   - locked: how many of them are locked.
  ///   - isExact: whether all colors of the pixels were told apart, and not counted in cells.
  static func shortage(_ count: Int, locked: Int, isExact: Bool) -> String {
    let found = count - locked
    let only = found == 0 ? "no color" : "only \(found) different colors"
    return "the counted pixels \(isExact ? "have" : "fall into") "
      + (found == 1 ? "only 1 color" : only) + (locked > 0 ? " besides the locked ones" : "")
  }
}

import ColorScience

/// How many colors a picture has for people, and how clear that is.
public struct AutomaticCount: Sendable, Equatable, Codable {
  /// The smallest number of colors that leaves out nothing visible and distinct, within the bounds of
  /// the automatic count: what `-n auto` shows.
  public var count: Int
  /// How far the visible color that is missed most is from all of those colors, CIEDE2000, 0…26.5.
  ///
  /// Below 20 nothing distinct is left out. Just below 20, one color more would be as right; a low
  /// number says that the last color that was added was needed, and that no other one is. At 20 or
  /// more, the picture has more colors than an automatic palette may show.
  public var leftOut: Double

  public init(count: Int, leftOut: Double) {
    (self.count, self.leftOut) = (count, leftOut)
  }
}

extension CountedPicture {
  /// The number of colors of an automatic palette, and what it leaves out.
  ///
  /// - Parameter options: only the locked colors matter; they count as colors of the palette.
  /// - Complexity: O(cells²), as a palette of `standout` itself.
  public func automaticCount(_ options: PaletteOptions = PaletteOptions()) -> AutomaticCount {
    Standout().automaticCount(
      of: ColorCells(histogram.downsampledPoints()),
      keeping: options.lock.map { $0.place(in: .din2000) })
  }
}

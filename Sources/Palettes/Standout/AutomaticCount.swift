import ColorScience

/// How many colors a picture has for people, and how clear that is.
public struct AutomaticCount: Sendable, Equatable, Codable {
  /// The smallest number of colors that leaves out nothing visible and distinct, up to 24: what
  /// `-n auto` shows.
  public var count: Int
  /// How far the visible color that is missed most is from all colors that `standout` picks,
  /// CIEDE2000, 0…26.5; 26.5 means as much or more. The difference of a larger area counts up to a
  /// third more than that of the smallest visible one.
  ///
  /// Below 20, nothing distinct is left out. Just below 20, one more color would be an equally good
  /// choice. A low number says that the last color that was added was needed, and that no other one
  /// is. At 20 or more, there are more colors than fit beside the locked ones.
  public var leftOut: Double
  /// Whether a visible and distinct color is left out.
  public var leavesOutColors: Bool { leftOut >= Self.leastDifference }

  /// From this `leftOut` on, something is left out: the difference that the smallest visible color
  /// needs.
  static let leastDifference = VisibleColors().smallDifference

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
    automaticCount(of: Standout().study(histogram.downsampledPoints()), options)
  }

  func automaticCount(of study: Standout.Study, _ options: PaletteOptions) -> AutomaticCount {
    Standout().automaticCount(of: study, keeping: options.lock.map { $0.place(in: .din2000) })
  }
}

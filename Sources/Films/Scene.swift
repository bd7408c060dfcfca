public import Palettes

/// Neighboring shots with similar colors, as one part of the film.
public struct Scene: Sendable, Equatable {
  /// The indices of its shots in `Film.shots`.
  public var shots: ClosedRange<Int>
  /// Seconds from the film's start.
  public var start, end: Double
  /// The colors of the scene; `nil` if all of its shots are left out.
  public var palette: Palette?
  /// Parallel to the palette's swatches: the index in `Film.identities` of each color.
  public var identities: [Int]

  public init(
    shots: ClosedRange<Int>, start: Double, end: Double, palette: Palette?, identities: [Int] = []
  ) {
    self.shots = shots
    self.start = start
    self.end = end
    self.palette = palette
    self.identities = identities
  }
}

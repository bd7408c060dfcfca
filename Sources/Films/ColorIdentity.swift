public import ColorScience

/// A color that is followed through the film: the same teal in one shot after another.
public struct ColorIdentity: Sendable, Equatable {
  /// The color overall: the mean over its shots, weighted by its pixels.
  public var color: Color
  /// A familiar color name.
  public var name: String
  /// The index in `Film.shots` of the first shot with this color.
  public var firstShot: Int
  /// The shots with this color, in rising order, and the share of each shot that it fills, 0…1.
  public var shares: [(shot: Int, share: Double)]

  public init(
    color: Color, name: String, firstShot: Int, shares: [(shot: Int, share: Double)]
  ) {
    self.color = color
    self.name = name
    self.firstShot = firstShot
    self.shares = shares
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.color == right.color && left.name == right.name && left.firstShot == right.firstShot
      && left.shares.elementsEqual(right.shares) { $0 == $1 }
  }
}

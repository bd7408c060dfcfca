public import ColorScience

/// One color that is followed through the film: the same teal, shot after shot.
public struct ColorIdentity: Sendable, Equatable {
  /// What it looks like on the whole: the mean over its shots, as heavy as its pixels.
  public var color: Color
  /// A color name that people know.
  public var name: String
  /// The index in `Film.shots` of the first shot that has it.
  public var firstShot: Int
  /// Where it is, by rising shot, and how much of that shot it fills, 0…1.
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

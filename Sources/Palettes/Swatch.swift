public import ColorScience

/// One color of a palette: its value, how much of the picture it represents, where it is, and why
/// it is there.
public struct Swatch: Sendable, Equatable, Codable {
  /// The part that a color plays in its palette.
  public enum Role: String, Sendable, CaseIterable, Codable {
    /// The color that represents more pixels than any other.
    case dominant
    /// A color that fills a good part of the frame.
    case supporting
    /// A color that fills a small part of the frame and is unlike the others.
    case accent
  }

  /// A place in the frame: 0…1 from the left and from the top.
  public struct Position: Sendable, Equatable, Codable {
    public var x, y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  public var color: Color
  /// How many counted pixels it represents; 0 if unknown (palette files do not contain it), or if
  /// the color is locked and no pixel is like it.
  public var population: Int
  /// The color's share of the counted pixels, 0…1; the shares of a palette add up to 1.
  public var proportion: Double
  /// A place where a pixel of this color is; `nil` if unknown or if there is no such pixel. For a
  /// locked color with a place, that place.
  public var position: Position?
  /// A familiar color name, or the name from a palette file.
  public var name: String
  public var role: Role
  /// One short sentence that explains why this color is in the palette. Empty if unknown.
  public var reason: String
  /// The color's group in a palette file: an index into `Palette.groups`; `nil` if it is in no
  /// group.
  public var group: Int?

  public init(
    color: Color, population: Int, proportion: Double, position: Position? = nil, name: String,
    role: Role, reason: String, group: Int? = nil
  ) {
    self.color = color
    self.population = population
    self.proportion = proportion
    self.position = position
    self.name = name
    self.role = role
    self.reason = reason
    self.group = group
  }

  /// The color that files contain: exactly the value of `hex`.
  package var eightBit: Color { color.eightBit }
}

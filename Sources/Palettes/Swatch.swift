public import ColorScience

/// One color of a palette: what it is, how much of the picture it stands for, where, and why.
public struct Swatch: Sendable, Equatable, Codable {
  /// What part a color plays in its palette.
  public enum Role: String, Sendable, CaseIterable, Codable {
    /// The color that stands for more pixels than any other.
    case dominant
    /// A color that fills a good part of the frame.
    case supporting
    /// A small part of the frame that is unlike the rest.
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
  /// How many counted pixels it stands for; 0 if unknown (a palette file does not say), or if the
  /// color is locked and no pixel is like it.
  public var population: Int
  /// Its share of the counted pixels, 0…1; the shares of a palette add to 1.
  public var proportion: Double
  /// A place where a pixel of this color really is; `nil` if unknown or if there is none.
  public var position: Position?
  /// A color name that people know, or the name that a palette file gave.
  public var name: String
  public var role: Role
  /// One short sentence: why this color is in the palette. Empty if unknown.
  public var reason: String
  /// Its group in a palette file: an index into `Palette.groups`; `nil` if it is in none.
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

  /// The color that files give: what `hex` says, no more.
  package var eightBit: Color { color.eightBit }
}

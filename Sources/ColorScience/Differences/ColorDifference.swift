/// A way to say with one number how different two colors look, and the list of every such way.
///
/// The numbers of two ways do not compare: each says in its own description what is visible.
public struct ColorDifference: Sendable {
  /// What users type and files store: lower-case, never changed once released.
  public let name: String
  /// One line for help texts and tables.
  public let summary: String
  /// The difference: 0 for equal colors, never below 0, the same both ways; NaN if a color has one.
  public let between: @Sendable (Color, Color) -> Double

  public init(
    name: String, summary: String, between: @escaping @Sendable (Color, Color) -> Double
  ) {
    self.name = name
    self.summary = summary
    self.between = between
  }
}

extension ColorDifference {
  /// Every difference, in the order in which tables and help texts show them.
  public static let all: [ColorDifference] = [.ciede2000, .cie76, .hyab, .ok]
}

extension ColorDifference: CustomStringConvertible {
  public var description: String { name }
}

/// A measure of how different two colors look, as one number, with the list of all such measures.
///
/// The numbers of two measures cannot be compared. The description of each measure says which
/// difference is visible.
public struct ColorDifference: Sendable {
  /// The name that users type and files store: lower-case, never changed after a release.
  public let name: String
  /// One line for help texts and tables.
  public let summary: String
  /// The difference: 0 for equal colors, never below 0, symmetric; NaN if a color has a NaN.
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

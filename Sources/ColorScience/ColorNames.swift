/// Words for colors: which of about 240 well-known names comes nearest.
public enum ColorNames {
  /// A color that has a name.
  public struct Entry: Sendable, Equatable {
    /// In words, lower-case but for proper nouns: `dark red`, `off-white`, `Prussian blue`.
    public let name: String
    public let color: Color
  }

  /// Every named color, in the table's order; no two have the same color, a few share a name.
  ///
  /// Read on first use.
  public static let all: [Entry] = table.utf8.split(separator: UInt8(ascii: "\n")).map { line in
    guard let color = try? Color(hex: String(Substring(line.prefix(6)))) else {
      preconditionFailure("a line of the color name table has no color: \(Substring(line))")
    }
    return Entry(name: String(Substring(line.dropFirst(7))), color: color)
  }

  /// The name of the color in the table that looks most like this one.
  ///
  /// - Result: always a name, however far away; the earlier one of two equally near.
  ///   A color with a NaN is called black, as `Color.bytes` draws it.
  /// - Complexity: O(number of names), about a microsecond; a hundred times that on first use.
  /// - Source: distance in DIN99o (see `ColorSpace.din99o`), which stands in for CIEDE2000.
  public static func nearest(to color: Color) -> String {
    let point = color.coordinates(in: .din99o)
    var nearest = 0
    var least = Double.infinity
    for (index, place) in places.enumerated() {
      let offset = place - point
      let distance = (offset * offset).sum()
      if distance < least { (nearest, least) = (index, distance) }
    }
    return all[nearest].name
  }

  /// Where each entry of `all` stands in DIN99o.
  private static let places = all.map { $0.color.coordinates(in: .din99o) }
}

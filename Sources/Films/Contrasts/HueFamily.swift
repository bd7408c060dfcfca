/// The six hues to which Goethe gave light values, and the areas at which they balance each other.
enum HueFamily: String, CaseIterable, Sendable {
  case yellow, orange, red, violet, blue, green

  /// How bright the pure hue seems in comparison with the others.
  ///
  /// - Source: Goethe's numbers, in J. Itten 1961, "The Art of Color", contrast of extension.
  var lightValue: Double {
    switch self {
    case .yellow: 9
    case .orange: 8
    case .red, .green: 6
    case .blue: 4
    case .violet: 3
    }
  }

  /// The area at which the hue balances the others, in thirty-sixths of the circle: yellow 3,
  /// orange 4, red 6, violet 9, blue 8, green 6.
  ///
  /// Two complements (yellow and violet, orange and blue, red and green) share twelve parts in
  /// inverse proportion to their light values, whose sum is 12 for each pair.
  var area: Double { 12 - lightValue }

  /// The Oklch hue that represents the family, in degrees: for red, orange, yellow, green and blue
  /// that of the CSS colors `red`, `orange`, `yellow`, `lime`, `blue`; for violet that of
  /// `darkviolet`.
  var hue: Double {
    switch self {
    case .red: 29.2
    case .orange: 70.7
    case .yellow: 109.8
    case .green: 142.5
    case .blue: 264.1
    case .violet: 309.8
    }
  }

  /// The family with the nearest hue on the circle.
  static func nearest(to hue: Double) -> HueFamily {
    func way(_ family: HueFamily) -> Double { ContrastColor.hueDistance(hue, family.hue) }
    return allCases.min { way($0) < way($1) } ?? .red
  }
}

/// Words for colors: which of some 370 names comes nearest.
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

  /// Names for colors that are seen together, such as a palette's: no two have the same one as long
  /// as there is another that fits.
  ///
  /// The nearest pair of a color and a name goes first. A color whose nearest name is taken gets the
  /// nearest one that is free and at most `reach` away; if there is none, it shares its nearest. The
  /// order of the colors makes no difference.
  ///
  /// - Parameters:
  ///   - colors: each counts as the 8-bit color that `Color.hex` writes, so that who has only that
  ///     finds the same names.
  ///   - taken: names that others of the palette have already.
  /// - Result: a name for each color, in their order.
  /// - Complexity: O(colors × number of names).
  public static func names(of colors: [Color], besides taken: Set<String> = []) -> [String] {
    let order = colors.indices.flatMap { offers(to: colors[$0], at: $0) }
      .sorted { $0.rank < $1.rank }
    var names = [String?](repeating: nil, count: colors.count)
    var taken = taken
    for offer in order where names[offer.place] == nil {
      let name = all[offer.entry].name
      if taken.insert(name).inserted { names[offer.place] = name }
    }
    return zip(names, colors).map { $0 ?? nearest(to: $1.eightBit) }
  }

  /// How far a second name may be away, in DIN99o.
  ///
  /// Every color has two names or more within it. Of those that are 10 to 12 away, one in twenty
  /// says a hue or a lightness that is not the color's, and one in eight at 18 to 20; of the nearest
  /// names it is one in fifty.
  static let reach = 12.0

  /// A name that a color may have.
  private struct Offer {
    let distance: Double
    let bytes: SIMD3<UInt8>
    /// The index of the color, and of the name in `all`.
    let place, entry: Int

    var rank: (Double, UInt8, UInt8, UInt8, Int, Int) {
      (distance, bytes.x, bytes.y, bytes.z, place, entry)
    }
  }

  private static func offers(to color: Color, at place: Int) -> [Offer] {
    let point = color.eightBit.coordinates(in: .din99o)
    return places.indices.compactMap { entry in
      let offset = places[entry] - point
      let distance = (offset * offset).sum()
      guard distance <= reach * reach else { return nil }
      return Offer(distance: distance, bytes: color.bytes, place: place, entry: entry)
    }
  }

  /// Where each entry of `all` stands in DIN99o.
  private static let places = all.map { $0.color.coordinates(in: .din99o) }
}

extension Color {
  /// The color that `hex` says, no more.
  package var eightBit: Color {
    let bytes = bytes
    return Color(red: bytes.x, green: bytes.y, blue: bytes.z)
  }
}

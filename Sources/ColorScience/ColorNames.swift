/// Names of colors, from a table of about 370 names.
public enum ColorNames {
  /// A color that has a name.
  public struct Entry: Sendable, Equatable {
    /// The name in words, lower-case except for proper nouns: `dark red`, `off-white`, `Prussian
    /// blue`.
    public let name: String
    public let color: Color
  }

  /// Every named color, in the order of the table; no two entries have the same color, a few share
  /// a name.
  ///
  /// The table is parsed at the first use.
  public static let all: [Entry] = table.utf8.split(separator: UInt8(ascii: "\n")).map { line in
    guard let color = try? Color(hex: String(Substring(line.prefix(6)))) else {
      preconditionFailure("a line of the color name table has no color: \(Substring(line))")
    }
    return Entry(name: String(Substring(line.dropFirst(7))), color: color)
  }

  /// The name of the color in the table that looks most like this one.
  ///
  /// - Result: always a name, however different the color is; the earlier one if two are equally
  ///   near. A color with a NaN is called black, because `Color.bytes` is then 0.
  /// - Complexity: O(number of names), about a microsecond; a hundred times that at the first use.
  /// - Source: distance in DIN99o (see `ColorSpace.din99o`), which approximates CIEDE2000.
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

  /// Names for colors that are seen together, such as those of a palette: no two get the same name
  /// as long as another one fits.
  ///
  /// The pair of a color and a name with the least distance is assigned first. A color whose
  /// nearest name is taken gets the nearest free name within `reach`. If there is none, it shares
  /// its nearest name. The order of the colors makes no difference.
  ///
  /// - Parameters:
  ///   - colors: each counts as the 8-bit color of `Color.hex`, so that a caller who has only that
  ///     color gets the same names.
  ///   - taken: names that other colors of the palette already have.
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

  /// How far a second-choice name may be from the color, in DIN99o.
  ///
  /// Every color has at least two names within this distance. Of the names at a distance of 10 to
  /// 12, one in twenty suggests a wrong hue or lightness; at 18 to 20, one in eight. Of the nearest
  /// names, one in fifty does.
  static let reach = 12.0

  /// A possible name for a color.
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

  /// The position of each entry of `all` in DIN99o.
  private static let places = all.map { $0.color.coordinates(in: .din99o) }
}

extension Color {
  /// This color rounded to 8 bits, as `hex` writes it.
  package var eightBit: Color {
    let bytes = bytes
    return Color(red: bytes.x, green: bytes.y, blue: bytes.z)
  }
}

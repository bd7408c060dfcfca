import CMath

/// The thirteen basic words by which people sort colors.
///
/// They are the eleven basic color terms, and teal and tan, which speakers of English use as
/// readily.
///
/// - Source: Berlin & Kay 1969, "Basic Color Terms"; Lindsey & Brown 2014, "The color lexicon of
///   American English", doi:10.1167/14.2.17. The prototypes are the centers that 222,500 people
///   gave to the words in Munroe's survey of 2010 (xkcd.com/color/rgb, CC0): each plain word, and
///   the same word after light, dark and dusty, if the survey has it. Sandy yellow, milk chocolate
///   and beige are used for dusty yellow, dusty brown and light tan. Tested on
///   `Tests/ReferenceData/color-terms.tsv`, which `Tools/make-color-terms` writes.
public enum ColorTerm: String, Sendable, CaseIterable {
  case red, orange, yellow, green, teal, blue, purple, pink, brown, tan, black, gray, white

  /// How well each term fits a color: 0…1 with the sum 1, in the lanes of `allCases`; the last
  /// three lanes are 0.
  ///
  /// - Complexity: O(prototypes), about 0.3 µs.
  public static func fit(of color: Color) -> SIMD16<Double> {
    fit(at: color.coordinates(in: .din2000))
  }

  /// The same for a point of `ColorSpace.din2000`.
  public static func fit(at point: SIMD3<Double>) -> SIMD16<Double> {
    var fits = SIMD16<Double>.zero
    for (term, prototypes) in prototypes.enumerated() {
      var least = Double.infinity
      for prototype in prototypes {
        let offset = prototype - point
        least = min(least, (offset * offset).sum())
      }
      fits[term] = exp(-least.squareRoot() / reach)
    }
    let sum = fits.sum()
    return sum > 0 ? fits / sum : fits
  }

  /// The term that fits a color best. A color with a NaN gives red, an arbitrary choice.
  public static func nearest(to color: Color) -> ColorTerm {
    let fits = fit(of: color)
    var best = 0
    for term in allCases.indices where fits[term] > fits[best] { best = term }
    return allCases[best]
  }

  /// The fit of a term decreases by the factor e for each such step (in about CIEDE2000 units) away
  /// from its prototypes.
  private static let reach = 4.0

  /// For each term its prototypes, in `ColorSpace.din2000`.
  private static let prototypes = allCases.map { term in
    term.prototypes.map { hex in
      Color(red: UInt8(hex >> 16), green: UInt8(hex >> 8 & 255), blue: UInt8(hex & 255))
        .coordinates(in: .din2000)
    }
  }

  /// The colors of the term plain, light, dark and dusty, as 0xRRGGBB; fewer where the survey has
  /// no such name.
  var prototypes: [Int] {
    switch self {
    case .red: [0xe50000, 0xff474c, 0x840000, 0xb9484e]
    case .orange: [0xf97306, 0xfdaa48, 0xc65102, 0xf0833a]
    case .yellow: [0xffff14, 0xfffe7a, 0xd5b60a, 0xfdee73]
    case .green: [0x15b01a, 0x96f97b, 0x033500, 0x76a973]
    case .teal: [0x029386, 0x90e4c1, 0x014d4e, 0x4c9085]
    case .blue: [0x0343df, 0x95d0fc, 0x00035b, 0x5a86ad]
    case .purple: [0x7e1e9c, 0xbf77f6, 0x35063e, 0x825f87]
    case .pink: [0xff81c0, 0xffd1df, 0xcb416b, 0xd58a94]
    case .brown: [0x653700, 0xad8150, 0x341c02, 0x7f4e1e]
    case .tan: [0xd1b26f, 0xe6daa6, 0xaf884a]
    case .black: [0x000000]
    case .gray: [0x929591, 0xd8dcd6, 0x363737]
    case .white: [0xffffff]
    }
  }
}

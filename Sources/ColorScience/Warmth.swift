import CMath

extension Color {
  /// How warm the color looks compared with a gray: −1 (cold, azure) to 1 (warm, orange); 0 for a
  /// gray.
  ///
  /// The value is 0.02 C*^1.07 cos(h − 50°) of CIELAB's chroma and hue, clipped at ±1. It was
  /// fitted to viewers' answers and is in the unit of their scale. It grows with chroma, so a pale
  /// orange is only a little warm. In sRGB, the coldest color, `#00a0ff`, has −1.16 before
  /// clipping, and the warmest, red, has 2.85. So clipping affects hardly any cold colors, and no
  /// warm colors up to a chroma of 39.
  ///
  /// The formula's term −0.5, by which viewers called a gray a little cool, is left out, so that
  /// warm and cold are symmetric around gray. The angle 50° is the fitted one; Itten's poles,
  /// red-orange (`#ff4500` has 45°) and blue-green, lie within 5° of this axis.
  ///
  /// The warmth of several colors together is the mean of theirs, as viewers judged pairs. The
  /// weighting by area is our own addition.
  ///
  /// - Result: −1…1; NaN if the color has one.
  /// - Complexity: O(1).
  /// - Source: Ou, Luo, Woodcock & Wright 2004, "A study of colour emotion and colour preference",
  ///   Part I, doi:10.1002/col.20010, warm–cool; Part II for pairs, doi:10.1002/col.20024. Tested on
  ///   five values of Material Color Utilities, ±0.001.
  public var warmth: Double {
    let warmth = uncutWarmth
    return warmth < -1 ? -1 : warmth > 1 ? 1 : warmth
  }

  /// The value before clipping; over sRGB −1.16…2.85.
  var uncutWarmth: Double {
    let lab = coordinates(in: .lab)
    let chroma = (lab.y * lab.y + lab.z * lab.z).squareRoot()
    let alongWarm = lab.y * Self.warmAxis.x + lab.z * Self.warmAxis.y
    return 0.02 * pow(chroma, 0.07) * alongWarm
  }

  private static let warmAxis = SIMD2(cos(50 * Double.pi / 180), sin(50 * Double.pi / 180))
}

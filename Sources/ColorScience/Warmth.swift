import CMath

extension Color {
  /// How much warmer it looks than a gray: from −1, cold (azure), over 0 to 1, warm (orange).
  ///
  /// 0.02 C*^1.07 cos(h − 50°) of CIELAB's chroma and hue, cut at ±1: what viewers' answers fit,
  /// in the unit of their scale. It grows with chroma, so a pale orange is only a little warm. Of
  /// sRGB the coldest color, `#00a0ff`, has −1.16 uncut and the warmest, red, 2.85: nearly all of
  /// the cold side is told apart, and of the warm side all up to a chroma of 39.
  ///
  /// The formula's −0.5, by which viewers called a gray a little cool, is left out, so that warm
  /// and cold are two sides of gray. 50° is what was fitted; Itten's poles, red-orange (`#ff4500`
  /// has 45°) and blue-green, lie within 5° of its ends.
  ///
  /// The warmth of several colors together is the mean of theirs: so it was for viewers of pairs.
  /// That each is as heavy as its area is ours.
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

  /// The same before it is cut; over sRGB −1.16…2.85.
  var uncutWarmth: Double {
    let lab = coordinates(in: .lab)
    let chroma = (lab.y * lab.y + lab.z * lab.z).squareRoot()
    let alongWarm = lab.y * Self.warmAxis.x + lab.z * Self.warmAxis.y
    return 0.02 * pow(chroma, 0.07) * alongWarm
  }

  private static let warmAxis = SIMD2(cos(50 * Double.pi / 180), sin(50 * Double.pi / 180))
}

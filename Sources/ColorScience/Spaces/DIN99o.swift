import CMath

extension ColorSpace {
  /// DIN99o: CIELAB transformed so that the Euclidean distance is close to CIEDE2000.
  ///
  /// One unit is about one unit of visible difference nearly everywhere, including dark and strong
  /// colors. Clustering needs such a Euclidean distance.
  ///
  /// - Ranges: L99o 0…100; over the sRGB gamut a99o −40.1…45.6 (green to red), b99o −40.5…44.4
  ///   (blue to yellow). It is not bounded outside the gamut.
  /// - `place` omits the standard's last rotation of the hue by 26°. The rotation changes no
  ///   distance, and without it the axes are the two along which chroma is weighted.
  /// - Source: Cui, Luo, Rigg, Roesler & Witt 2002, doi:10.1002/col.10066; DIN 6176, with both
  ///   viewing factors 1. The standard's 303.67 is 100 / ln 1.39 here, which maps white to 100.
  public static let din99o = ColorSpace(
    name: "din99o", summary: "DIN99o: Euclidean distance close to CIEDE2000",
    axes: [Axis("L99o", 0...100), Axis("a99o", -40.1...45.6), Axis("b99o", -40.5...44.4)],
    coordinates: { DIN99o.turned(DIN99o.compressed(CIELab.coordinates($0)), forward: true) },
    linear: { CIELab.linear(DIN99o.expanded(DIN99o.turned($0, forward: false))) },
    place: { DIN99o.turned($0, forward: false) }, unplace: { DIN99o.turned($0, forward: true) })
}

/// The formulas of DIN99o.
enum DIN99o {
  /// The axis of yellowish red, 26° from a*, along which chroma has the weight 1.
  static let cosine = cos(26 * Double.pi / 180)
  static let sine = sin(26 * Double.pi / 180)
  /// The weight of chroma across that axis.
  static let acrossWeight = 0.83
  static let lightnessScale = 100 / log(1.39)
  static let chromaScale = 1 / 0.0435

  /// CIELAB → lightness and the two weighted chroma axes.
  static func compressed(_ lab: SIMD3<Double>) -> SIMD3<Double> {
    let along = lab.y * cosine + lab.z * sine
    let across = acrossWeight * (lab.z * cosine - lab.y * sine)
    let radius = (along * along + across * across).squareRoot()
    let lightness = lightnessScale * log(1 + 0.0039 * lab.x)
    guard radius != 0 else { return SIMD3(lightness, 0, 0) }
    let ratio = chromaScale * log(1 + 0.075 * radius) / radius
    return SIMD3(lightness, along * ratio, across * ratio)
  }

  /// The inverse of `compressed`.
  static func expanded(_ point: SIMD3<Double>) -> SIMD3<Double> {
    let lightness = (exp(point.x / lightnessScale) - 1) / 0.0039
    let chroma = (point.y * point.y + point.z * point.z).squareRoot()
    guard chroma != 0 else { return SIMD3(lightness, 0, 0) }
    let ratio = (exp(chroma / chromaScale) - 1) / 0.075 / chroma
    let along = point.y * ratio
    let across = point.z * ratio / acrossWeight
    return SIMD3(lightness, along * cosine - across * sine, along * sine + across * cosine)
  }

  /// A point rotated by 26° around the gray axis, as in the standard, or back.
  static func turned(_ point: SIMD3<Double>, forward: Bool) -> SIMD3<Double> {
    let sine = forward ? sine : -sine
    return SIMD3(
      point.x, point.y * cosine - point.z * sine, point.y * sine + point.z * cosine)
  }
}

import CMath

extension ColorSpace {
  /// The chroma of DIN99o with a lightness axis on which steps of CIEDE2000 are equally long.
  ///
  /// DIN99o counts a step between two dark or two light colors up to 1.8 times as much as CIEDE2000
  /// does. Here the lightness axis is that of CIEDE2000, straightened, so that the Euclidean
  /// distance stays close to CIEDE2000 along the whole axis. This is not a standard but a
  /// combination of two.
  ///
  /// - Ranges: lightness 0…74.62; over the sRGB gamut the chroma axes are −35…49 (along yellowish
  ///   red) and −50…46 (across it). Not bounded outside the gamut.
  /// - Source: CIEDE2000's S_L (Sharma, Wu & Dalal 2005, equation 15) is 1 + 0.015 |L* − 50|,
  ///   except for a tiny difference around 50. Its inverse is integrated here; chroma as in
  ///   `din99o`.
  public static let din2000 = ColorSpace(
    name: "din2000", summary: "DIN99o's chroma with CIEDE2000's lightness",
    axes: [Axis("lightness", 0...74.62), Axis("along", -35.5...48.9), Axis("across", -50.3...46)],
    coordinates: { linear in
      let lab = CIELab.coordinates(linear)
      var point = DIN99o.compressed(lab)
      point.x = straightened(lab.x)
      return point
    },
    linear: { point in
      let lightness = bent(point.x)
      var lab = DIN99o.expanded(point)
      lab.x = lightness
      return CIELab.linear(lab)
    })

  /// The growth of S_L with the distance from L* = 50.
  private static let growth = 0.015
  /// The straightened lightness of L* = 50.
  private static let middle = log1p(growth * 50) / growth

  /// The integral of 1 / S_L up to L*.
  private static func straightened(_ lightness: Double) -> Double {
    let offset = lightness - 50
    let length = log1p(growth * abs(offset)) / growth
    return middle + (offset < 0 ? -length : length)
  }

  /// The inverse of `straightened`.
  private static func bent(_ straight: Double) -> Double {
    let offset = straight - middle
    let length = expm1(growth * abs(offset)) / growth
    return 50 + (offset < 0 ? -length : length)
  }
}

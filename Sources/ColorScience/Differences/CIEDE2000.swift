import CMath

extension ColorDifference {
  /// How different two colors look, by the CIE's 2000 formula.
  ///
  /// Below 1 most eyes see no difference; 2 to 10 show at a glance; black to white is 100.
  /// Not a metric: the triangle inequality fails, so search trees must not use it.
  ///
  /// - Input: any two colors, read as CIELAB under D65, the 2° observer.
  /// - Result: ΔE₀₀, 0 or more; symmetric; NaN if either color has one.
  /// - Complexity: O(1).
  /// - Source: see `ciede2000(_:_:)`.
  public static let ciede2000 = ColorDifference(
    name: "ciede2000",
    summary: "the CIE's formula of 2000: closest to the eye for small differences",
    between: { ciede2000(CIELab.coordinates($0.linear), CIELab.coordinates($1.linear)) })

  /// ΔE₀₀ of two CIELAB colors (L* 0…100, a*, b*), with the weights kL, kC and kH all 1.
  ///
  /// - Result: 0 or more; symmetric; NaN if any coordinate is NaN.
  /// - Complexity: O(1).
  /// - Source: Sharma, Wu & Dalal 2005, doi:10.1002/col.20070, equations 2–22; tested on its
  ///   34 pairs, ±0.0001 (`Tests/ReferenceData/ciede2000-sharma.tsv`).
  public static func ciede2000(_ first: SIMD3<Double>, _ second: SIMD3<Double>) -> Double {
    // Equations 2–7: a* is stretched near gray, then chroma and hue are computed.
    let chromaSum = Polar(x: first.y, y: first.z).chroma + Polar(x: second.y, y: second.z).chroma
    let stretch = 1 + 0.5 * (1 - chromaWeight(chromaSum / 2))
    let (one, two) = (
      Polar(x: first.y * stretch, y: first.z), Polar(x: second.y * stretch, y: second.z)
    )
    // Equations 8–11: the three differences.
    let lightness = second.x - first.x
    let chroma = two.chroma - one.chroma
    let (turn, hue) = hueStep(one, two)
    let hueLength = 2 * (one.chroma * two.chroma).squareRoot() * sin(radians(turn / 2))
    // Equations 12, 13, 15–20: the weight of each difference, from the mean of the two colors.
    let middleChroma = (one.chroma + two.chroma) / 2
    let lightnessScale = lightnessScale(first.x, second.x)
    let chromaScale = 1 + 0.045 * middleChroma
    let hueScale = 1 + 0.015 * middleChroma * hueWeight(hue)
    let (l, c, h) = (lightness / lightnessScale, chroma / chromaScale, hueLength / hueScale)
    // Equations 21, 22: the tilted ellipses in the blues, then the sum. The rotation is never below
    // −√3, so it cannot make the sum negative.
    let rotation = blueRotation(chroma: middleChroma, hue: hue)
    return (l * l + c * c + h * h + rotation * c * h).squareRoot()
  }

  /// A lower bound of `ciede2000` for two colors with these L*, whatever their a* and b*.
  ///
  /// Only rounding errors may make the difference smaller, by about 1e-14 of itself.
  ///
  /// - Complexity: O(1), a tenth of the time of the whole formula.
  public static func leastCIEDE2000(_ first: Double, _ second: Double) -> Double {
    abs(second - first) / lightnessScale(first, second)
  }

  /// Equation 15: S_L, the divisor for the difference of lightness between these two.
  private static func lightnessScale(_ first: Double, _ second: Double) -> Double {
    let middle = (first + second) / 2 - 50
    return 1 + 0.015 * middle * middle / (20 + middle * middle).squareRoot()
  }

  /// Equations 10 and 14: the shorter turn from one hue to the other, −180…180 degrees, and its
  /// middle. If one color is gray, the turn is 0 and the middle is the other color's hue.
  private static func hueStep(_ one: Polar, _ two: Polar) -> (turn: Double, middle: Double) {
    let sum = one.hue + two.hue
    guard min(one.chroma, two.chroma) >= Polar.grayChroma else { return (0, sum) }
    let turn = two.hue - one.hue
    guard abs(turn) > 180 else { return (turn, sum / 2) }
    return (turn - (turn < 0 ? -360 : 360), (sum < 360 ? sum + 360 : sum - 360) / 2)
  }

  /// Equation 15: the weight of a difference of hue around this hue.
  private static func hueWeight(_ hue: Double) -> Double {
    1 - 0.17 * cos(radians(hue - 30)) + 0.24 * cos(radians(2 * hue))
      + 0.32 * cos(radians(3 * hue + 6)) - 0.20 * cos(radians(4 * hue - 63))
  }

  /// Equations 16, 17 and 21: the rotation term, nearly 0 away from hue 275°.
  private static func blueRotation(chroma: Double, hue: Double) -> Double {
    let offset = (hue - 275) / 25
    return -2 * chromaWeight(chroma) * sin(radians(60 * exp(-offset * offset)))
  }

  /// √(C⁷ / (C⁷ + 25⁷)): 0 at gray, 1 far from it (equations 4 and 17).
  private static func chromaWeight(_ chroma: Double) -> Double {
    let cube = chroma * chroma * chroma
    let seventh = cube * cube * chroma
    return (seventh / (seventh + 6_103_515_625)).squareRoot()
  }

  private static func radians(_ degrees: Double) -> Double {
    degrees * (.pi / 180)
  }
}

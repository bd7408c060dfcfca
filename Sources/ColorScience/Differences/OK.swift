extension ColorDifference {
  /// The straight distance of two colors in Oklab, as CSS uses it to fit colors into a gamut.
  ///
  /// 0.02 is about just visible; black to white is 1. A metric, as cheap as `cie76` and truer in
  /// hue, but strict with dark colors.
  ///
  /// - Input: any two colors.
  /// - Result: ΔE_OK, 0 or more; symmetric; NaN if either color has one.
  /// - Complexity: O(1).
  /// - Source: CSS Color 4, `deltaEOK`, https://www.w3.org/TR/css-color-4/#color-difference-OK.
  public static let ok = ColorDifference(
    name: "ok", summary: "straight distance in Oklab",
    between: { first, second in
      let offset = Oklab.coordinates(first.linear) - Oklab.coordinates(second.linear)
      return (offset * offset).sum().squareRoot()
    })
}

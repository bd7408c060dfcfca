extension ColorDifference {
  /// The Euclidean distance of two colors in Oklab, which CSS uses to fit colors into a gamut.
  ///
  /// About 0.02 is just visible; black to white is 1. It is a metric, as cheap as `cie76` and more
  /// accurate in hue, but it overstates differences of dark colors.
  ///
  /// - Input: any two colors.
  /// - Result: ΔE_OK, 0 or more; symmetric; NaN if either color has one.
  /// - Complexity: O(1).
  /// - Source: CSS Color 4, `deltaEOK`, https://www.w3.org/TR/css-color-4/#color-difference-OK.
  public static let ok = ColorDifference(
    name: "ok", summary: "Euclidean distance in Oklab",
    between: { first, second in
      let offset = Oklab.coordinates(first.linear) - Oklab.coordinates(second.linear)
      return (offset * offset).sum().squareRoot()
    })
}

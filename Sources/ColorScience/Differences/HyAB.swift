extension ColorDifference {
  /// The difference in lightness plus the straight distance in hue and chroma, in CIELAB.
  ///
  /// Made for large differences, where people judge light and color apart and add them up; better
  /// there than `ciede2000`, worse for small ones. A metric. Black to white is 100.
  ///
  /// - Input: any two colors, read as CIELAB under D65, the 2° observer.
  /// - Result: ΔE_HyAB, 0 or more; symmetric; NaN if either color has one.
  /// - Complexity: O(1).
  /// - Source: Abasi, Amani Tehran & Fairchild 2020, doi:10.1002/col.22451.
  public static let hyab = ColorDifference(
    name: "hyab", summary: "lightness apart from color in CIELAB, for large differences",
    between: { first, second in
      let offset = CIELab.coordinates(first.linear) - CIELab.coordinates(second.linear)
      return abs(offset.x) + (offset.y * offset.y + offset.z * offset.z).squareRoot()
    })
}

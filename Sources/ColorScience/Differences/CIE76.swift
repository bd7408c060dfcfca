extension ColorDifference {
  /// The Euclidean distance of two colors in CIELAB: the oldest formula, cheap and a metric.
  ///
  /// About 2 is just visible between grays; black to white is 100. It overstates differences of
  /// saturated colors several times; `ciede2000` was made to correct this.
  ///
  /// - Input: any two colors, read as CIELAB under D65, the 2° observer.
  /// - Result: ΔE*ab, 0 or more; symmetric; NaN if either color has one.
  /// - Complexity: O(1).
  /// - Source: CIE 15:2018, ISO/CIE 11664-4.
  public static let cie76 = ColorDifference(
    name: "cie76", summary: "Euclidean distance in CIELAB",
    between: { first, second in
      let offset = CIELab.coordinates(first.linear) - CIELab.coordinates(second.linear)
      return (offset * offset).sum().squareRoot()
    })
}

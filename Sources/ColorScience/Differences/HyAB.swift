extension ColorDifference {
  /// The difference in lightness plus the Euclidean distance of a* and b*, in CIELAB.
  ///
  /// It was made for large differences, where people judge lightness and color separately and add
  /// them up. It is better there than `ciede2000`, and worse for small differences. It is a metric.
  /// Black to white is 100.
  ///
  /// - Input: any two colors, read as CIELAB under D65, the 2° observer.
  /// - Result: ΔE_HyAB, 0 or more; symmetric; NaN if either color has one.
  /// - Complexity: O(1).
  /// - Source: Abasi, Amani Tehran & Fairchild 2020, doi:10.1002/col.22451.
  public static let hyab = ColorDifference(
    name: "hyab",
    summary: "lightness and color measured separately in CIELAB, for large differences",
    between: { first, second in
      let offset = CIELab.coordinates(first.linear) - CIELab.coordinates(second.linear)
      return abs(offset.x) + (offset.y * offset.y + offset.z * offset.z).squareRoot()
    })
}

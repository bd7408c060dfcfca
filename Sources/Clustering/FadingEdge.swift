/// A gradual limit of distance: points well inside count fully, points well outside do not count.
package struct FadingEdge: Sendable {
  /// The distance at which a point counts half.
  package var distance: Double
  /// The distance before and after `distance` over which the weight fades; 0 for a sharp limit,
  /// beyond which nothing counts.
  package var fade: Double

  /// - Precondition: `fade` is 0 or more.
  package init(at distance: Double, fade: Double) {
    precondition(fade >= 0, "an edge needs a fade of 0 or more")
    self.distance = distance
    self.fade = fade
  }

  /// The weight of a point at a distance, 0…1.
  package func weight(at distance: Double) -> Double {
    guard fade > 0 else { return distance < self.distance ? 1 : 0 }
    return min(1, max(0, (self.distance + fade - distance) / (2 * fade)))
  }
}

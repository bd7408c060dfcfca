/// An edge that is no jump: what is well inside counts in full, what is well outside not at all.
package struct FadingEdge: Sendable {
  /// Where what lies there counts half.
  package var distance: Double
  /// How far from there, to both sides, it fades; 0 for a jump, behind which nothing counts.
  package var fade: Double

  /// - Precondition: `fade` is 0 or more.
  package init(at distance: Double, fade: Double) {
    precondition(fade >= 0, "an edge needs a fade of 0 or more")
    self.distance = distance
    self.fade = fade
  }

  /// How much counts what lies at a distance, 0…1.
  package func weight(at distance: Double) -> Double {
    guard fade > 0 else { return distance < self.distance ? 1 : 0 }
    return min(1, max(0, (self.distance + fade - distance) / (2 * fade)))
  }
}

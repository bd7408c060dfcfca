/// How far apart two groups of points are said to be when the nearest two are joined.
public enum Linkage: String, Sendable, CaseIterable {
  /// How much joining them raises the sum of squared distances to the centers.
  case ward
  /// The distance of their farthest two points.
  case complete
  /// The mean distance over all pairs, by weight.
  case average
  /// The distance of their nearest two points.
  case single
}

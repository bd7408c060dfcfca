/// How the distance of two groups is measured when the nearest two groups are joined.
public enum Linkage: String, Sendable, CaseIterable {
  /// The increase of the sum of squared distances to the centers if the two are joined.
  case ward
  /// The distance of their two farthest points.
  case complete
  /// The weighted mean distance over all pairs.
  case average
  /// The distance of their two nearest points.
  case single
}

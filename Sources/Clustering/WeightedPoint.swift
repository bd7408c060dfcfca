/// A position in three dimensions with a weight: weight 2 is the same as the point twice.
public struct WeightedPoint: Sendable, Equatable {
  /// Finite coordinates, in whatever unit the caller measures distance.
  public var position: SIMD3<Double>
  /// More than 0, finite.
  public var weight: Double

  public init(_ position: SIMD3<Double>, weight: Double = 1) {
    self.position = position
    self.weight = weight
  }
}

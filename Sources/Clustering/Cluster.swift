/// Points that an algorithm put together.
public struct Cluster: Sendable, Equatable {
  /// The weighted mean of the members.
  public var center: SIMD3<Double>
  /// The sum of the members' weights, more than 0.
  public var weight: Double
  /// Indices into the points that were given, ascending.
  public var members: [Int]

  public init(center: SIMD3<Double>, weight: Double, members: [Int]) {
    self.center = center
    self.weight = weight
    self.members = members
  }
}

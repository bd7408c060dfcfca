/// To which centers a point belongs: wholly to the nearest, or in parts also to those that are
/// hardly farther away.
///
/// Parts change with the points and centers without a jump. What lies half way between two centers
/// is half of each, and not of one or the other by a hair.
///
/// - Source: the memberships of soft k-means (Rose 1998, doi:10.1109/5.726788), with a biweight
///   instead of a Gaussian: a center that is farther than `width` allows has no part at all, and
///   every system computes the same numbers.
public struct SoftAssignment: Sendable {
  /// A center has no part in a point if its squared distance exceeds that of the nearest center by
  /// the square of this; 0 or more, in units of the points. 0: a point is its nearest center's.
  public var width: Double

  /// - Precondition: `width` is 0 or more.
  public init(width: Double) {
    precondition(width >= 0, "a soft assignment needs a width of 0 or more")
    self.width = width
  }

  /// The parts that centers have in a point.
  ///
  /// - Parameters:
  ///   - point: where it lies; its coordinates, and those of the centers, are finite.
  ///   - centers: at least one.
  ///   - parts: as many numbers as centers, which are replaced: 0…1, together 1. Without a width,
  ///     1 for the nearest center, the first of several.
  /// - Complexity: O(centers).
  public func assign(
    _ point: SIMD3<Double>, to centers: [SIMD3<Double>], parts: inout [Double]
  ) {
    precondition(!centers.isEmpty && parts.count == centers.count, "a part for each center")
    var nearest = 0
    for (index, center) in centers.enumerated() {
      let offset = center - point
      parts[index] = (offset * offset).sum()
      if parts[index] < parts[nearest] { nearest = index }
    }
    let least = parts[nearest]
    let scale = width > 0 ? 1 / (width * width) : 0
    var total = 0.0
    for index in parts.indices {
      let other = width > 0 ? max(0, 1 - (parts[index] - least) * scale) : 0
      let rest = index == nearest ? 1 : other
      parts[index] = rest * rest
      total += parts[index]
    }
    for index in parts.indices { parts[index] /= total }
  }
}

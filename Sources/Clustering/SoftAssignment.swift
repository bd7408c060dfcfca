/// Assigns a point to centers: completely to the nearest one, or partly also to others that are
/// hardly farther away.
///
/// The parts change without jumps as points and centers move. A point half way between two centers
/// belongs half to each, and not to one of them because of a tiny difference.
///
/// - Source: the memberships of soft k-means (Rose 1998, doi:10.1109/5.726788), with a biweight
///   instead of a Gaussian: a center that is farther than `width` allows gets no part at all, and
///   every system computes the same numbers.
public struct SoftAssignment: Sendable {
  /// A center gets no part of a point if its squared distance exceeds that of the nearest center by
  /// the square of this width; 0 or more, in units of the points. With 0, the nearest center gets
  /// the whole point.
  public var width: Double

  /// - Precondition: `width` is 0 or more.
  public init(width: Double) {
    precondition(width >= 0, "a soft assignment needs a width of 0 or more")
    self.width = width
  }

  /// Computes the part of a point that each center gets.
  ///
  /// - Parameters:
  ///   - point: the position of the point; its coordinates, and those of the centers, are finite.
  ///   - centers: at least one.
  ///   - parts: as many numbers as centers. They are replaced by the parts: 0…1, with the sum 1.
  ///     With a width of 0, the nearest center gets 1, the first one if several are equally near.
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

/// A 3 × 3 matrix that turns one triple into another, such as linear-light RGB into CIE XYZ.
public struct Matrix3: Hashable, Sendable {
  /// The columns. With them, a product is three multiplications and two additions of whole columns.
  private let columns: (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>)

  /// The matrix with these rows, in the usual order of books.
  public init(rows x: SIMD3<Double>, _ y: SIMD3<Double>, _ z: SIMD3<Double>) {
    columns = (SIMD3(x.x, y.x, z.x), SIMD3(x.y, y.y, z.y), SIMD3(x.z, y.z, z.z))
  }

  /// The three rows.
  public var rows: [SIMD3<Double>] {
    let (x, y, z) = columns
    return [SIMD3(x.x, y.x, z.x), SIMD3(x.y, y.y, z.y), SIMD3(x.z, y.z, z.z)]
  }

  /// The matrix times a column vector.
  @inline(__always)
  public static func * (matrix: Matrix3, vector: SIMD3<Double>) -> SIMD3<Double> {
    let (x, y, z) = matrix.columns
    return x * vector.x + y * vector.y + z * vector.z
  }

  /// The matrix that undoes this one: `inverse * (self * vector)` is `vector`.
  ///
  /// It is computed from the cofactors, so that no typed inverse can differ from its matrix.
  ///
  /// - Precondition: the determinant is not 0.
  /// - Complexity: O(1).
  public var inverse: Matrix3 {
    let (x, y, z) = columns
    let first = Matrix3.cross(y, z)
    let determinant = (x * first).sum()
    precondition(determinant != 0, "a matrix with determinant 0 has no inverse")
    return Matrix3(
      rows: first / determinant, Matrix3.cross(z, x) / determinant,
      Matrix3.cross(x, y) / determinant)
  }

  /// The matrix with each row multiplied by a factor.
  public func scalingRows(by factors: SIMD3<Double>) -> Matrix3 {
    let rows = rows
    return Matrix3(rows: rows[0] * factors.x, rows[1] * factors.y, rows[2] * factors.z)
  }

  public static func == (left: Matrix3, right: Matrix3) -> Bool {
    left.columns == right.columns
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(columns.0)
    hasher.combine(columns.1)
    hasher.combine(columns.2)
  }

  private static func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
  }
}

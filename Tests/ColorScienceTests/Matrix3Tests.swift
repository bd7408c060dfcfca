import ColorScience
import Testing

@Suite("Matrix3")
struct Matrix3Tests {
  private let matrix = Matrix3(rows: SIMD3(2, -1, 0), SIMD3(1, 3, 5), SIMD3(0, 4, -2))

  @Test("a product takes each row times the column")
  func product() {
    #expect(matrix * SIMD3(1, 2, 3) == SIMD3(0, 22, 2))
    #expect(matrix.rows == [SIMD3(2, -1, 0), SIMD3(1, 3, 5), SIMD3(0, 4, -2)])
  }

  @Test("the inverse undoes the matrix, from either side")
  func inverse() {
    for vector in [SIMD3(1.0, 0, 0), SIMD3(0, 1.0, 0), SIMD3(0.3, -7, 1e3)] {
      #expect((matrix.inverse * (matrix * vector) - vector).largest <= 1e-12)
      #expect((matrix * (matrix.inverse * vector) - vector).largest <= 1e-12)
    }
  }

  @Test("scaling the rows scales each component of a product")
  func scaling() {
    let scaled = matrix.scalingRows(by: SIMD3(2, 10, -1))
    #expect(scaled * SIMD3(1, 2, 3) == SIMD3(0, 220, -2))
    #expect(scaled != matrix)
  }
}

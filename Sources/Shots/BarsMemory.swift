/// Bars as numbers, so that a file can store them.
extension ShotBars.Margins {
  /// Four thicknesses in pixels of the small frame, then the same four as fractions of the frame.
  var memory: [Double] {
    [rows.start, rows.end, columns.start, columns.end].map(Double.init)
      + (0..<4).map { fractions[$0] }
  }

  /// Restores bars from `memory` for frames of this size; `nil` if the numbers are not valid bars.
  init?(memory: [Double], width: Int, height: Int) {
    guard memory.count == 8, memory.allSatisfy({ (0...65536).contains($0) }) else { return nil }
    let ends = memory[..<4].map { Int($0) }
    guard ends[0] + ends[1] < height, ends[2] + ends[3] < width else { return nil }
    self.init(
      rows: .init(start: ends[0], end: ends[1]), columns: .init(start: ends[2], end: ends[3]),
      size: SIMD2(width, height),
      fractions: SIMD4(memory[4], memory[5], memory[6], memory[7]))
  }
}

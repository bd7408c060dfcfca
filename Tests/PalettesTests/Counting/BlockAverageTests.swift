import Specimens
import Testing

@testable import Frames
@testable import Palettes

@Suite struct BlockAverageTests {
  /// The squares of a picture whose pixel at x, y has these components; `nil` is not counted.
  private static func squares(
    _ width: Int, _ height: Int, _ pixel: (Int, Int) -> SIMD3<UInt8>?
  ) -> [[UInt8]] {
    var average = BlockAverage()
    average.begin(PixelArea(x: 0, y: 0, width: width, height: height))
    var rows: [[UInt8]] = []
    for y in 0..<height {
      let columns = (0..<width).filter { pixel($0, y) != nil }
      let bytes = columns.flatMap { x in
        pixel(x, y).map { [$0.x, $0.y, $0.z] } ?? []
      }
      let done = bytes.withUnsafeBufferPointer {
        average.add($0, columns: columns.count == width ? nil : columns, y: y)
      }
      if done { rows.append(average.pixels) }
    }
    return rows
  }

  @Test("a small picture is its own average")
  func small() {
    let rows = Self.squares(5, 3) { x, y in SIMD3(UInt8(x), UInt8(y), 9) }
    #expect(rows.count == 3)
    #expect(rows[2] == (0..<5).flatMap { [UInt8($0), 2, 9] })
  }

  @Test("squares are means of their pixels, at the ragged edges too")
  func means() {
    // 768 x 344 pixels make squares of 2 x 2.
    let rows = Self.squares(767, 343) { x, y in
      SIMD3(UInt8(x % 2 * 100), UInt8(y % 2 * 50), 200)
    }
    #expect(rows.count == 172)
    #expect(rows[0].prefix(3) == [50, 25, 200])
    #expect(rows[0].suffix(3) == [0, 25, 200])
    #expect(rows[171].prefix(3) == [50, 0, 200])
    #expect(rows.allSatisfy { $0.count == 3 * 384 })
  }

  @Test("the largest squares hold every sum, wherever the area is", arguments: [UInt8(0), 1, 255])
  func largest(level: UInt8) {
    // An area of 2³² pixels has squares of 256 × 256; only the first of them is filled.
    var average = BlockAverage()
    average.begin(PixelArea(x: 3, y: 5, width: 65536, height: 65536))
    let row = [UInt8](repeating: level, count: 3 * 256)
    for y in 5..<261 {
      let done = row.withUnsafeBufferPointer { average.add($0, columns: Array(0..<256), y: y) }
      #expect(done == (y == 260))
    }
    #expect(average.pixels == [level, level, level])
    #expect(average.represented == 65536)
  }

  @Test("squares of which less than half is counted are left out, others average what counts")
  func holes() {
    let rows = Self.squares(768, 344) { x, y in
      x % 2 == 0 ? SIMD3(10, 20, 30) : x < 100 && y % 2 == 0 ? SIMD3(50, 60, 70) : nil
    }
    #expect(rows[0].count == 3 * 384)
    #expect(rows[0].suffix(3) == [10, 20, 30])
    #expect(rows[0].prefix(3) == [23, 33, 43])
    let sparse = Self.squares(768, 344) { x, y in
      x % 2 == 0 && y % 2 == 0 ? SIMD3(1, 2, 3) : nil
    }
    #expect(sparse.joined().isEmpty)
  }
}

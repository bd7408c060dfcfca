import Palettes
import Testing

@testable import Films
@testable import Media

@Suite("pixels that are computed side by side are those computed one by one")
struct VectorizedConversionTests {
  @Test(
    "for any sums, ranges, matrices and depths",
    arguments: [(1, 0), (1, 2), (5, 1), (9, 1), (9, 2)], [8, 10])
  func arePixelsAlike(_ signal: (matrix: Int, range: Int), depth: Int) {
    for isGray in [false, true] {
      let tags = ColorTags(
        matrix: signal.matrix, transfer: 1, primaries: 1, range: signal.range, isRGB: false,
        isGray: isGray)
      let colors = VideoColors(tags: tags, width: 1280, height: 720, asked: .auto)
      let counts = [24, 9, 9]
      let mix = YUVToRGB(colors, bits: depth, counts: counts, isGray: isGray)
      let planes = counts.indices.map { plane in
        Self.sums(plane, upTo: UInt32(counts[plane] * ((1 << depth) - 1)))
      }
      var expected: [UInt8] = []
      for index in planes[0].indices {
        let (red, green, blue) = mix.color(planes[0][index], planes[1][index], planes[2][index])
        let pixel = PixelConversion.packed(red, green, blue)
        expected += [0, 8, 16].map { UInt8(truncatingIfNeeded: pixel >> $0) }
      }
      var bytes = [UInt8](repeating: 0, count: expected.count + 1)
      bytes.withUnsafeMutableBytes { bytes in
        planes[0].withUnsafeBufferPointer { first in
          planes[1].withUnsafeBufferPointer { second in
            planes[2].withUnsafeBufferPointer { third in
              guard let start = bytes.baseAddress else { return }
              VectorizedConversion(mix).write(first, second, third, to: start)
            }
          }
        }
      }
      #expect(Array(bytes.dropLast()) == expected)
    }
  }

  @Test("sums of neighbors do not depend on how many make a block", arguments: 1...13)
  func areSumsAlike(columns: Int) {
    let row = Self.sums(columns, upTo: 1023).map { UInt16($0) }
    let count = 40
    var sums = [UInt32](repeating: 0, count: count)
    row.withUnsafeBufferPointer { row in
      guard let row = row.baseAddress else { return }
      RowSums.join(
        row, step: columns, columns: columns, shift: 0, fits: true, to: &sums, count: count)
    }
    let expected = (0..<count).map { block in
      row[block * columns..<(block + 1) * columns].reduce(0) { $0 + UInt32($1) }
    }
    #expect(sums == expected)
  }

  /// Numbers that look like chance, the least and the greatest among them.
  private static func sums(_ seed: Int, upTo most: UInt32) -> [UInt32] {
    var state = UInt32(seed) &* 747_796_405 &+ 1
    return (0..<5003).map { index in
      state = state &* 1_664_525 &+ 1_013_904_223
      return index % 17 == seed ? [0, most][index % 2] : (state >> 8) % (most + 1)
    }
  }
}

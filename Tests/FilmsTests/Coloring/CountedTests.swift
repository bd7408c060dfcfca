import ColorScience
import Fixtures
import Specimens
import Testing

@testable import Films
@testable import Frames
@testable import Palettes

@Suite("counted cells")
struct CountedTests {
  @Test("cells hold every pixel, and the mean color is kept")
  func pixels() throws {
    let counted = try PaintedShots.cells([("#23451f", 60), ("#c7dbe8", 40)])
    #expect(counted.pixels == 4000)
    #expect(counted.cells.reduce(0) { $0 + $1.count } == 4000)
    #expect(counted.cells.map(\.key) == counted.cells.map(\.key).sorted())
    let light = try #require(counted.cells.max { $0.key < $1.key })
    // Every second pixel is a step darker than what was painted.
    for (channel, painted) in [199.0, 219, 232].enumerated() {
      #expect(abs(light.rgb[channel] * 255 - painted + 0.5) < 0.01)
    }
  }

  @Test("cells of parts add up to the cells of the whole")
  func merging() throws {
    let one: [PaintedShots.Band] = [("#23451f", 60), ("#c7dbe8", 40)]
    let two: [PaintedShots.Band] = [("#24461f", 30), ("#b03030", 20)]
    var both = try PaintedShots.histogram(one)
    both.merge(try PaintedShots.histogram(two))
    var (totals, whole) = (CellTotals(), CellTotals())
    totals.add(try PaintedShots.cells(one))
    totals.add(try PaintedShots.cells(two))
    var counter = CellCounter()
    counter.add(CountedBins(both), to: &whole)
    let (sum, expected) = (totals.take(), whole.take())
    #expect(sum.cells.map(\.key) == expected.cells.map(\.key))
    #expect(sum.cells.map(\.count) == expected.cells.map(\.count))
    #expect(sum.pixels == expected.pixels)
    #expect(totals.take().cells.isEmpty)
  }

  @Test("as many pixels as counts may have do not overflow a cell's sums")
  func greatest() throws {
    var writer = NumberWriter()
    // One bin of 2³⁸ white pixels.
    writer.append(1)
    writer.append(UInt64(BinLayout.bin(SIMD3(repeating: 255))))
    writer.append(UInt64(1 << 38))
    for _ in 0..<3 { writer.append(signed: Int64(1 << 38) * 255) }
    writer.append(0)
    let white = try #require(CountedBins(encoded: writer.bytes))
    var (counter, totals) = (CellCounter(), CellTotals())
    for _ in 0..<512 { counter.add(white, to: &totals) }
    #expect(totals.take().cells.map(\.mean) == [SIMD3(repeating: 65535)])
  }

  @Test("the middle of a color's cell is near the color")
  func middles() {
    var noise = TestNoise(seed: 5)
    for _ in 0..<500 {
      let bytes = SIMD3(
        UInt8(noise.next(below: 256)), UInt8(noise.next(below: 256)), UInt8(noise.next(below: 256)))
      let color = Color(red: bytes.x, green: bytes.y, blue: bytes.z)
      let offset =
        CellGrid.middle(of: CellGrid.key(color.coordinates(in: .rgb)))
        - color.coordinates(in: .din2000)
      #expect(max(abs(offset.x), abs(offset.y), abs(offset.z)) <= 2.0001)
      let center = BinLayout.center(of: BinLayout.bin(bytes))
      #expect(ColorDifference.ciede2000.between(color, Color(center, in: .rgb)) < 8)
    }
  }

  @Test("merging histograms one by one counts what counting all at once does")
  func manyMerges() throws {
    var noise = TestNoise(seed: 9)
    let area = PixelArea(x: 0, y: 0, width: 64, height: 36)
    var (all, merged) = (Histogram(), Histogram())
    var filter: PixelFilter?
    for _ in 0..<40 {
      let bytes = (0..<64 * 36 * 3).map { _ in UInt8(60 + noise.next(below: 12)) }
      let frame = Frame(width: 64, height: 36, bytes: bytes)
      var one = Histogram()
      one.add(frame, area: area, pictureHeight: 36, filter: &filter)
      all.add(frame, area: area, pictureHeight: 36, filter: &filter)
      merged.merge(one)
    }
    let (left, right) = (all.entries(), merged.entries())
    #expect(left.map(\.bin) == right.map(\.bin))
    #expect(left.map(\.count) == right.map(\.count))
    #expect(left.map(\.red) == right.map(\.red))
    #expect(left.contains { $0.count > 511 }, "some bins must have grown wide")
  }
}

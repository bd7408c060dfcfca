import Fixtures
import Testing

@testable import Palettes

@Suite struct LabelMapTests {
  /// The labels behind runs, as a page's script reads them.
  private static func labels(_ coded: [UInt8], bits: Int) -> [UInt8] {
    coded.flatMap { run in
      let shift = 8 - bits
      let length = Int(run) & (1 << shift - 1)
      return [UInt8](repeating: UInt8(Int(run) >> shift), count: length + 1)
    }
  }

  @Test(
    "runs give the labels back, the label of no swatch among them",
    arguments: [1, 2, 3, 7, 8, 15, 16, 64, 127, 128, 254])
  func roundTrip(count: Int) {
    var noise = TestNoise(seed: UInt64(count))
    var labels: [UInt8] = []
    while labels.count < 5000 {
      let label = UInt8(noise.next(below: count + 1))
      labels += [UInt8](repeating: label, count: 1 + noise.next(below: 300))
    }
    labels = Array(labels.prefix(5000))
    let map = LabelMap(width: 100, height: 50, count: count, labels: labels)
    #expect(count < 1 << map.labelBits)
    #expect(Self.labels(map.coded, bits: map.labelBits) == labels)
  }

  @Test("runs are as long as the bits allow")
  func short() {
    let labels = [UInt8](repeating: 3, count: 160)
    let map = LabelMap(width: 16, height: 10, count: 8, labels: labels)
    #expect(map.labelBits == 4)
    #expect(map.coded == [UInt8](repeating: 0x3F, count: 10))
  }
}

import Foundation
import Testing

@testable import Palettes

@Suite struct TonesTests {
  private static func tones(_ counts: [Int: Int]) -> Tones {
    var tones = Tones()
    for (level, count) in counts { for _ in 0..<count { tones.add(level) } }
    return tones
  }

  @Test("mean and median of known counts")
  func averages() {
    let tones = Self.tones([10: 3, 20: 4, 200: 1])
    #expect(tones.total == 8)
    #expect(tones.mean == 38.75)
    #expect(tones.median == 20)
    #expect(Self.tones([10: 2, 20: 2]).median == 10)
    #expect(Self.tones([0: 1, 255: 2]).median == 255)
  }

  @Test("levels of no pixels have neither mean, median nor density")
  func nothing() {
    #expect(Tones().mean == 0)
    #expect(Tones().median == 0)
    #expect(Tones().density == [Double](repeating: 0, count: 256))
  }

  @Test(
    "the density adds to 1, at the ends too",
    arguments: [[0: 5], [255: 5], [0: 1, 255: 1], [3: 700, 128: 2, 250: 40]])
  func sum(counts: [Int: Int]) {
    let density = Self.tones(counts).density
    #expect(abs(density.reduce(0, +) - 1) < 1e-12)
    #expect(density.allSatisfy { $0 >= 0 })
  }

  @Test("one level is a Gaussian of 1.5 levels around it")
  func oneLevel() {
    let density = Self.tones([100: 9]).density
    for step in 1...5 {
      let ratio = exp(-0.5 * Double(step * step) / 2.25)
      #expect(abs(density[100 + step] / density[100] - ratio) < 1e-12)
      #expect(density[100 + step] == density[100 - step])
    }
  }

  @Test("what lies beyond black or white is folded back")
  func folding() {
    func weight(_ step: Double) -> Double { exp(-0.5 * step * step / 2.25) }
    let ratio = (weight(0) + weight(1)) / (weight(1) + weight(2))
    let black = Self.tones([0: 7]).density
    #expect(abs(black[0] / black[1] - ratio) < 1e-12)
    let white = Self.tones([255: 7]).density
    #expect(abs(white[255] / white[254] - ratio) < 1e-12)
  }

  @Test("equally many pixels of every level have a flat density")
  func flat() {
    let tones = Self.tones(Dictionary(uniqueKeysWithValues: (0..<256).map { ($0, 10) }))
    #expect(tones.density.allSatisfy { abs($0 - 1 / 256) < 1e-12 })
  }

  @Test("the bandwidth is Silverman's: 0.9 × the lesser spread × total^(-1/5)")
  func bandwidth() {
    // Two spikes: standard deviation 50, quartiles 100 / 1.34 = 74.6 apart.
    let density = Self.tones([100: 1000, 200: 1000]).density
    let found = (-0.5 / log(density[101] / density[100])).squareRoot()
    #expect(abs(found - 9.8403) < 0.001)
    // Three quarters alike: the quartiles' distance is 0, so the deviation counts, 21.65.
    let narrow = Self.tones([100: 750, 150: 250]).density
    let width = (-0.5 / log(narrow[99] / narrow[100])).squareRoot()
    #expect(abs(width - 0.9 * 21.6506 * 0.251189) < 0.001)
  }
}

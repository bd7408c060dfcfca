import Clustering
import Testing

@Suite("seeded generator")
struct SeededGeneratorTests {
  @Test("the first numbers of seed 1234567 are the published ones")
  func published() {
    // From https://prng.di.unimi.it/splitmix64.c, as listed by Rosetta Code.
    var generator = SeededGenerator(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test("fractions fill 0 up to 1 evenly")
  func fractions() {
    var generator = SeededGenerator(seed: 0)
    var tenths = [Int](repeating: 0, count: 10)
    for _ in 0..<10_000 { tenths[Int(generator.fraction() * 10)] += 1 }
    // Ten standard deviations of a fair draw are 300.
    #expect(tenths.allSatisfy { abs($0 - 1000) < 300 })
  }
}

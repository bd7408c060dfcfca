import Specimens
import Testing

@testable import Films
@testable import Palettes

@Suite("mean colors of slices")
struct MeanColorsTests {
  @Test(
    "however a film is cut, the light of all slices is that of the film", arguments: [1, 7, 1000])
  func conserved(count: Int) throws {
    let film = try PlainFilm.film([
      ("#ffffff", 5), ("#000000", 2), ("#808080", 1), ("#ff8000", 9), ("#0000ff", 3),
    ])
    var wanted = SIMD3<Double>.zero
    for (mean, ticks) in zip(film.means, [5.0, 2, 1, 9, 3]) {
      wanted += SIMD3<Double>(mean) * ticks / 20
    }
    let slices = film.meanColors(slices: count)
    #expect(slices.count == count)
    var sum = SIMD3<Double>.zero
    for slice in slices { sum += SIMD3<Double>(slice) / Double(count) }
    for part in 0..<3 { #expect(abs(sum[part] - wanted[part]) < 1e-5) }
  }

  @Test("what is before the first frame that was read is no part of the film")
  func lateStart() throws {
    var film = try PlainFilm.film([("#ffffff", 1), ("#000000", 1)])
    film.timeline.ticks = [2, 3]
    film.timeline.end = 4
    #expect(film.meanColors(slices: 4).map(\.x) == [1, 1, 0, 0])
    let middles = film.middles(slices: 2)
    #expect(abs(middles[0] - 2.5 / 24) < 1e-12 && abs(middles[1] - 3.5 / 24) < 1e-12)
  }

  @Test("shots are found at moments, also before the first and after the last")
  func shotsAtMoments() throws {
    let film = try SampleFilm.film()
    #expect(film.shots(at: [-1, 0, 1.99, 2, 8.25, 99]) == [0, 0, 0, 1, 5, 5])
    var empty = film
    empty.shots = []
    #expect(empty.shots(at: [0]) == nil)
  }
}

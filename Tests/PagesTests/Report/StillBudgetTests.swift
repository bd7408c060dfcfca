import Specimens
import Testing

@testable import Films
@testable import Pages
@testable import Palettes

@Suite("the budget of stills")
struct StillBudgetTests {
  private func film(shots: Int, size: @escaping @Sendable (Int) -> Int) throws -> Film {
    var film = try SampleFilm.film()
    film.shots = Array(repeating: film.shots[0], count: shots)
    film.scenes = []
    film.still = { shot in size(shot) == 0 ? nil : [UInt8](repeating: 7, count: size(shot)) }
    return film
  }

  @Test("what fits is all shown")
  func allFit() throws {
    let budget = try StillBudget(film(shots: 10) { _ in 300 }, bytes: 4000)
    #expect(budget.shown == Array(repeating: true, count: 10))
    #expect(budget.missing == 0)
  }

  @Test("beyond the budget stills are left out evenly", arguments: [3999, 2000, 1000, 400])
  func evenly(bytes: Int) throws {
    let budget = try StillBudget(film(shots: 100) { _ in 30 }, bytes: bytes)
    let kept = budget.shown.indices.filter { budget.shown[$0] }
    #expect(kept.count == bytes / 40 || kept.count == bytes / 40 - 1)
    #expect(budget.missing == 100 - kept.count)
    let steps = zip(kept, kept.dropFirst()).map { $1 - $0 }
    #expect((steps.max() ?? 0) - (steps.min() ?? 0) <= 1)
  }

  @Test("stills of any sizes stay within the budget, and missing ones cost nothing")
  func anySizes() throws {
    let film = try film(shots: 200) { $0 % 3 == 0 ? 0 : 100 + $0 * 37 % 900 }
    let budget = try StillBudget(film, bytes: 20_000)
    let used = try film.shots.indices.filter { budget.shown[$0] }
      .reduce(0) { $0 + ((try film.still($1)?.count ?? 0) + 2) / 3 * 4 }
    #expect(used <= 20_000 && used > 17_000)
    #expect(budget.count == 133)
  }

  @Test("the page says how many are left out")
  func said() throws {
    let film = try film(shots: 100) { _ in 300 }
    let page = String(decoding: try ReportPage(film, stillBytes: 20_000).bytes, as: UTF8.self)
    #expect(page.contains("50 of 100 stills are left out"))
  }
}

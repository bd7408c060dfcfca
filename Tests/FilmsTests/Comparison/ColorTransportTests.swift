import ColorScience
import Fixtures
import Testing

@testable import Films
@testable import Palettes

@Suite("color transport")
struct ColorTransportTests {
  /// The least cost by trying everything: unit after unit to each demand that still needs one.
  private func bruteForce(_ supply: [Int], _ demand: [Int], _ cost: [[Double]]) -> Double {
    guard let source = supply.firstIndex(where: { $0 > 0 }) else { return 0 }
    var least = Double.infinity
    for goal in demand.indices where demand[goal] > 0 {
      var (left, needs) = (supply, demand)
      left[source] -= 1
      needs[goal] -= 1
      least = min(least, cost[source][goal] + bruteForce(left, needs, cost))
    }
    return least
  }

  @Test("it costs what the best of all ways costs")
  func optimal() {
    var noise = TestNoise(seed: 3)
    for _ in 0..<60 {
      let (rows, columns) = (1 + noise.next(below: 3), 1 + noise.next(below: 3))
      var supply = [Int](repeating: 0, count: rows)
      var demand = [Int](repeating: 0, count: columns)
      for _ in 0..<7 {
        supply[noise.next(below: rows)] += 1
        demand[noise.next(below: columns)] += 1
      }
      let cost = (0..<rows).map { _ in (0..<columns).map { _ in Double(noise.next(below: 20)) } }
      let transport = ColorTransport(supply: supply, demand: demand, cost: cost)
      #expect(abs(transport.total - bruteForce(supply, demand, cost)) < 1e-9)
      #expect(transport.flow.map { $0.reduce(0, +) } == supply)
      let received = demand.indices.map { column in transport.flow.reduce(0) { $0 + $1[column] } }
      #expect(received == demand)
    }
  }

  @Test("64 to 64 colors cost no less than the nearest and no more than the first best")
  func large() {
    var noise = TestNoise(seed: 8)
    let cost = (0..<64).map { _ in (0..<64).map { _ in Double(noise.next(below: 1000)) / 10 } }
    let supply = (0..<64).map { _ in 1000 }
    let transport = ColorTransport(supply: supply, demand: supply, cost: cost)
    let nearest = cost.reduce(0) { $0 + 1000 * ($1.min() ?? 0) }
    let straight = cost.indices.reduce(0) { $0 + 1000 * cost[$1][$1] }
    #expect(transport.total >= nearest)
    #expect(transport.total <= straight)
  }

  @Test("the distance of palettes is 0 to itself and the same both ways")
  func distance() throws {
    var film = PaintedShots()
    try film.add([("#23451f", 60), ("#7fa650", 25), ("#b03030", 15)])
    try film.add([("#d8c8a8", 50), ("#7a5a3a", 30), ("#2a3a6a", 20)])
    let palettes = try film.colored(count: 3).shots.compactMap(\.palette)
    #expect(palettes[0].earthMoverDistance(to: palettes[0]) == 0)
    let there = palettes[0].earthMoverDistance(to: palettes[1])
    #expect(there > 10)
    #expect(abs(there - palettes[1].earthMoverDistance(to: palettes[0])) < 1e-6)
  }

  @Test("moving a fifth of the pixels costs a fifth of the way")
  func share() throws {
    func palette(_ share: Double) throws -> Palette {
      Palette(
        name: "two",
        swatches: try [("#000000", share), ("#ffffff", 1 - share)].map {
          Swatch(
            color: try Color(hex: $0.0), population: 0, proportion: $0.1, name: "",
            role: .supporting, reason: "")
        })
    }
    #expect(abs(try palette(0.5).earthMoverDistance(to: palette(0.3)) - 20) < 1e-4)
  }
}

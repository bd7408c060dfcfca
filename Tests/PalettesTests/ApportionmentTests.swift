import Testing

@testable import Palettes

@Suite("whole parts of a total")
struct ApportionmentTests {
  @Test("thirds of a hundred give the first the hundredth")
  func thirds() {
    #expect(Apportionment.parts(of: 100, for: [1, 1, 1]) == [34, 33, 33])
  }

  @Test("the largest remainders get what rounding down left")
  func remainders() {
    // Due: 2.4, 3.6, 4.0.
    #expect(Apportionment.parts(of: 10, for: [0.24, 0.36, 0.4]) == [2, 4, 4])
  }

  @Test("who is due less than the minimum gets it, and the others pay in proportion")
  func minimum() {
    #expect(Apportionment.parts(of: 100, for: [0.6, 0.39, 0.01], minimum: 10) == [55, 35, 10])
    #expect(Apportionment.parts(of: 5, for: [1, 0, 0], minimum: 4) == [3, 1, 1])
    #expect(Apportionment.parts(of: 2, for: [1, 5, 1], minimum: 4) == [0, 2, 0])
  }

  @Test("shares that are no shares count as nothing, and none at all as equal ones")
  func nonsense() {
    #expect(Apportionment.parts(of: 10, for: [.nan, -1, 2, .infinity]) == [0, 0, 10, 0])
    #expect(Apportionment.parts(of: 4, for: [0, .nan]) == [2, 2])
    #expect(Apportionment.parts(of: 4, for: []) == [])
  }

  @Test("parts always add up and keep the order of the shares", arguments: [0, 1, 7, 100, 1280])
  func laws(total: Int) {
    for count in 1...40 {
      let shares = (0..<count).map { Double($0 * 7 % 11) + 0.1 }
      for minimum in [0, 1, 16] {
        let parts = Apportionment.parts(of: total, for: shares, minimum: minimum)
        #expect(parts.reduce(0, +) == total)
        #expect(parts.allSatisfy { $0 >= min(minimum, total / count) })
        for (a, b) in zip(parts.indices, parts.indices.dropFirst()) where shares[a] < shares[b] {
          #expect(parts[a] <= parts[b] + 1)
        }
      }
    }
  }
}

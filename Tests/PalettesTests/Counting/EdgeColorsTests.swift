import Testing

@testable import Palettes

@Suite struct EdgeColorsTests {
  /// The counts of a picture of 64 × 64 grays.
  private static func edges(sparseness: Int = 1, _ gray: (_ x: Int, _ y: Int) -> UInt8)
    -> EdgeColors
  {
    var edges = EdgeColors(sparseness: sparseness)
    for y in 0..<64 {
      let row = (0..<64).flatMap { x in [UInt8](repeating: gray(x, y), count: 3) }
      row.withUnsafeBufferPointer { edges.add($0) }
    }
    return edges
  }

  private static func share(_ edges: EdgeColors, _ gray: UInt8) -> Double {
    edges.share(of: SIMD3(repeating: gray))
  }

  @Test("the blend of two areas lies on an edge, and the areas do not", arguments: [1, 4])
  func blends(sparseness: Int) {
    for isUpright in [false, true] {
      let edges = Self.edges(sparseness: sparseness) { x, y in
        let place = isUpright ? x : y
        return place < 31 ? 0 : place == 31 ? 128 : 255
      }
      #expect(Self.share(edges, 128) == 1)
      #expect(Self.share(edges, 0) == 0)
      #expect(Self.share(edges, 255) == 0)
    }
  }

  @Test("a thin line of a color of its own is no blend")
  func lines() {
    let edges = Self.edges { x, y in x % 16 < 2 ? 128 : 255 }
    #expect(Self.share(edges, 128) == 0)
  }

  @Test("a slow ramp is no edge")
  func ramp() {
    let edges = Self.edges { x, _ in UInt8(x) }
    #expect((0..<64).allSatisfy { Self.share(edges, UInt8($0)) == 0 })
  }

  @Test("counts of two pictures add up")
  func merge() {
    var edges = Self.edges { x, _ in x < 31 ? 0 : x == 31 ? 128 : 255 }
    edges.merge(Self.edges { _, _ in 128 })
    #expect(Self.share(edges, 128) > 0)
    #expect(Self.share(edges, 128) < 0.05)
  }

  @Test("a row of another length begins a picture")
  func begin() {
    var edges = EdgeColors(sparseness: 1)
    for width in [64, 32, 64, 32, 64, 32] {
      let row = (0..<width).flatMap { x in
        [UInt8](repeating: x == 15 ? 128 : x < 15 ? 0 : 255, count: 3)
      }
      row.withUnsafeBufferPointer { edges.add($0) }
    }
    #expect(Self.share(edges, 128) == 0)
  }
}

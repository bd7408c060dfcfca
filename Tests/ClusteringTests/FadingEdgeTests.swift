import Testing

@testable import Clustering

@Suite struct FadingEdgeTests {
  @Test("an edge counts half where it is, and fades to both sides")
  func edge() {
    let edge = FadingEdge(at: 15, fade: 3)
    #expect([0, 12, 13.5, 15, 18, 40].map(edge.weight) == [1, 1, 0.75, 0.5, 0, 0])
    let jump = FadingEdge(at: 15, fade: 0)
    #expect([0, 14.9, 15, 40].map(jump.weight) == [1, 1, 0, 0])
  }
}

import Testing

@testable import Pages
@testable import Palettes

@Suite struct TonesDrawingTests {
  private static func svg(_ levels: [Int], marks: [Double] = [], label: String = "x") -> String {
    var tones = Tones()
    for level in levels { tones.add(level) }
    return TonesDrawing(tones, marks: marks).svg(label: label)
  }

  /// What the `d` of the path of this class says.
  private static func path(_ name: String, of svg: String) -> String {
    let start = "class=\"\(name)\" d=\""
    guard let range = svg.firstRange(of: start) else { return "" }
    return String(svg[range.upperBound...].prefix { $0 != "\"" })
  }

  @Test("there is a bar and a place of the curve for every level")
  func everyLevel() {
    let svg = Self.svg([0, 9, 255])
    #expect(Self.path("bars", of: svg).count { $0 == "h" } == 256)
    #expect(Self.path("curve", of: svg).split(separator: "L").count == 256)
  }

  @Test("the curve peaks at nine tenths, and a bar that is higher is cut off at the top")
  func heights() throws {
    let svg = Self.svg([100, 100, 100])
    let curve = Self.path("curve", of: svg).dropFirst().split(separator: "L")
    let heights = try curve.map { try #require(Double($0.split(separator: " ")[1])) }
    #expect(heights[100] == 10)
    #expect(heights.min() == 10)
    #expect(heights[0] == 100)
    let bars = Self.path("bars", of: svg).dropFirst("M0 100".count).split(separator: "V")
    #expect(bars[100] == "0h1")
    #expect(bars[99] == "100h1")
  }

  @Test("marks stand where their levels are; those at the ends are left out")
  func marks() {
    let svg = Self.svg([1], marks: [0, 0.2, 1])
    #expect(svg.firstRange(of: "class=\"mark\" d=\"M51.5 0V100\"") != nil)
    #expect(svg.split(separator: "class=\"mark\"").count == 2)
  }

  @Test("levels of no pixels are a flat line")
  func nothing() {
    let curve = Self.path("curve", of: Self.svg([])).dropFirst().split(separator: "L")
    #expect(curve.count == 256)
    #expect(curve.allSatisfy { $0.hasSuffix(" 100") })
  }

  @Test("a label cannot leave its attribute")
  func label() {
    let svg = Self.svg([1], label: "a\"><script>&")
    #expect(svg.firstRange(of: "<script") == nil)
    #expect(svg.firstRange(of: "aria-label=\"a&quot;&gt;&lt;script&gt;&amp;\"") != nil)
  }
}

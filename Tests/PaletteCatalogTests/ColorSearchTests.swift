import ColorScience
import Fixtures
import Platform
import Testing

@testable import PaletteCatalog

/// Writes a file for a test.
func write(_ bytes: [UInt8], to path: String) throws { try FileOutput.write(bytes, to: path) }

@Suite("search by color")
struct ColorSearchTests {
  /// A query of each kind, made by chance.
  private static func queries(_ noise: inout TestNoise) -> [ColorQuery] {
    let colors = (0..<5).map { _ in CatalogSamples.color(&noise) }
    let like = CatalogSamples.signature(&noise)
    return [
      ColorQuery(wanted: [WantedColor(colors[0])]),
      ColorQuery(wanted: colors.map { WantedColor($0) }),
      ColorQuery(wanted: [
        WantedColor(colors[0], .about(0.05)), WantedColor(colors[1], .atLeast(0.4)),
      ]),
      ColorQuery(wanted: colors.map { WantedColor($0, .about(0.2)) }),
      ColorQuery(wanted: [WantedColor(colors[0], .atMost(0.1)), WantedColor(colors[1])]),
      ColorQuery(wanted: [WantedColor(colors[0], .about(1))]),
      ColorQuery(without: [.term(.blue), .near(colors[2])]),
      ColorQuery(wanted: [WantedColor(colors[3])], without: [.term(.gray)]),
      ColorQuery(like: like),
      ColorQuery(wanted: [WantedColor(colors[4], .atLeast(0.1))], like: like),
    ]
  }

  @Test("the cascade finds what brute force finds")
  func exact() throws {
    try TemporaryFolder.with { folder in
      var noise = TestNoise(seed: 5)
      // Some palettes occur twice, so that there are equal distances.
      let some = (0..<900).map { _ in CatalogSamples.signature(&noise) }
      let file = try CatalogSamples.file(some + some.prefix(300), in: folder).file
      for _ in 0..<12 {
        for query in Self.queries(&noise) {
          let search = ColorSearch(query, in: file)
          let admits = (0..<file.count).map { _ in noise.next(below: 3) > 0 }
          for (count, among) in [(1, nil), (20, nil), (20, admits), (5000, admits)] {
            let found = search.nearest(count, among: among)
            let right = search.nearestByBruteForce(count, among: among)
            #expect(found.hits == right.hits)
            #expect(found.total == right.total)
          }
        }
      }
    }
  }

  @Test("it looks closely at few of many")
  func fewExamined() throws {
    try TemporaryFolder.with { folder in
      var noise = TestNoise(seed: 9)
      let file = try CatalogSamples.file(
        (0..<20_000).map { _ in CatalogSamples.signature(&noise) }, in: folder
      ).file
      let query = ColorQuery(
        wanted: (0..<3).map { _ in WantedColor(CatalogSamples.color(&noise), .about(0.2)) })
      #expect(ColorSearch(query, in: file).nearest(50).examined < 4000)
    }
  }

  /// The names of what is found, nearest first.
  private func order(
    _ query: ColorQuery, _ items: [(name: String, colors: [(hex: String, share: Double)])]
  ) throws -> [String] {
    var names: [String] = []
    try TemporaryFolder.with { folder in
      let file = try CatalogSamples.file(
        items.map { try CatalogSamples.signature($0.colors) }, in: folder
      ).file
      names = ColorSearch(query, in: file).nearest(items.count).hits.map { items[$0.row].name }
    }
    return names
  }

  @Test("an accent of two percent is found by its color")
  func accents() throws {
    let found = try order(
      ColorQuery(wanted: [WantedColor(try Color(hex: "#c0182a"))]),
      [
        ("gray", [("#808080", 0.6), ("#404040", 0.4)]),
        ("brown", [("#80503a", 0.6), ("#604030", 0.4)]),
        ("accent", [("#808080", 0.6), ("#404040", 0.38), ("#c0182a", 0.02)]),
      ])
    #expect(found.first == "accent")
  }

  @Test("a little red counts as much as much teal")
  func smallShares() throws {
    let query = ColorQuery(wanted: [
      WantedColor(try Color(hex: "#c0182a"), .about(0.05)),
      WantedColor(try Color(hex: "#0e4d4f"), .atLeast(0.4)),
    ])
    let found = try order(
      query,
      [
        ("only teal", [("#0e4d4f", 0.8), ("#a0a0a0", 0.2)]),
        ("only red", [("#c0182a", 0.05), ("#e0c0a0", 0.95)]),
        ("both", [("#0e4d4f", 0.5), ("#c0182a", 0.05), ("#a0a0a0", 0.45)]),
        ("both, more red", [("#0e4d4f", 0.45), ("#c0182a", 0.4), ("#a0a0a0", 0.15)]),
      ])
    #expect(found[0] == "both")
    #expect(found[1] == "both, more red")
  }

  @Test("at most limits a color and does not ask for it")
  func atMost() throws {
    let red = try Color(hex: "#c0182a")
    let items: [(name: String, colors: [(hex: String, share: Double)])] = [
      ("much", [("#c0182a", 0.9), ("#202020", 0.1)]),
      ("little", [("#c0182a", 0.1), ("#20c020", 0.9)]),
      ("none", [("#20c020", 1)]),
    ]
    let found = try order(ColorQuery(wanted: [WantedColor(red, .atMost(0.2))]), items)
    #expect(found == ["little", "none", "much"])
  }

  @Test("an unwanted color leaves pictures out, by word and by value, but not below a percent")
  func without() throws {
    let items: [(name: String, colors: [(hex: String, share: Double)])] = [
      ("blue", [("#2030c0", 0.2), ("#806040", 0.8)]),
      ("speck", [("#2030c0", 0.005), ("#806040", 0.995)]),
      ("warm", [("#806040", 1)]),
    ]
    #expect(try order(ColorQuery(without: [.term(.blue)]), items) == ["speck", "warm"])
    let near = UnwantedColor.near(try Color(hex: "#2235c8"))
    #expect(try order(ColorQuery(without: [near]), items) == ["speck", "warm"])
  }

  @Test("amounts that are a hundred percent with two traces do not need more than there is")
  func traces() throws {
    let query = ColorQuery(wanted: [
      WantedColor(try Color(hex: "#ff0000"), .about(0.99999)),
      WantedColor(try Color(hex: "#00ff00"), .about(0.000001)),
      WantedColor(try Color(hex: "#0000ff"), .about(0.000001)),
    ])
    try query.validate()
    let found = try order(query, [("red", [("#ff0000", 1)]), ("gray", [("#808080", 1)])])
    #expect(found == ["red", "gray"])
  }

  @Test("beyond the cap, a color is simply another color")
  func cap() throws {
    try TemporaryFolder.with { folder in
      let file = try CatalogSamples.file(
        [
          try CatalogSamples.signature([("#ffffff", 1)]),
          try CatalogSamples.signature([("#0000ff", 1)]),
        ], in: folder
      ).file
      let query = ColorQuery(wanted: [WantedColor(try Color(hex: "#000000"))])
      let hits = ColorSearch(query, in: file).nearest(2).hits
      #expect(hits.map(\.distance) == [30, 30])
      #expect(hits.map(\.row) == [0, 1])
    }
  }

  @Test("a palette is at a distance of 0 from itself, and likeness is the same both ways")
  func likeness() throws {
    try TemporaryFolder.with { folder in
      var noise = TestNoise(seed: 2)
      let some = (0..<40).map { _ in CatalogSamples.signature(&noise) }
      let file = try CatalogSamples.file(some, in: folder).file
      func distance(_ one: Int, _ other: Int) -> Float {
        ColorSearch(ColorQuery(like: some[one]), in: file).nearest(40).hits
          .first { $0.row == other }!.distance
      }
      for index in 0..<39 {
        #expect(distance(index, index) == 0)
        #expect(abs(distance(index, index + 1) - distance(index + 1, index)) < 1e-4)
      }
    }
  }
}

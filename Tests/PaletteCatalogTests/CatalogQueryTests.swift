import ColorScience
import Testing

@testable import PaletteCatalog

@Suite("what is typed")
struct CatalogQueryTests {
  @Test(
    "a wanted color has an amount",
    arguments: [
      ("c0392b", WantedColor.Amount.any), ("#c0392b:30", .about(0.3)),
      ("c0392b:30+", .atLeast(0.3)), ("c0392b:0.5-", .atMost(0.005)), ("c0392b:100", .about(1)),
    ])
  func wanted(text: String, amount: WantedColor.Amount) throws {
    let wanted = try WantedColor(typed: text)
    #expect(wanted.color.hex == "#c0392b")
    #expect(wanted.amount == amount)
  }

  @Test(
    "what is no color or no percentage is told",
    arguments: ["", "zz", "c0392b:", "c0392b:0", "c0392b:101", "c0392b:-5", "c0392b:nan", "a:b:c"])
  func invalidColor(text: String) {
    #expect(throws: CatalogError.self) { try WantedColor(typed: text) }
  }

  @Test("an unwanted color is a word or a value")
  func unwanted() throws {
    #expect(try UnwantedColor(typed: "Blue") == .term(.blue))
    #expect(try UnwantedColor(typed: "0000ff") == .near(Color(hex: "#0000ff")))
    #expect(try UnwantedColor(typed: "crimson") == .near(Color(hex: "#dc143c")))
    #expect(throws: CatalogError.self) { try UnwantedColor(typed: "bluish") }
  }

  @Test("percentages of more than 100 together are refused, unless they are limits")
  func tooMuch() throws {
    var query = ColorQuery(wanted: [
      try WantedColor(typed: "ff0000:60"), try WantedColor(typed: "00ff00:60+"),
    ])
    #expect(throws: CatalogError.self) { try query.validate() }
    query.wanted[1].amount = .atMost(0.6)
    try query.validate()
  }

  @Test(
    "a filter is a range, a word of a facet, or a value",
    arguments: [
      ("lightness:20..40", CatalogFilter.range(facet: "lightness", 20...40)),
      ("lightness:dark", .range(facet: "lightness", 0...30)),
      ("width:..1000", .range(facet: "width", -Double.infinity...1000)),
      ("warmth:-0.5", .range(facet: "warmth", -0.5 ... -0.5)),
      ("hue:red", .range(facet: "hue", 345...405)),
      ("hue:340..20", .range(facet: "hue", 340...380)),
      ("kind:shot", .equals(field: "kind", value: "shot")),
      ("Year:1954", .equals(field: "year", value: "1954")),
      ("place:a:b", .equals(field: "place", value: "a:b")),
    ])
  func filters(text: String, filter: CatalogFilter) throws {
    #expect(try CatalogFilter(typed: text) == filter)
  }

  @Test(
    "what is no filter is told",
    arguments: [
      "", "dark", ":x", "kind:", "lightness:", "lightness:40..20", "lightness:bright", "width:..",
    ])
  func invalidFilter(text: String) {
    #expect(throws: CatalogError.self) { try CatalogFilter(typed: text) }
  }

  @Test("an order is a field and a direction")
  func orders() throws {
    #expect(try CatalogOrder(typed: "chroma:down") == .facet("chroma", isDescending: true))
    #expect(try CatalogOrder(typed: "distance") == .usual)
    #expect(throws: CatalogError.self) { try CatalogOrder(typed: "chroma:sideways") }
    #expect(throws: CatalogError.self) { try CatalogOrder(typed: "beauty") }
    #expect(throws: CatalogError.self) { try CatalogOrder(typed: "path:down") }
  }

  @Test("text without a letter or number is refused, and marks hide nothing")
  func words() throws {
    var query = CatalogQuery()
    query.text = "!!!"
    #expect(throws: CatalogError.self) { try query.validate() }
    query.text = " "
    try query.validate()
    #expect(query.match == nil)
    // U+0D4E would join with the quote after it.
    query.text = "a\u{0D4E} \"b"
    #expect(query.match?.unicodeScalars.filter { $0 == "\"" }.count == 4)
  }
}

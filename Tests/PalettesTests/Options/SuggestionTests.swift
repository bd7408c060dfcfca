import Testing

@testable import Palettes

@Suite("suggestions for what was mistyped")
struct SuggestionTests {
  private let names = ["extract", "compare", "film", "convert", "serve"]

  @Test("a suggestion is within two letters, and within half of the word")
  func nearest() {
    #expect(Suggestion.nearest(to: "flim", among: names) == "film")
    #expect(Suggestion.nearest(to: "convrt", among: names) == "convert")
    #expect(Suggestion.nearest(to: "films", among: names) == "film")
    #expect(Suggestion.nearest(to: "film", among: names) == "film")
    for word in ["still", "fi", "", "extraction", "conv", "movie"] {
      #expect(Suggestion.nearest(to: word, among: names) == nil, "\(word)")
    }
  }

  @Test(
    "letters are inserted, removed and replaced",
    arguments: [
      ("", "", 0), ("film", "", 4), ("", "film", 4), ("flim", "film", 2), ("kitten", "sitting", 3),
      ("é", "e", 1),
    ])
  func edits(one: String, other: String, count: Int) {
    #expect(Suggestion.edits(from: one, to: other) == count)
    #expect(Suggestion.edits(from: other, to: one) == count)
  }

  @Test("a suggestion three letters away is taken out of the parser's message, a nearer one stays")
  func message() {
    func message(_ typed: String) -> String {
      "Error: Unknown option '--\(typed)'. Did you mean '--facts'?\nUsage: …"
    }
    #expect(Suggestion.withinReach(message("fact")) == message("fact"))
    #expect(
      Suggestion.withinReach(message("fatxxx")) == "Error: Unknown option '--fatxxx'\nUsage: …")
    #expect(Suggestion.withinReach("Error: no") == "Error: no")
  }
}

import PaletteFiles
import Testing

@testable import Pages

@Suite("the page of a comparison")
struct ComparePageTests {
  private func page(_ title: String? = nil, _ ground: Ground? = nil) -> String {
    let page = ComparePage(
      sections: [(name: "a.jpg", html: Array("<p>a</p>".utf8))], title: title, ground: ground)
    return String(decoding: page.bytes, as: UTF8.self)
  }

  @Test("a given title is that of the page and of its heading, as text")
  func title() {
    #expect(page().contains("<title>a.jpg · palettes compared</title>"))
    #expect(page("Day & Night").contains("<title>Day &amp; Night · palettes compared</title>"))
    #expect(page("Day & Night").contains("<h1>Day &amp; Night</h1>"))
  }

  @Test("a given ground is what stills stand on", arguments: Ground.allCases)
  func ground(ground: Ground) {
    let code = String(ground.color.x, radix: 16)
    #expect(page(nil, ground).contains("--surround: #\(code)\(code)\(code);"))
    #expect(!page().contains(".view { --surround: #"))
  }
}

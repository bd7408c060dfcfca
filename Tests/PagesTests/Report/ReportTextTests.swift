import Palettes
import Specimens
import Testing

@testable import Pages

@Suite("words of the report")
struct ReportTextTests {
  @Test("a palette is spoken with the shares that every other file has")
  func spoken() {
    let palette = SamplePalettes.palette(count: 3)
    let words = zip(palette.swatches, palette.percentages).map { "\($0.name) \($1)" }
    #expect(palette.spoken == words.joined(separator: ", "))
    #expect(words.count == 3)
  }
}

import ColorScience
import Specimens
import Testing

@testable import Films
@testable import Pages
@testable import PaletteFiles
@testable import Palettes

@Suite("the report's numbers")
struct ReportNumbersTests {
  private func numbers(_ film: Film) throws -> JSONValue {
    try JSONParser.value(of: Array(ReportNumbers(film: film).text.utf8))
  }

  @Test("shots follow each other and have their palettes")
  func shots() throws {
    let film = try SampleFilm.film()
    let numbers = try numbers(film)
    #expect(numbers["end"]?.double == 10)
    let shots = numbers["shots"]?.array ?? []
    #expect(shots.map { $0["first"]?.integer } == film.shots.map(\.frames.lowerBound))
    #expect(shots.map { $0["scene"]?.integer } == [0, 0, 0, 1, 1, 2])
    #expect(shots[2]["out"]?.string == "black" && shots[2]["colors"] == nil)
    let colors = shots[0]["colors"]?.array ?? []
    #expect(colors.map { $0.array?[0].string } == film.shots[0].palette?.swatches.map(\.color.hex))
    #expect(colors.map { $0.array?[1].double } == film.shots[0].palette?.roundedShares)
    #expect(shots[3]["texts"]?.array?[0].string == "I'll be back & \"soon\"")
  }

  @Test("the slit-scan has the pixels of the film's middle columns")
  func slits() throws {
    let film = try PlainFilm.film([("#ff0000", 1), ("#00ff00", 1), ("#0000ff", 1)])
    let slits = try numbers(film)["slits"]
    #expect(slits?["width"]?.integer == 3 && slits?["height"]?.integer == 4)
    let row: [UInt8] = [255, 0, 0, 0, 255, 0, 0, 0, 255]
    #expect(slits?["pixels"]?.string == Base64.text(of: row + row + row + row))
  }

  @Test("no text can end the script that holds them")
  func escaped() throws {
    var film = try SampleFilm.film()
    film.shots[0].texts = ["</script><!--<script>"]
    let text = ReportNumbers(film: film).text
    #expect(!text.contains("<"))
    #expect(
      try numbers(film)["shots"]?.array?[0]["texts"]?.array?[0].string == "</script><!--<script>")
  }

  @Test("a long film has no more slices than a display has columns")
  func slices() throws {
    let film = try PlainFilm.film(Array(repeating: ("#336699", 1), count: 5000))
    #expect(try numbers(film)["slices"]?.string?.utf8.count == 2400 * 4)
  }
}

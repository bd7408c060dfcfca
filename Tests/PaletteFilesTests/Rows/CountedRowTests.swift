import Frames
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("rows of counted files")
struct CountedRowTests {
  private static func settings() -> CountedRow.Settings {
    var options = PaletteOptions()
    options.count = .exactly(3)
    options.minChroma = 0.05
    return CountedRow.Settings(options: options, full: true)
  }

  private static func complete(path: String = "films/a \"b\"/still.jpg") -> CountedRow {
    var row = CountedRow(
      path: Array(path.utf8), palette: SamplePalettes.complete, settings: settings(),
      digest: "0123456789abcdef")
    (row.size, row.counts, row.thumbnail) = (12_345, [1, 2, 255, 0], [0xFF, 0xD8])
    return row
  }

  @Test("reading a row and writing it again gives the same bytes")
  func roundTrip() throws {
    let line = Self.complete().line
    let again = try CountedRow(line: line)
    #expect(String(decoding: again.line, as: UTF8.self) == String(decoding: line, as: UTF8.self))
    #expect(again.palette?.source?.sha256 == "ab12")
    #expect(again.palette?.source?.bars == SamplePalettes.complete.source?.bars)
    #expect(again.palette?.facts == SamplePalettes.complete.facts)
    #expect(again.palette?.options == Self.settings().options)
    #expect(again.palette?.name == "still.jpg")
    #expect(again.settings == Self.settings())
    #expect(again.counts == [1, 2, 255, 0])
    #expect(again.thumbnail == [0xFF, 0xD8])
    #expect(again.size == 12_345)
  }

  @Test("every status is read back, with the reason", arguments: CountedRow.Status.allCases)
  func statuses(status: CountedRow.Status) throws {
    guard status != .ok else { return }
    let row = CountedRow(
      path: [0x61], status: status, reason: "why", settings: Self.settings(), digest: "d")
    let again = try CountedRow(line: row.line)
    #expect(again.status == status)
    #expect(again.reason == "why")
    #expect(again.palette == nil)
    #expect(again.line == row.line)
  }

  @Test(
    "a name that is not UTF-8 comes back byte for byte, and shows what can be shown",
    arguments: [
      [0x61, 0xFF, 0x62], [0xC3], [0x80, 0xF4, 0x8D, 0xB2, 0x80], Array(1...255) as [UInt8],
    ])
  func names(bytes: [UInt8]) throws {
    let row = CountedRow(
      path: bytes, status: .missing, reason: "no such file", settings: Self.settings(), digest: "d")
    #expect(try CountedRow(line: row.line).path == bytes)
    #expect(String(validating: row.line, as: UTF8.self) != nil)
    #expect(row.json["pathBytes"] != nil)
    #expect(row.json["path"]?.string?.contains("\u{FFFD}") == true)
  }

  @Test(
    "a name that is UTF-8 is there once",
    arguments: ["é", "e\u{301}", "a\nb\u{1B}[0m", "🎬", "\u{10DC80}", "\u{FEFF}x"])
  func plainNames(name: String) throws {
    let row = Self.complete(path: name)
    #expect(row.json["pathBytes"] == nil)
    #expect(try CountedRow(line: row.line).path == Array(name.utf8))
  }

  @Test("members of later versions are ignored, statuses of later versions are an error")
  func later() throws {
    let text = String(decoding: Self.complete().line, as: UTF8.self)
    let more = "{\"later\":[1],\(text.dropFirst())"
    #expect(try CountedRow(line: Array(more.utf8)).line == Self.complete().line)
    #expect(throws: PaletteFileError.unreadable("'lost' is no status of a row")) {
      try CountedRow(line: Array(#"{"path":"a","status":"lost"}"#.utf8))
    }
  }

  @Test(
    "what is no row says so",
    arguments: [
      "", "[]", "{}", #"{"path":"a"}"#, #"{"path":"a","status":"ok"}"#,
      #"{"path":"a","status":"missing","version":"1","settings":{},"digest":3}"#,
      #"{"path":"a","status":"missing","version":"1","settings":{"count":"x"},"digest":"d"}"#,
      #"{"path":"a","pathBytes":"?","status":"missing","version":"1","settings":{},"digest":"d"}"#,
      #"{"path":"a","status":"ok","version":"1","settings":{},"digest":"d","colors":[]}"#,
    ])
  func noRows(line: String) {
    #expect(throws: PaletteFileError.self) { try CountedRow(line: Array(line.utf8)) }
  }

  @Test("settings that differ have different texts, the same have the same")
  func settingsTexts() {
    var other = Self.settings()
    #expect(other.text == Self.settings().text)
    other.full = false
    #expect(other.text != Self.settings().text)
  }
}

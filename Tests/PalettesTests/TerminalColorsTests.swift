import ColorScience
import Testing

@testable import Palettes

@Suite("colors of terminals")
struct TerminalColorsTests {
  @Test(
    "a color that the terminal has is that one, and others are the one that looks most like them",
    arguments: [
      ("000000", 16), ("ffffff", 231), ("ff0000", 196), ("0000ff", 21), ("5f87af", 67),
      ("080808", 232), ("eeeeee", 255), ("1e1f20", 234), ("fe0102", 196), ("808080", 244),
    ])
  func nearest(hex: String, number: Int) throws {
    #expect(TerminalColors.nearest(to: try Color(hex: hex)) == number)
  }

  @Test("without colors there is no block, and with them six columns")
  func blocks() throws {
    let red = try Color(hex: "fe0102")
    #expect(TerminalColors.none.block(red) == "")
    #expect(TerminalColors.indexed.block(red) == "\u{1B}[48;5;196m      \u{1B}[0m")
    #expect(TerminalColors.trueColor.block(red) == "\u{1B}[48;2;254;1;2m      \u{1B}[0m")
  }
}

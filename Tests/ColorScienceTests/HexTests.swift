import ColorScience
import Testing

@Suite("Hexadecimal colors")
struct HexTests {
  @Test(
    "are read with or without #, in either case, with 3 or 6 digits",
    arguments: [
      ("#760000", SIMD3<UInt8>(118, 0, 0)), ("760000", SIMD3(118, 0, 0)),
      ("#FfAa01", SIMD3(255, 170, 1)), ("#fa0", SIMD3(255, 170, 0)), ("09F", SIMD3(0, 153, 255)),
    ])
  func reading(text: String, bytes: SIMD3<UInt8>) throws {
    #expect(try Color(hex: text).bytes == bytes)
  }

  @Test("are written in lower case with six digits and read back")
  func writing() throws {
    #expect(Color(red: 0, green: 10, blue: 171).hex == "#000aab")
    #expect(Color(linear: SIMD3(2, -1, .nan)).hex == "#ff0000")
    for color in Samples.coarse {
      #expect(try Color(hex: color.hex).bytes == color.bytes)
    }
  }

  @Test(
    "are refused by name when they are something else",
    arguments: ["", "#", "12", "#1234", "12345", "#1234567", "##123", "#12345g", " #123456", "１２３"])
  func refusing(text: String) {
    #expect(throws: InvalidHex.self) { try Color(hex: text) }
    do {
      _ = try Color(hex: text)
    } catch {
      #expect(error.text == text)
      #expect(error.description.hasPrefix("\"\(text)\" is not a color: "))
    }
  }

  @Test("are refused in one short line, whatever was given")
  func shortRefusal() {
    let hostile = "red\n\u{1B}[31m" + String(repeating: "x", count: 10_000)
    do {
      _ = try Color(hex: hostile)
      Issue.record("a hostile text was taken for a color")
    } catch {
      #expect(error.description.count < 120)
      #expect(error.description.unicodeScalars.allSatisfy { $0.value >= 32 })
    }
  }
}

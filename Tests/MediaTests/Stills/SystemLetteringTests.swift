import Frames
import PaletteFiles
import Testing

@testable import Media

@Suite("letters in the fonts of the machine")
struct SystemLetteringTests {
  /// A machine without fonts has the dots instead, which other tests compare exactly.
  static let hasFonts = SystemFonts.areUsed

  private let bold = Lettering.Style(size: 40, isBold: true)
  private let plain = Lettering.Style(size: 40)

  private func mask(_ text: String, _ style: Lettering.Style) throws -> TextMask {
    try #require(Lettering.system.mask(text, style))
  }

  @Test(
    "capital letters stand on the baseline, about seven tenths of the size", .enabled(if: hasFonts))
  func size() throws {
    for letter in ["H", "E", "I"] {
      let mask = try mask(letter, plain)
      #expect(mask.top + mask.height == 0)
      #expect((26...33).contains(mask.height))
    }
    // These reach below the line.
    #expect(try mask("gjpqy", plain).top + mask("gjpqy", plain).height > 4)
  }

  @Test("figures are equally wide, so that columns of numbers are straight", .enabled(if: hasFonts))
  func figures() throws {
    let widths = try ["0", "2", "5", "8"].map { digit in
      let ten = try mask(String(repeating: digit, count: 10) + "8", bold)
      return ten.left + ten.width
    }
    #expect((widths.max() ?? 0) - (widths.min() ?? 0) <= 1)
  }

  @Test("marks of markup are letters like others", .enabled(if: hasFonts))
  func markup() throws {
    for text in ["<b>", "a & b", "&lt;", "</span>"] {
      #expect(try mask(text, plain).width > mask("b", plain).width)
    }
  }

  @Test("nothing to see is no mask", arguments: ["", "   ", "\u{0}"])
  func empty(text: String) {
    #expect(Lettering.system.mask(text, plain) == nil)
  }

  @Test("the same text gives the same mask, and bold is heavier", .enabled(if: hasFonts))
  func weight() throws {
    let (one, two) = try (mask("#1d272b", plain), mask("#1d272b", bold))
    #expect(try mask("#1d272b", plain) == one)
    func ink(_ mask: TextMask) -> Int { mask.coverage.reduce(0) { $0 + Int($1) } }
    #expect(ink(two) > ink(one))
  }
}

import ColorScience
package import Frames
package import PaletteFiles
package import Palettes
import Testing

/// Palettes for tests, made by rule so that every run has the same.
package enum SamplePalettes {
  /// Names that break careless writers, the empty one first.
  package static let difficultNames = [
    "", "dark red", "\"quoted\", 'twice'", "a, comma; semicolon", "line\nend\r\nand\ttab",
    "🎬 👩‍👩‍👧‍👦 film",
    "*/ } <b>&amp; \\ #hash", "  blanks around  ", "-->]]>", String(repeating: "long ", count: 400),
    "e\u{301} café 中文", "=1+1",
  ]

  /// `count` distinct colors with falling shares and difficult names in turn.
  package static func palette(count: Int, named name: String = "still.jpg") -> Palette {
    let total = count * (count + 1) / 2
    let swatches = (0..<count).map { index in
      // 37, 91 and 53 are odd, so no color comes twice within 256.
      Swatch(
        color: Color(
          red: UInt8(truncatingIfNeeded: index * 37 + 118),
          green: UInt8(truncatingIfNeeded: index * 91), blue: UInt8(truncatingIfNeeded: index * 53)),
        population: (count - index) * 10, proportion: Double(count - index) / Double(total),
        position: Swatch.Position(x: 0.41, y: 0.12),
        name: difficultNames[(index + 1) % difficultNames.count],
        role: index == 0 ? .dominant : index < 4 ? .supporting : .accent,
        reason: "it fills a part of the frame")
    }
    return Palette(name: name, swatches: swatches, pixels: total * 10)
  }

  /// Distinct colors with these shares.
  package static func palette(shares: [Double]) -> Palette {
    var palette = palette(count: shares.count)
    for (index, share) in shares.enumerated() { palette.swatches[index].proportion = share }
    return palette
  }

  /// A still's palette with everything that a palette can know.
  package static var complete: Palette {
    var palette = palette(count: 3)
    palette.source = Provenance(
      name: "still.jpg", width: 1280, height: 688, format: "jpeg", profile: "sRGB (assumed)",
      sha256: "ab12", bars: PixelArea(x: 0, y: 76, width: 1280, height: 536),
      notes: ["alpha left out"])
    palette.options = PaletteOptions()
    palette.notes = ["fewer colors than asked: 3"]
    palette.facts = PictureFacts(
      blackPoint: Color(red: 0x14, green: 0x0A, blue: 0x05),
      whitePoint: Color(red: 0xF0, green: 0xF0, blue: 0xF0), nearNeutral: 0.4125,
      lights: [
        PictureFacts.Light(
          color: Color(red: 0xFF, green: 0x20, blue: 0x30), proportion: 0.01,
          position: Swatch.Position(x: 0.15, y: 0.25)),
        PictureFacts.Light(color: Color(red: 0x30, green: 0xA0, blue: 0xFF), proportion: 0.002),
      ])
    return palette
  }
}

extension PaletteFormat {
  /// The file of a palette, or the bytes of its picture.
  package func file(of palette: Palette, still: Frame? = nil) -> [UInt8] {
    switch writer {
    case .bytes(let write): return write(palette)
    case .picture(let draw):
      var choices = PictureChoices()
      choices.still = still
      return draw(palette, choices).bytes
    }
  }

  /// The palette of a file, by a reader that must exist.
  package func reading(_ file: [UInt8]) throws -> Palette {
    let read = try #require(self.read, "\(name) has no reader")
    return try read(file)
  }
}

extension Palette {
  package var hexes: [String] { swatches.map(\.color.hex) }
}

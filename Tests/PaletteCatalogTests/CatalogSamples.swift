import ColorScience
import Fixtures
import Frames
import PaletteFiles
import Palettes

@testable import PaletteCatalog

/// Palettes and items for tests, without pictures.
enum CatalogSamples {
  /// A palette of these colors and shares.
  static func palette(_ colors: [(hex: String, share: Double)]) throws -> Palette {
    var palette = Palette(
      name: "sample",
      swatches: try colors.map { hex, share in
        Swatch(
          color: try Color(hex: hex), population: Int(share * 1000), proportion: share,
          name: ColorNames.nearest(to: try Color(hex: hex)), role: .supporting, reason: "")
      })
    palette.facts = PictureFacts(
      blackPoint: Color(red: 10, green: 10, blue: 10),
      whitePoint: Color(red: 200, green: 200, blue: 200), nearNeutral: 0.25)
    return palette
  }

  static func signature(_ colors: [(hex: String, share: Double)]) throws -> PaletteSignature {
    PaletteSignature(try colors.map { (try Color(hex: $0.hex), $0.share) })
  }

  /// Eight colors with shares, all by chance.
  static func signature(_ noise: inout TestNoise) -> PaletteSignature {
    PaletteSignature(
      (0..<1 + noise.next(below: 8)).map { _ in
        (color(&noise), Double(1 + noise.next(below: 100)))
      })
  }

  static func color(_ noise: inout TestNoise) -> Color {
    Color(
      red: UInt8(noise.next(below: 256)), green: UInt8(noise.next(below: 256)),
      blue: UInt8(noise.next(below: 256)))
  }

  /// 64 digits that stand for a file's bytes.
  static func digest(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
      + String(repeating: "a", count: 48)
  }

  /// What an import gives for a still.
  static func entry(
    _ path: String, _ digest: Int, _ colors: [(hex: String, share: Double)], modified: Int64 = 1,
    width: Int = 160, height: Int = 90
  ) throws -> CatalogEntry {
    let stamp = FileStamp(
      place: "/films/" + path, path: path, root: "/films", size: 100, modified: modified)
    let sha256 = Self.digest(digest)
    let item = NewItem(
      id: ItemID.still(sha256: sha256), sha256: sha256, palette: try palette(colors),
      width: width, height: height, format: "jpeg", version: "1", settings: "{}",
      thumbnail: [0xFF, 0xD8, UInt8(digest & 255)])
    return CatalogEntry(stamp: stamp, status: .ok, sha256: sha256, items: [item])
  }

  /// A color file in a folder.
  static func file(
    _ signatures: [PaletteSignature], in folder: String
  ) throws -> (path: String, file: ColorFile) {
    let path = folder + "/colors.bin"
    let items = signatures.enumerated().map { (number: Int64(3 * $0 + 1), signature: $1) }
    try write(ColorFile.bytes(of: items), to: path)
    return (path, try ColorFile(path: path))
  }
}

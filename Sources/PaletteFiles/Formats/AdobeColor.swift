import ColorScience
import Palettes

extension PaletteFormat {
  /// Adobe Color: Photoshop's swatches.
  ///
  /// Writes RGB colors twice, as Photoshop does: as version 1 without names, and as version 2 with
  /// names. Reads both versions, alone or together, with RGB, HSB, CMYK, CIELAB and gray. Colors of
  /// other spaces (color books) are left out and counted.
  public static let aco = PaletteFormat(
    name: "aco", summary: "Adobe Color (Photoshop)", fileExtensions: ["aco"],
    mediaType: "application/octet-stream", writer: .bytes { SwatchList.bytes(of: $0) },
    holds: .names, read: SwatchList.palette(_:), recognizes: SwatchList.recognizes(_:),
    mark: "version 1 or 2 and a color count that fits its length")
}

/// The layout: u16 version and count, then for each color u16 space and four u16 words. In version
/// 2, u32 length and a UTF-16 name follow each color.
private enum SwatchList {
  /// The longest name: far more than Photoshop shows.
  static let longestName = 0xFFFF - 1

  static func bytes(of palette: Palette) -> [UInt8] {
    let swatches = palette.swatches.prefix(0xFFFF)
    var file = BigEndianWriter()
    for version in 1...2 {
      file.append(u16: version)
      file.append(u16: swatches.count)
      for swatch in swatches {
        let bytes = swatch.color.bytes
        // The factor 257 maps 255 to 65,535. RGB is space 0 and leaves the fourth word empty.
        for word in [0, Int(bytes.x) * 257, Int(bytes.y) * 257, Int(bytes.z) * 257, 0] {
          file.append(u16: word)
        }
        if version == 2 {
          let name = swatch.name.adobeName(atMost: longestName)
          file.append(u32: name.utf16.count + 1)
          file.append(utf16: name)
        }
      }
    }
    return file.bytes
  }

  /// The highest space number in known files. 3 to 6 and 9 to 14 are color books and undocumented
  /// spaces.
  private static let lastSpace = 14

  static func recognizes(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 14, bytes[0] == 0, bytes[1] == 1 || bytes[1] == 2, bytes[4] == 0,
      bytes[5] <= lastSpace
    else { return false }
    let count = Int(bytes[2]) << 8 | Int(bytes[3])
    return count > 0 && bytes.count >= 4 + 10 * count
  }

  package static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    var file = BigEndianReader(bytes[...])
    guard file.left >= 4, bytes[0] == 0, bytes[1] == 1 || bytes[1] == 2 else {
      throw .notThisFormat("not an Adobe Color file")
    }
    var contents = try section(&file)
    // Version 2 repeats the colors of version 1 with names. Any other data after version 1 are
    // ignored.
    if file.left >= 4, try file.peekU16() == 2 { contents = try section(&file) }
    return try Palette(contents)
  }

  /// The colors of one version.
  private static func section(
    _ file: inout BigEndianReader
  ) throws(PaletteFileError) -> PaletteContents {
    let version = try file.u16()
    let count = Int(try file.u16())
    // A color takes at least ten bytes.
    guard file.left >= count * 10 else {
      throw .damaged("\(count) colors do not fit into \(file.left) bytes")
    }
    var contents = PaletteContents()
    for _ in 0..<count {
      let space = try file.u16()
      var words: [Double] = []
      for _ in 0..<4 { words.append(Double(try file.u16())) }
      let name = version == 2 ? try file.utf16(Int(try file.u32())) : nil
      if space == 2 { contents.remark(DeviceColor.inkNote) }
      if let color = color(of: space, words) {
        contents.add(FileColor(color, name: name))
      } else {
        contents.leaveOut("in the unknown space \(space)")
      }
    }
    return contents
  }

  private static func color(of space: UInt16, _ words: [Double]) -> Color? {
    let parts = words.map { $0 / 65535 }
    switch space {
    case 0: return Color(fileRed: parts[0], green: parts[1], blue: parts[2])
    case 1: return Color(turn: parts[0], saturation: parts[1], brightness: parts[2])
    case 2:
      // 0 means full ink.
      return Color(
        cyan: 1 - parts[0], magenta: 1 - parts[1], yellow: 1 - parts[2], black: 1 - parts[3])
    case 7:
      return Color(
        printLightness: words[0] / 100, a: signed(words[1]) / 100, b: signed(words[2]) / 100)
    case 8:
      // 10,000 is black: the number is the amount of ink, as in Photoshop's "75% Gray" and GIMP's
      // reader.
      return Color(fileGray: 1 - words[0] / 10_000)
    default: return nil
    }
  }

  /// A word as a two's complement number.
  private static func signed(_ word: Double) -> Double {
    word < 32768 ? word : word - 65536
  }
}

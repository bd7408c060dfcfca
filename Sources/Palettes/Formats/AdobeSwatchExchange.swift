import ColorScience

extension PaletteFormat {
  /// Adobe Swatch Exchange: Photoshop, Illustrator, InDesign, Affinity.
  ///
  /// RGB colors in one group that has the palette's name. Reads RGB, CMYK, CIELAB and gray in any
  /// groups. A name is at most 65,534 UTF-16 code units; the rest is cut.
  public static let ase = PaletteFormat(
    name: "ase", summary: "Adobe Swatch Exchange (Photoshop, Illustrator, Affinity)",
    fileExtensions: ["ase"], mediaType: "application/octet-stream",
    writer: .bytes { palette in
      SwatchExchange.bytes(
        of: [SwatchExchange.Group(name: palette.name, swatches: palette.swatches)])
    }, read: SwatchExchange.palette(_:),
    recognizes: { $0.starts(like: "ASEF") })
}

/// The layout: `ASEF`, version 1.0, a count of blocks, then blocks of u16 type, u32 length, body.
enum SwatchExchange {
  /// Swatches that programs show together under a name.
  struct Group {
    var name: String
    var swatches: [Swatch]
  }

  static let groupStart: UInt16 = 0xC001
  static let groupEnd: UInt16 = 0xC002
  static let colorEntry: UInt16 = 0x0001
  /// What a u16 count of code units holds beside the NUL.
  static let longestName = 0xFFFF - 1

  /// A file of these groups, in order.
  static func bytes(of groups: [Group]) -> [UInt8] {
    var file = BigEndianWriter()
    file.append(ascii: "ASEF")
    file.append(u16: 1)
    file.append(u16: 0)
    // Start and end of a group count as blocks.
    file.append(u32: groups.reduce(0) { $0 + $1.swatches.count + 2 })
    for group in groups {
      append(block: groupStart, to: &file) { $0.append(name: group.name) }
      for swatch in group.swatches { append(swatch, to: &file) }
      append(block: groupEnd, to: &file) { _ in }
    }
    return file.bytes
  }

  private static func append(_ swatch: Swatch, to file: inout BigEndianWriter) {
    append(block: colorEntry, to: &file) { body in
      body.append(name: swatch.name)
      body.append(ascii: "RGB ")
      let bytes = swatch.color.bytes
      for byte in [bytes.x, bytes.y, bytes.z] { body.append(float: Double(byte) / 255) }
      body.append(u16: 2)  // A normal color, neither global nor spot.
    }
  }

  private static func append(
    block type: UInt16, to file: inout BigEndianWriter, body fill: (inout BigEndianWriter) -> Void
  ) {
    var body = BigEndianWriter()
    fill(&body)
    file.append(u16: Int(type))
    file.append(u32: body.bytes.count)
    file.append(body.bytes)
  }

  static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    var file = BigEndianReader(bytes[...])
    guard bytes.starts(like: "ASEF") else { throw .notThisFormat("no Adobe Swatch Exchange file") }
    _ = try file.slice(8)
    let count = try file.u32()
    var contents = Contents()
    var blocks: UInt32 = 0
    // Some programs do not count groups, so the end of the file decides, not the count.
    while blocks < count || file.left >= 6 {
      let type = try file.u16()
      let length = try file.u32()
      var body = BigEndianReader(try file.slice(Int(length)))
      try contents.add(type, &body)
      blocks += 1
    }
    return try Palette(named: contents.group ?? "", colors: contents.colors, notes: contents.notes)
  }

  private struct Contents {
    var group: String?
    var colors: [FileColor] = []
    var inks = false

    var notes: [String] { inks ? [DeviceColor.inkNote] : [] }

    /// Takes a group's name or a color; blocks of other types do not matter.
    mutating func add(_ type: UInt16, _ body: inout BigEndianReader) throws(PaletteFileError) {
      guard type == groupStart || type == colorEntry else { return }
      let name = try body.utf16(Int(try body.u16()))
      if type == groupStart {
        group = group ?? name
      } else {
        colors.append(FileColor(try color(&body), name: name))
      }
    }

    private mutating func color(_ body: inout BigEndianReader) throws(PaletteFileError) -> Color {
      let model = String(decoding: try body.slice(4), as: UTF8.self)
      switch model {
      case "RGB ":
        return Color(
          fileRed: try body.float(), green: try body.float(), blue: try body.float())
      case "CMYK":
        inks = true
        return Color(
          cyan: try body.float(), magenta: try body.float(), yellow: try body.float(),
          black: try body.float())
      case "LAB ":
        return Color(
          printLightness: try body.float() * 100, a: try body.float(), b: try body.float())
      case "Gray":
        return Color(fileGray: try body.float())
      default:
        throw .damaged("color \(colors.count + 1) is of the unknown model '\(model.onOneLine)'")
      }
    }
  }
}

extension BigEndianWriter {
  /// A name with its length in code units, the NUL included.
  fileprivate mutating func append(name: String) {
    let name = name.adobeName(atMost: SwatchExchange.longestName)
    append(u16: name.utf16.count + 1)
    append(utf16: name)
  }
}

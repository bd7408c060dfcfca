import ColorScience
package import Palettes

extension PaletteFormat {
  /// Adobe Swatch Exchange: Photoshop, Illustrator, InDesign, Affinity.
  ///
  /// Writes RGB colors in the palette's groups or, if it has none, in one group with the palette's
  /// name. Reads RGB, CMYK, CIELAB and gray in any groups; colors of other models are left out and
  /// counted. Names are cut after 65,534 UTF-16 code units.
  public static let ase = PaletteFormat(
    name: "ase", summary: "Adobe Swatch Exchange (Photoshop, Illustrator, Affinity)",
    fileExtensions: ["ase"], mediaType: "application/octet-stream",
    writer: .bytes { SwatchExchange.bytes(of: SwatchExchange.groups(of: $0)) },
    holds: [.titleOfOneGroup, .names, .groups], read: SwatchExchange.palette(_:),
    recognizes: { $0.starts(like: "ASEF") }, mark: "'ASEF' at the beginning")
}

/// The layout: `ASEF`, version 1.0, a count of blocks, then blocks of u16 type, u32 length, body.
package enum SwatchExchange {
  /// Swatches that programs show together under one name.
  package struct Group {
    /// `nil` for colors outside of groups.
    var name: String?
    var swatches: [Swatch]

    package init(name: String?, swatches: [Swatch]) {
      (self.name, self.swatches) = (name, swatches)
    }
  }

  static let groupStart: UInt16 = 0xC001
  static let groupEnd: UInt16 = 0xC002
  static let colorEntry: UInt16 = 0x0001
  /// The most code units that a u16 count can express, without the NUL.
  static let longestName = 0xFFFF - 1

  /// The palette's groups, including empty ones, each at the place of its first color, with
  /// ungrouped colors between them. Without groups, a single group with the palette's name, if it
  /// has one.
  static func groups(of palette: Palette) -> [Group] {
    guard !palette.groups.isEmpty else {
      return [Group(name: palette.title, swatches: palette.swatches)]
    }
    return palette.runs.map { run in
      Group(name: run.group.map { palette.groups[$0] }, swatches: run.swatches)
    }
  }

  /// A file with these groups, in order.
  package static func bytes(of groups: [Group]) -> [UInt8] {
    var file = BigEndianWriter()
    file.append(ascii: "ASEF")
    file.append(u16: 1)
    file.append(u16: 0)
    // The start and the end of a group count as blocks.
    file.append(u32: groups.reduce(0) { $0 + $1.swatches.count + ($1.name == nil ? 0 : 2) })
    for group in groups {
      if let name = group.name { append(block: groupStart, to: &file) { $0.append(name: name) } }
      for swatch in group.swatches { append(swatch, to: &file) }
      if group.name != nil { append(block: groupEnd, to: &file) { _ in } }
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

  /// The color models, and how many numbers each has.
  private static let numberCounts = ["RGB": 3, "CMYK": 4, "LAB": 3, "GRAY": 1]

  package static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    var file = BigEndianReader(bytes[...])
    guard bytes.starts(like: "ASEF") else {
      throw .notThisFormat("not an Adobe Swatch Exchange file")
    }
    _ = try file.slice(8)
    let count = try file.u32()
    var contents = PaletteContents()
    var blocks: UInt32 = 0
    // Some programs do not count groups, so the end of the file decides, not the count of blocks.
    while blocks < count || file.left >= 6 {
      let type = try file.u16()
      let length = try file.u32()
      var body = BigEndianReader(try file.slice(Int(length)))
      switch type {
      // Some programs omit the name, instead of writing an empty one.
      case groupStart: contents.beginGroup(body.left == 0 ? "" : try name(&body))
      case groupEnd: contents.endGroup()
      case colorEntry: try add(&body, to: &contents)
      default: break
      }
      blocks += 1
    }
    // If all colors are in one group, its name becomes the name of the palette.
    if let name = contents.onlyGroup, !name.isEmpty {
      contents.name = name
      contents.ungroup()
    }
    return try Palette(contents)
  }

  private static func name(_ body: inout BigEndianReader) throws(PaletteFileError) -> String {
    try body.utf16(Int(try body.u16()))
  }

  /// The color of these numbers. Red, green, blue and gray beyond 0…1 are outside sRGB, as in
  /// programs for wide gamuts.
  private static func color(_ model: String, _ numbers: [Double]) -> Color {
    switch model {
    case "CMYK":
      Color(cyan: numbers[0], magenta: numbers[1], yellow: numbers[2], black: numbers[3])
    case "LAB": Color(printLightness: numbers[0] * 100, a: numbers[1], b: numbers[2])
    case "GRAY": CSSColorSpace.srgb.color(SIMD3(repeating: numbers[0]))
    default: CSSColorSpace.srgb.color(SIMD3(numbers[0], numbers[1], numbers[2]))
    }
  }

  private static func add(
    _ body: inout BigEndianReader, to contents: inout PaletteContents
  ) throws(PaletteFileError) {
    let name = try name(&body)
    let model = String(decoding: try body.slice(4), as: UTF8.self).onOneLine
    guard let count = numberCounts[model.uppercased()] else {
      return contents.leaveOut("in the unknown model '\(model)'")
    }
    var numbers: [Double] = []
    for _ in 0..<count { numbers.append(try body.float()) }
    guard numbers.allSatisfy({ $0.isFinite }) else {
      throw .unreadable(
        "color \(contents.count + 1), '\(name.onOneLine.prefix(40))', has an invalid number")
    }
    if count == 4 { contents.remark(DeviceColor.inkNote) }
    var entry = FileColor(color(model.uppercased(), numbers), name: name)
    entry.isSpot = body.left >= 2 ? try body.u16() == 1 : false
    contents.add(entry)
  }
}

extension BigEndianWriter {
  /// Appends a name after its length in code units, including the NUL.
  fileprivate mutating func append(name: String) {
    let name = name.adobeName(atMost: SwatchExchange.longestName)
    append(u16: name.utf16.count + 1)
    append(utf16: name)
  }
}

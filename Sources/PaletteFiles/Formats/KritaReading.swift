import ColorScience
import Palettes

/// Reads Krita's palettes of versions 1 and 2.
enum KritaReading {
  /// - Throws: `notThisFormat` without a `colorset.xml`; `damaged` for an archive that cannot be
  ///   unpacked, and for a color that lacks a number or has text in its place; `noColors`.
  package static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    let archive = try ZipReader(bytes)
    guard let xml = try archive.file(named: "colorset.xml") else {
      throw .notThisFormat("a ZIP archive without colorset.xml, so not a Krita palette")
    }
    var reader = Reader(profiles: shelf(of: archive))
    for tag in XMLTags(xml, ends: true) { try reader.take(tag) }
    return try reader.palette()
  }

  /// The profiles in the archive, whose names and files `profiles.xml` lists.
  private static func shelf(of archive: ZipReader) -> ProfileTable {
    let list = (try? archive.file(named: "profiles.xml")) ?? []
    var files: [String: String] = [:]
    for tag in XMLTags(list) {
      if let name = tag["name"], let file = tag["filename"] { files[name] = file }
    }
    return ProfileTable { name in
      files[name].flatMap { try? archive.file(named: $0) }
    }
  }
}

/// Builds the palette tag by tag.
private struct Reader {
  /// A color and its place in the grid of its group.
  private struct Entry {
    var name: String
    /// The bit depth, as in the file: `U8`, `U16`, `F16`, `F32`.
    var depth: String
    var isSpot: Bool
    var content: Content = .nothing
    /// `nil` if the file declares none, as in version 1.
    var place: (row: Int, column: Int)?
  }

  private enum Content {
    case nothing
    case color(Color)
    case unreadable(model: String)
  }

  private var contents = PaletteContents()
  private var profiles: ProfileTable
  private var version = ""
  /// Entries of the open group, or of no group.
  private var entries: [Entry] = []
  private var entry: Entry?

  init(profiles: ProfileTable) {
    self.profiles = profiles
  }

  mutating func take(_ tag: XMLTag) throws(PaletteFileError) {
    switch (tag.name, tag.isEnd) {
    case ("ColorSet", false), ("Colorset", false):
      contents.name = tag["name"] ?? ""
      version = tag["version"] ?? ""
    case ("Group", false):
      endRun()
      contents.beginGroup(tag["name"] ?? "")
    case ("Group", true):
      endRun()
      contents.endGroup()
    case ("ColorSetEntry", false):
      endEntry()
      entry = Entry(
        name: tag["name"] ?? "", depth: tag["bitdepth"] ?? "U8", isSpot: tag["spot"] == "true")
    case ("ColorSetEntry", true): endEntry()
    case ("Position", false):
      if let row = tag["row"].flatMap({ Int($0) }), let column = tag["column"].flatMap({ Int($0) })
      {
        entry?.place = (row, column)
      }
    case (_, false):
      guard let open = entry, case .nothing = open.content else { return }
      let content = try content(tag, of: open)
      entry?.content = content
    default: break
    }
  }

  package mutating func palette() throws(PaletteFileError) -> Palette {
    endRun()
    profiles.remark(in: &contents)
    return try Palette(contents)
  }

  private mutating func endEntry() {
    if let entry { entries.append(entry) }
    entry = nil
  }

  /// Adds the entries in Krita's order: row by row, then those without a place.
  private mutating func endRun() {
    endEntry()
    let order = entries.enumerated().sorted { one, other in
      let (a, b) = (one.element.place, other.element.place)
      return (a?.row ?? .max, a?.column ?? .max, one.offset)
        < (b?.row ?? .max, b?.column ?? .max, other.offset)
    }
    for (_, entry) in order {
      switch entry.content {
      case .color(let color):
        var found = FileColor(color, name: entry.name)
        found.isSpot = entry.isSpot
        contents.add(found)
      case .unreadable(let model): contents.leaveOut("in the model \(model)")
      case .nothing: contents.leaveOut("entries without a color")
      }
    }
    entries = []
  }
}

// MARK: numbers

extension Reader {
  private mutating func content(
    _ tag: XMLTag, of entry: Entry
  ) throws(PaletteFileError) -> Content {
    func numbers(_ names: String...) throws(PaletteFileError) -> [Double] {
      var values: [Double] = []
      for name in names { values.append(try number(name, in: tag, of: entry)) }
      return values
    }
    switch tag.name {
    case "RGB", "sRGB":
      let rgb = try numbers("r", "g", "b")
      let space = tag.name == "sRGB" ? nil : tag["space"]
      return .color(profiles.color(SIMD3(rgb[0], rgb[1], rgb[2]), in: space))
    case "Gray": return .color(profiles.gray(try numbers("g")[0], in: tag["space"]))
    case "CMYK":
      contents.remark(DeviceColor.inkNote)
      let inks = try numbers("c", "m", "y", "k")
      return .color(Color(cyan: inks[0], magenta: inks[1], yellow: inks[2], black: inks[3]))
    case "Lab": return .color(lab(try numbers("L", "a", "b")))
    case "XYZ":
      let xyz = try numbers("x", "y", "z")
      // 16 bits hold XYZ up to 1 + 32767/32768, and Krita divides by the largest number.
      let scale = entry.depth == "U16" ? 65535.0 / 32768 : 1
      return .color(CSSColorSpace.xyzD50.color(SIMD3(xyz[0], xyz[1], xyz[2]) * scale))
    case "YCbCr":
      let parts = try numbers("Y", "Cb", "Cr")
      let color = VideoColor.color(SIMD3(parts[0], parts[1], parts[2]), profile: tag["space"] ?? "")
      return color.map { .color($0) } ?? .unreadable(model: "YCbCr with an unknown profile")
    default: return .unreadable(model: tag.name.onOneLine)
    }
  }

  /// The color of L* 0…100, a* and b*.
  ///
  /// Krita's version 1 wrote all three as 0…1 of a byte, so that 128/255 is neutral. Numbers beyond
  /// 0…1 come from other programs, and are read as they are.
  private func lab(_ numbers: [Double]) -> Color {
    guard version == "1.0", numbers.allSatisfy({ (0...1).contains($0) }) else {
      return Color(printLightness: numbers[0], a: numbers[1], b: numbers[2])
    }
    return Color(
      printLightness: numbers[0] * 100, a: numbers[1] * 255 - 128, b: numbers[2] * 255 - 128)
  }

  private func number(
    _ name: String, in tag: XMLTag, of entry: Entry
  ) throws(PaletteFileError) -> Double {
    func place() -> String { "entry '\(entry.name.onOneLine.prefix(40))' has" }
    guard let text = tag[name] else { throw .unreadable("\(place()) no '\(name)'") }
    guard let value = FileNumber.value(of: text) else {
      throw .unreadable(
        "\(place()) \(name)=\"\(text.onOneLine.prefix(40))\", which is not a number")
    }
    return value
  }
}

import ColorScience

extension PaletteFormat {
  /// A Krita palette: a ZIP archive of XML files.
  ///
  /// 8-bit sRGB in rows of at most 16. Reads colors of any groups given as RGB, gray, CMYK or
  /// CIELAB, in the file's order; others are left out, which a note says. An embedded profile is
  /// not read: RGB counts as sRGB, or as linear if the profile's name says so.
  ///
  /// - Source: Krita's manual, "The Krita Palette format KPL".
  public static let kpl = PaletteFormat(
    name: "kpl", summary: "Krita palette", fileExtensions: ["kpl"],
    mediaType: KritaPalette.mediaType,
    writer: .bytes { KritaPalette.bytes(of: $0) }, holds: .names, read: KritaPalette.palette(_:),
    recognizes: { $0.starts(with: "PK".utf8) && $0.contains("colorset.xml") },
    mark: "file 'colorset.xml' in a ZIP archive")
}

private enum KritaPalette {
  static let mediaType = "application/x-krita-palette"

  static func bytes(of palette: Palette) -> [UInt8] {
    // The type comes first and as it is, so that a program can see it without unpacking.
    ZipWriter.archive([
      ("mimetype", Array(mediaType.utf8)),
      ("colorset.xml", Array(colors(of: palette).utf8)),
      ("profiles.xml", Array("<Profiles/>\n".utf8)),
    ])
  }

  private static func colors(of palette: Palette) -> String {
    let columns = min(palette.swatches.count, 16)
    let rows = (palette.swatches.count + columns - 1) / columns
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <ColorSet version="2.0" name="\(XMLText.escaped(palette.name.onOneLine))" comment="" \
      columns="\(columns)" rows="\(rows)" readonly="false">

      """
    for (index, swatch) in palette.swatches.enumerated() {
      let bytes = swatch.color.bytes
      let parts = [bytes.x, bytes.y, bytes.z].map { (Double($0) / 255).text(places: 8) }
      text += """
         <ColorSetEntry name="\(XMLText.escaped(swatch.name))" id="\(index + 1)" bitdepth="U8" \
        spot="false">
          <RGB space="sRGB-elle-V2-srgbtrc.icc" r="\(parts[0])" g="\(parts[1])" b="\(parts[2])"/>
          <Position row="\(index / columns)" column="\(index % columns)"/>
         </ColorSetEntry>

        """
    }
    return text + "</ColorSet>\n"
  }

  static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    guard let xml = try ZipReader(bytes).file(named: "colorset.xml") else {
      throw .notThisFormat("a ZIP archive without colorset.xml, so no Krita palette")
    }
    var entry: String?
    var contents = PaletteContents()
    for tag in XMLTags(xml) {
      switch tag.name {
      case "ColorSet", "Colorset": contents.name = tag["name"] ?? ""
      case "ColorSetEntry": entry = tag["name"] ?? ""
      case "Position", "Group": continue
      default:
        guard let name = entry else { continue }
        entry = nil
        if tag.name == "CMYK" { contents.remark(DeviceColor.inkNote) }
        if let color = color(tag) {
          contents.add(FileColor(color, name: name))
        } else {
          contents.leaveOut("of the model \(tag.name)")
        }
      }
    }
    return try Palette(contents)
  }

  private static func color(_ tag: XMLTag) -> Color? {
    func value(_ name: String) -> Double { tag[name].flatMap(Double.init) ?? 0 }
    switch tag.name {
    case "RGB", "sRGB":
      let (red, green, blue) = (value("r"), value("g"), value("b"))
      guard tag["space"]?.contains("-g10") == true else {
        return Color(fileRed: red, green: green, blue: blue)
      }
      let linear = SIMD3(red, green, blue)
      return linear.x + linear.y + linear.z < .infinity
        ? Color(linear: linear.clamped(lowerBound: .zero, upperBound: .one)) : nil
    case "Gray": return Color(fileGray: value("g"))
    case "CMYK":
      return Color(
        cyan: value("c"), magenta: value("m"), yellow: value("y"), black: value("k"))
    case "Lab": return Color(printLightness: value("L"), a: value("a"), b: value("b"))
    default: return nil
    }
  }
}

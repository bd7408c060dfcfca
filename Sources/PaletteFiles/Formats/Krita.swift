import ColorScience
import Palettes

extension PaletteFormat {
  /// A Krita palette: a ZIP archive of XML files.
  ///
  /// Writes 8-bit sRGB in rows of at most 16, with separate rows for each group. Reads RGB, gray,
  /// CMYK, CIELAB, XYZ and video's YCbCr, in Krita's display order. Colors of other models are left
  /// out and counted. RGB and gray are interpreted by their profile, by its name or by the copy in
  /// the file.
  ///
  /// - Source: Krita's manual, "The Krita Palette format KPL"; Krita 5's `KoColorSet.cpp` for
  ///   places, groups and version 1.
  public static let kpl = PaletteFormat(
    name: "kpl", summary: "Krita palette", fileExtensions: ["kpl"],
    mediaType: KritaPalette.mediaType,
    writer: .bytes { KritaPalette.bytes(of: $0) }, holds: [.title, .names, .groups],
    read: KritaReading.palette(_:),
    recognizes: { $0.starts(with: "PK".utf8) && $0.contains("colorset.xml") },
    mark: "file 'colorset.xml' in a ZIP archive")
}

/// Writes Krita's palettes.
private enum KritaPalette {
  static let mediaType = "application/x-krita-palette"

  static func bytes(of palette: Palette) -> [UInt8] {
    // The type comes first and uncompressed, so that a program sees it without unpacking.
    ZipWriter.archive([
      ("mimetype", Array(mediaType.utf8)),
      ("colorset.xml", Array(colors(of: palette).utf8)),
      ("profiles.xml", Array("<Profiles/>\n".utf8)),
    ])
  }

  private static func colors(of palette: Palette) -> String {
    let runs = palette.runs
    let columns = min(runs.map(\.swatches.count).max() ?? 1, 16)
    func rows(_ count: Int) -> Int { (count + columns - 1) / columns }
    let alone = runs.filter { $0.group == nil }.reduce(0) { $0 + $1.swatches.count }
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <ColorSet version="2.0" name="\(XMLText.escaped(palette.name.onOneLine))" comment="" \
      columns="\(columns)" rows="\(rows(alone))" readonly="false">

      """
    var written = 0
    // How many places are taken by ungrouped colors, which all share one grid.
    var taken = 0
    for run in runs {
      let first = run.group == nil ? taken : 0
      if let group = run.group {
        let name = XMLText.escaped(palette.groups[group])
        text += " <Group name=\"\(name)\" rows=\"\(rows(run.swatches.count))\">\n"
      }
      for (index, swatch) in run.swatches.enumerated() {
        text += entry(swatch, id: written + 1, place: first + index, columns: columns)
        written += 1
      }
      if run.group == nil { taken += run.swatches.count } else { text += " </Group>\n" }
    }
    return text + "</ColorSet>\n"
  }

  private static func entry(_ swatch: Swatch, id: Int, place: Int, columns: Int) -> String {
    let bytes = swatch.color.bytes
    let parts = [bytes.x, bytes.y, bytes.z].map { (Double($0) / 255).text(places: 8) }
    return """
       <ColorSetEntry name="\(XMLText.escaped(swatch.name))" id="\(id)" bitdepth="U8" spot="false">
        <RGB space="sRGB-elle-V2-srgbtrc.icc" r="\(parts[0])" g="\(parts[1])" b="\(parts[2])"/>
        <Position row="\(place / columns)" column="\(place % columns)"/>
       </ColorSetEntry>

      """
  }
}

import ColorScience
package import Palettes

extension PaletteFormat {
  /// A link that opens the colors on coolors.co. Names and shares are left out.
  ///
  /// Reads such a link, alone in its file.
  ///
  /// - Source: the addresses of coolors.co, which list six hexadecimal digits for each color.
  public static let coolors = PaletteFormat(
    name: "coolors", summary: "a link that opens the colors on coolors.co",
    fileExtensions: ["coolors.txt"], mediaType: "text/plain; charset=utf-8",
    writer: .bytes { Array((CoolorsLink.url(of: $0) + "\n").utf8) }, read: CoolorsLink.palette(_:),
    recognizes: { $0.starts(like: CoolorsLink.start) },
    mark: "address '\(CoolorsLink.start)' at the beginning")
}

/// Links to coolors.co.
package enum CoolorsLink {
  static let start = "https://coolors.co/"

  /// `https://coolors.co/1d272b-40282c-…`, with every color in the palette's order.
  package static func url(of palette: Palette) -> String {
    start + palette.swatches.map { String($0.color.hex.dropFirst()) }.joined(separator: "-")
  }

  package static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    let text = String(decoding: FileText.utf8(bytes), as: UTF8.self)
    let words = text.split { $0 == " " || $0.isNewline || $0 == "\t" }
    guard let link = words.first, words.count == 1, link.hasPrefix(start) else {
      throw .notThisFormat("not a link to coolors.co")
    }
    var list = link.dropFirst(start.count).prefix { $0 != "?" && $0 != "#" }
    if list.hasPrefix("palette/") { list = list.dropFirst("palette/".count) }
    var contents = PaletteContents()
    for word in list.split(separator: "-", omittingEmptySubsequences: false) {
      guard word.count == 6, let color = HexText.color(word) else {
        throw .unreadable("'\(word.prefix(40))' in the link is not six hexadecimal digits")
      }
      contents.add(FileColor(color.color))
    }
    return try Palette(contents)
  }
}

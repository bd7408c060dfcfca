import ColorScience
package import PaletteFiles
import Palettes

/// The page of a comparison: one file that needs no network, made of a section for each still.
package struct ComparePage {
  /// The name of each still, and its section.
  package let sections: [(name: String, html: [UInt8])]

  /// The title that the user gave; `nil` for the still's name.
  private let givenTitle: String?
  /// What stills stand on; `nil` for the page's own gray.
  private let ground: Ground?

  package init(
    sections: [(name: String, html: [UInt8])], title: String? = nil, ground: Ground? = nil
  ) {
    (self.sections, givenTitle, self.ground) = (sections, title, ground)
  }

  /// The whole file, UTF-8.
  package var bytes: [UInt8] {
    var bytes = Array(top.utf8)
    for (index, section) in sections.enumerated() {
      bytes += "<section class=\"still\" id=\"still-\(index + 1)\">\n".utf8
      bytes += section.html
      bytes += "</section>\n".utf8
    }
    bytes += "</main>\n".utf8
    let page = Page(
      title: "\(title) · palettes compared",
      style: PackageResources.compare_css + Array(groundStyle.utf8),
      script: PageModule("compare.js", PackageResources.compare_js))
    return page.bytes(body: bytes)
  }

  private var top: String {
    """
    <body>
    <header class="top">
    <h1>\((givenTitle ?? "Palettes compared").forHTML)</h1>
    \(contents)</header>
    <main>

    """
  }

  /// The rule that sets the chosen ground, on screens and on paper.
  private var groundStyle: String {
    guard let ground else { return "" }
    return ".view { --surround: \(ground.color.hex); --on-surround: \(ground.ink.hex); }\n"
  }

  private var title: String {
    if let givenTitle { return givenTitle.onOneLine }
    return sections.count == 1 ? sections[0].name : "\(sections.count) stills"
  }

  /// Links to the stills, if there are several.
  private var contents: String {
    guard sections.count > 1 else { return "" }
    let links = sections.enumerated().map { index, section in
      "<li><a href=\"#still-\(index + 1)\">\(section.name.forHTML)</a></li>\n"
    }
    return "<nav aria-label=\"Stills\"><ul>\n\(links.joined())</ul></nav>\n"
  }
}

import Palettes

/// The page of a comparison: one file that needs no network, made of a section for each still.
package struct ComparePage {
  /// The name of each still, and its section.
  package let sections: [(name: String, html: [UInt8])]

  package init(sections: [(name: String, html: [UInt8])]) { self.sections = sections }

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
      title: "\(title) · palettes compared", style: PackageResources.compare_css,
      script: PageModule("compare.js", PackageResources.compare_js))
    return page.bytes(body: bytes)
  }

  private var top: String {
    """
    <body>
    <header class="top">
    <h1>Palettes compared</h1>
    \(contents)</header>
    <main>

    """
  }

  private var title: String {
    sections.count == 1 ? sections[0].name : "\(sections.count) stills"
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

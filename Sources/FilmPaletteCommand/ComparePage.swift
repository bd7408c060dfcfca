import Pages
import Palettes
import Platform

/// The page of a comparison: one file that needs no network, from the sections of its stills.
struct ComparePage {
  /// What each still was called when it was asked for, and its section.
  let sections: [(still: String, html: [UInt8])]

  /// The whole file, UTF-8.
  var bytes: [UInt8] {
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
    sections.count == 1 ? names[0] : "\(sections.count) stills"
  }

  /// Links to the stills, if there are several.
  private var contents: String {
    guard sections.count > 1 else { return "" }
    let links = names.enumerated().map { index, name in
      "<li><a href=\"#still-\(index + 1)\">\(name.forHTML)</a></li>\n"
    }
    return "<nav aria-label=\"Stills\"><ul>\n\(links.joined())</ul></nav>\n"
  }

  private var names: [String] {
    sections.map { StillName.lastComponent(of: $0.still).shown }
  }
}

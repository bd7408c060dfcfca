import Palettes

/// The page of a comparison: one file that needs no network, from the sections of its stills.
struct ComparePage {
  /// What each still was called when it was asked for, and its section.
  let sections: [(still: String, html: [UInt8])]

  /// Nothing is loaded, sent or framed; style and script are those in the file.
  private static let policy = """
    default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
    base-uri 'none'; form-action 'none'
    """

  /// The whole file, UTF-8.
  var bytes: [UInt8] {
    var bytes = Array(head.utf8)
    for (index, section) in sections.enumerated() {
      bytes += "<section class=\"still\" id=\"still-\(index + 1)\">\n".utf8
      bytes += section.html
      bytes += "</section>\n".utf8
    }
    bytes += "</main>\n<script>\n".utf8
    bytes += PackageResources.compare_js
    bytes += "</script>\n</body>\n</html>\n".utf8
    return bytes
  }

  private var head: String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="FilmPalette \(filmPaletteVersion)">
    <title>\(title.forHTML) · palettes compared</title>
    <style>
    \(String(decoding: PackageResources.compare_css, as: UTF8.self))</style>
    </head>
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
    sections.map { section in
      section.still.split(separator: "/").last.map(String.init) ?? section.still
    }
  }
}

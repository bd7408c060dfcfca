import Palettes

/// A page in one file that needs no network: everything around its body.
package struct Page: Sendable {
  private let title: String
  private let style: [UInt8]
  private let modules: [PageModule]

  /// - Parameters:
  ///   - title: plain text, which is reduced to one line.
  ///   - style: CSS, which comes after `sharedStyle`.
  ///   - script: runs when the page has loaded, with the shared modules that it imports.
  ///   - own: modules for this page alone that `script` imports.
  package init(
    title: String, style: [UInt8], script: PageModule, importing own: [PageModule] = []
  ) {
    (self.title, self.style) = (title, Self.sharedStyle + style)
    modules = script.withImports(from: own + PageModule.shared)
  }

  /// CSS that every page has before its own.
  package static let sharedStyle = PackageResources.shared_css

  /// The policy of a page that loads only from these sources, and sends no form.
  ///
  /// - Source: W3C, Content Security Policy Level 3, §2.2.
  package static func policy(_ sources: String) -> String {
    "default-src 'none'; \(sources); base-uri 'none'; form-action 'none'"
  }

  /// Style and script are inside the file.
  private static let policy = policy(
    "img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'")

  /// The whole file, UTF-8.
  ///
  /// - Parameter body: the element `body` from its start tag on, without its end tag.
  package func bytes(body: [UInt8]) -> [UInt8] {
    var bytes = Array(head.utf8) + body
    bytes += "<script type=\"module\">\n".utf8
    for module in modules { bytes += module.inlined.utf8 }
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
    <title>\(title.forHTML)</title>
    <style>
    \(String(decoding: style, as: UTF8.self))</style>
    </head>

    """
  }
}

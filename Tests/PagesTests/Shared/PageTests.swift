import Specimens
import Testing

@testable import Pages
@testable import Palettes

@Suite("a page of one file")
struct PageTests {
  private func text(title: String = "A page", script: String = "", body: String = "<body>\n")
    -> String
  {
    let page = Page(
      title: title, style: Array("p { margin: 0; }\n".utf8),
      script: PageModule("page.js", Array(script.utf8)))
    return String(decoding: page.bytes(body: Array(body.utf8)), as: UTF8.self)
  }

  @Test("its policy lets nothing be loaded, sent or framed")
  func policy() {
    let policy = """
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
      style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      """
    #expect(text().contains(policy))
  }

  @Test("a title with markup stays a title, on one line")
  func title() {
    let text = text(title: "</title><script>\nalert(1)")
    #expect(text.contains("<title>&lt;/title&gt;&lt;script&gt; alert(1)</title>"))
  }

  @Test("the body stands between style and script, and the script has what it imports")
  func parts() {
    let text = text(
      script: "import { find } from \"./elements.js\";\nfind(\"a\").hidden = true;\n",
      body: "<body>\n<p id=\"a\">A</p>\n")
    #expect(text.contains("}\np { margin: 0; }\n</style>\n</head>\n<body>\n<p id=\"a\">A</p>\n"))
    #expect(text.contains("</p>\n<script type=\"module\">\n"))
    #expect(text.contains("const find = "))
    #expect(text.hasSuffix("find(\"a\").hidden = true;\n</script>\n</body>\n</html>\n"))
    #expect(!text.contains("import ") && !text.contains("export ") && !text.contains("unpack"))
  }
}

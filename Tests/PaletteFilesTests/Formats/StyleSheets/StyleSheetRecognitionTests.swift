import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("what is a style sheet")
struct StyleSheetRecognitionTests {
  @Test(
    "a style sheet is recognized whatever its first line is",
    arguments: [
      "a,b{color:#fff}", "[data-theme=dark]{--x:red}", ":root{--a:#fff,#000;--b:rgb(1,2,3)}",
      "@charset \"utf-8\";a{fill:red}", "--a: #fff;", "<!-- a{color:red} -->".dropFirst(4) + "",
      "\u{FEFF}a{color:red}", "a{--x:color-mix(in srgb,red,blue)}",
      "@charset \"utf-8\";<!-- a[b=\"c\"]{color:red} -->", "a:not([b='c']){color:red}",
      "@supports (a:b) and (width>=1px){a{color:red}}", "a = b{color:red} a{color:red}",
    ])
  func sheets(text: String) {
    #expect(PaletteFormat.recognize(Array(text.utf8))?.name == "css")
  }

  @Test(
    "other texts are no style sheets",
    arguments: [
      "{\"a\": {\"color\": \"#fff\"}}", "[\"#fff\", \"#000\"]", "name,hex\nred,#f00",
      "GIMP Palette\nName: a\n#\n255 0 0 red\n", "color: red;\nThe wall is blue: #00f",
      "<style>a{color:red}</style>", "a{width:1px}", "const a = { color: '#fff', fill: \"red\" };",
      "", "const theme = { color: red, fill: blue };", "let css = `\na { color: #fff }`",
      "# Colors\n```css\na { color: #f00; }\n```", "// x\n<p/><style>a{color:red}</style>",
      "resource \"x\" \"y\" { color: red; }", "x = { a: { color: red } }",
    ])
  func others(text: String) {
    #expect(!PaletteFormat.css.recognizes(Array(text.utf8)))
    #expect(!PaletteFormat.scss.recognizes(Array(text.utf8)))
  }

  @Test("Sass is told from CSS by what only it has")
  func sass() {
    let texts = [
      "$a: #fff;", "@use \"x\"; a{color:red}", "@a: red;", "// a\nb{color:red}",
      "a{color:red; @include b}",
    ]
    for text in texts {
      #expect(PaletteFormat.recognize(Array(text.utf8))?.name == "scss", "\(text)")
    }
  }

  // A reader that looks back for each token, or calls itself for each block, does not end these.
  @Test(
    "hostile sheets are read in a moment",
    arguments: [
      "{", "a{", "(", "a{b:(", "a{--x:rgb(", "a{--x:var(--y,", "/*", "a{--x:var(--x);", "\"", "}",
      "a{b:c}", "#{", "[", "\\", "a{--a:#fff;--b:var(--a);", "a{&", "//", "url(", "$a:(b:(",
    ])
  func hostile(piece: String) {
    let file = Array(String(repeating: piece, count: 10_000).utf8)
    HostileFileTests.survives(.css, file)
    HostileFileTests.survives(.scss, file)
    HostileFileTests.survives(.css, Array("a{--y:#fff;--z:".utf8) + file)
  }
}

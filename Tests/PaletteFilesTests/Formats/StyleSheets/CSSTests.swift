import ColorScience
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("style sheets")
struct CSSTests {
  /// The colors of a sheet as `name #rrggbb`, in their order.
  static func entries(_ text: String, as format: PaletteFormat = .css) throws -> [String] {
    let palette = try format.reading(Array(text.utf8))
    return palette.swatches.map { "\($0.name) \($0.color.hex)" }
  }

  @Test("a style sheet without line ends or comments is read by its properties' names")
  func minified() throws {
    let text = ":root{--bg:#fff;--text:#112233;--size:4px}"
    #expect(try Self.entries(text) == ["bg #ffffff", "text #112233"])
  }

  @Test("shares and roles of a palette that nobody counted are not told")
  func uncounted() throws {
    let read = try PaletteFormat.css.reading(Array("a{--sky:#aabbcc}".utf8))
    let text = String(decoding: PaletteFormat.css.file(of: read), as: UTF8.self)
    #expect(text.contains("--palette-1: #aabbcc; /* sky */"))
  }

  @Test("a name that looks like a property is no color", arguments: [PaletteFormat.css, .scss])
  func injection(format: PaletteFormat) throws {
    var palette = SamplePalettes.palette(count: 2)
    palette.swatches[0].name = "; --evil: #123456; */ --worse: #654321;\n$bad: #222;"
    #expect(try format.reading(format.file(of: palette)).hexes == palette.hexes)
  }

  @Test("a name with parentheses comes back whole", arguments: [PaletteFormat.css, .scss])
  func parentheses(format: PaletteFormat) throws {
    var palette = try Palette(
      named: "a: b", colors: [FileColor(Color(red: 1, green: 2, blue: 3), name: "Navy (deep)")])
    #expect(try format.reading(format.file(of: palette)).swatches[0].name == "Navy (deep)")
    #expect(try format.reading(format.file(of: palette)).name == "a: b")
    palette.pixels = 3
    #expect(try format.reading(format.file(of: palette)).swatches[0].name == "Navy (deep)")
  }

  @Test("a theme for Tailwind is read as the style sheet it is")
  func tailwind() throws {
    let palette = SamplePalettes.palette(count: 8)
    #expect(
      try PaletteFormat.css.reading(PaletteFormat.tailwind.file(of: palette)).hexes == palette.hexes
    )
  }

  // Values by CSS Color 4; those of oklch() and of channels by coloraide 8.13.1.
  @Test("every notation of a color is read, with !important and in any case")
  func notations() throws {
    let text = """
      :root { --a: rgb(255 0 0); --b: HSL(120 100% 50%) !important; --c: oklch(0.7 0.1 200);
        --d: teal; --e: #0f08; --f: hwb(0 0% 0%) ! important; --g: color(srgb 0 0 1);
        --h: rgba(1, 2, 3, .5) }
      """
    let palette = try PaletteFormat.css.reading(Array(text.utf8))
    #expect(
      palette.hexes == [
        "#ff0000", "#00ff00", "#40b1b7", "#008080", "#00ff00", "#ff0000", "#0000ff", "#010203",
      ])
    #expect(palette.losses == ["alpha left out of 2 colors"])
  }

  @Test("plain properties are called after their rules, and several colors are numbered")
  func plain() throws {
    let text = """
      .btn { color: #fff }
      #x { border: 1px solid red; box-shadow: 0 0 2px #123, inset 0 0 3px gold }
      @media (min-width: 3px) { .card { color: tan; &:hover { fill: navy } .t { outline: lime } } }
      @keyframes pulse { 50% { color: #f00 } }
      """
    #expect(
      try Self.entries(text) == [
        "btn #ffffff", "x border #ff0000", "x box-shadow 1 #112233", "x box-shadow 2 #ffd700",
        "card #d2b48c", "card:hover #000080", "card .t #00ff00", "pulse 50% #ff0000",
      ])
  }

  @Test("a color's name counts only where a color can stand")
  func names() throws {
    let text = """
      .red, #fff { font-family: Tan; animation-name: red; grid-area: gold; color: inherit;
        background: url(#abc) none; content: "#123"; --font: Tan, serif; transition: red 1s;
        color: theme(colors.red); /* color: #f00 */ }
      a { --line: 1px solid red; --fade: linear-gradient(blue, #0f0) }
      """
    #expect(try Self.entries(text) == ["line #ff0000", "fade 1 #0000ff", "fade 2 #00ff00"])
  }

  @Test("a custom property that is another has its color, of the nearest rule")
  func aliases() throws {
    let text = """
      :root { --a: #111; --b: var(--a); --c: var( --b ) !important; --size: 4px; --d: var(--size) }
      @media (dark) { :root { --a: #222; --e: var(--a); } }
      .x { --a: #333; .y { --f: var(--a) } }
      .z { --g: var(--a); --h: var(--none, #444); --i: var(--none, var(--a)); color: var(--a) }
      """
    #expect(
      try Self.entries(text) == [
        "a #111111", "b #111111", "c #111111", "a #222222", "e #222222", "a #333333", "f #333333",
        "g #111111", "h #444444", "i #111111",
      ])
  }

  @Test("numbers that a function takes from a custom property are a color")
  func channels() throws {
    let text = """
      :root { --primary: 222.2 47.4% 11.2%; --rgb: 1, 2, 3; --other: 4 5 6 }
      @theme inline { --color-primary: hsl(var(--primary)); }
      a { color: rgb(var(--rgb)); fill: hsl(var(--primary) / 50%); --half: rgb(var(--rgb) / 50%) }
      """
    let palette = try PaletteFormat.css.reading(Array(text.utf8))
    #expect(palette.hexes == ["#0f172a", "#010203", "#0f172a"])
    #expect(palette.losses == ["1 color left out: depending on var()"])
  }

  @Test("what cannot be told from the sheet is counted, each kind for itself")
  func leftOut() throws {
    let text = """
      a { --ok: #fff; --mix: color-mix(in srgb, red, blue); --x: var(--y); --y: var(--x);
        --far: var(--none); --now: currentcolor; --sys: CanvasText; --t: transparent;
        color: currentcolor; background: transparent; fill: rgb(from red r g b); color: rgb(1, 2);
        outline: 1px solid rgb(calc(1) 2 3); color: #12345 }
      """
    #expect(
      try PaletteFormat.css.reading(Array(text.utf8)).losses == [
        "1 color left out: depending on color-mix()",
        "2 colors left out: aliases that refer to themselves",
        "1 color left out: aliases of values outside the file",
        "1 color left out: depending on the element's own color",
        "1 color left out: depending on the reader's system", "2 colors left out: transparent",
        "1 color left out: depending on another color",
        "2 colors left out: not written as a CSS color",
        "1 color left out: depending on calc()",
      ])
  }

  @Test("a comment on the line of one color is its name")
  func comments() throws {
    let text = """
      /* Theme: dark */
      :root {
        --a: #111; /* Ink (deep) */
        --b: #222 /* Coal */;
        --c: #333; --d: #444; /* both */
        /* before */ --e: #555; /**/
        --f: #666; /* two
          lines */
      }
      """
    #expect(
      try Self.entries(text) == [
        "Ink (deep) #111111", "Coal #222222", "c #333333", "d #444444", "e #555555", "f #666666",
      ])
  }

  @Test("the initial value of a registered property is its color; escapes are read")
  func registered() throws {
    let text = #"@property --x{syntax:"<color>";initial-value:red}.sm\:b{color:#012;--\31 a:#fff}"#
    #expect(try Self.entries(text) == ["x #ff0000", "sm:b #001122", "1a #ffffff"])
  }

  @Test("a custom property that lists names of colors loses none of them")
  func namesInLists() throws {
    let text = """
      a { --x: #fff, red, #000; --y: red, blue; --z: lime 0%, rgb(1 2 3) 50%, tan 100%;
        --v: 1px solid red, 2px solid #fff; --w: red, transparent; --font: Tan, serif;
        --size: 12px Tan; --spin: red var(--time) }
      """
    let entries = try Self.entries(text)
    #expect(
      entries == [
        "x 1 #ffffff", "x 2 #ff0000", "x 3 #000000", "y 1 #ff0000", "y 2 #0000ff", "z 1 #00ff00",
        "z 2 #010203", "z 3 #d2b48c", "v 1 #ff0000", "v 2 #ffffff", "w #ff0000",
      ])
    let palette = try PaletteFormat.css.reading(Array(text.utf8))
    #expect(palette.losses == ["1 color left out: transparent"])
  }

  // CSS Syntax 3 §3.2: a byte order mark decides.
  @Test("a style sheet in UTF-16 or in Windows-1252 is read")
  func codings() throws {
    let text = ":root{--gr\u{FC}n:#008000}"
    let units = Array(text.utf16)
    let files: [[UInt8]] = [
      [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
      units.map { UInt8($0) },
    ]
    for file in files {
      let palette = try PaletteFormat.palette(of: file, fileExtension: "css")
      #expect(palette.swatches.map(\.name) == ["gr\u{FC}n"])
    }
  }

  @Test("more colors than a palette may have are counted, also if they are of one value")
  func tooMany() {
    let colors = String(repeating: "#fff,", count: 70_000)
    #expect(throws: PaletteFileError.tooMany(limit: 65_535)) {
      try PaletteFormat.palette(of: Array("a{--x:\(colors)#fff}".utf8))
    }
  }
}

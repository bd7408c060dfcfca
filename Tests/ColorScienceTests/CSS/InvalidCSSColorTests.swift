import ColorScience
import Testing

@Suite("Texts that tell no color")
struct InvalidCSSColorTests {
  @Test(
    "are refused",
    arguments: [
      "", " ", "#", "#12345", "#ggg", "# fff", "fff", "redd", "red blue", "inherit", "none", "10px",
      "1px solid red", "url(#fff)", "rgb(1 2)", "rgb(1 2 3 4)", "rgb(1 2 3 / 4 5)", "rgb(1 2 3",
      "rgb (1 2 3)",
      "rgb/**/(1 2 3)", "rgb(1, 2, 3,)", "rgb(1,, 3)", "rgb(1 2, 3)", "rgb(1, 2, 3 / .5)",
      "rgb(none, 2, 3)", "rgb(100%, 2, 3)", "rgb(1deg 2 3)", "rgb(5. 2 3)", "rgb(1 2 3) red",
      "hsl(120, 100, 50)", "hsl(10% 20% 30%)", "hwb(90, 10%, 20%)", "lab(1, 2, 3)",
      "oklch(1 2 3px)",
      "color(1 2 3)", "color(lab 1 2 3)", "color(foo 1 2 3)", "color(srgb 1 2)",
      "color(srgb 1, 2, 3)",
      "calc(1px + 2px)", "var(--x) solid var(--y)", "rgb(foo(1) 2 3)", "pin\u{212A}", "rgb(１ 2 3)",
    ])
  func noColor(text: String) {
    #expect(throws: InvalidCSSColor.noColor(text)) { try CSSColor(text) }
  }

  @Test(
    "are told apart if something else decides the color",
    arguments: [
      ("currentColor", "the element's own color"), ("CanvasText", "the reader's system"),
      ("ButtonShadow", "the reader's system"), ("var(--x)", "var()"), ("var(--x, #fff)", "var()"),
      ("env(accent, red)", "env()"), ("rgb(var(--red), 2, 3)", "var()"),
      ("rgba(var(--rgb), .5)", "var()"),
      ("hsl(calc(1 + 2) 50% 50%)", "calc()"), ("oklch(min(1, 2) 0 0)", "min()"),
      ("rgb(from red r g b / 50%)", "another color"),
      ("oklch(from var(--x) l c h)", "another color"),
      ("color-mix(in oklab, red, blue)", "color-mix()"), ("light-dark(#fff, #000)", "light-dark()"),
      ("device-cmyk(0 1 0 1)", "device-cmyk()"), ("contrast-color(red)", "contrast-color()"),
      ("color(--press 0 1 0 1)", "a color profile"),
    ])
  func dependent(text: String, other: String) {
    #expect(throws: InvalidCSSColor.dependent(text, on: other)) { try CSSColor(text) }
  }

  @Test("are named in one short line, whatever they are")
  func description() {
    let hostile = "var(\n\u{1B}[31m" + String(repeating: "x", count: 10_000) + ")"
    let expected = [hostile: " depends on var()", hostile + "(": " is not a CSS color"]
    for (text, end) in expected {
      do {
        _ = try CSSColor(text)
        Issue.record("a hostile text was taken for a color")
      } catch {
        #expect(error.description.hasSuffix(end) && error.description.count < 80)
        #expect(error.description.unicodeScalars.allSatisfy { $0.value >= 32 })
      }
    }
  }
}

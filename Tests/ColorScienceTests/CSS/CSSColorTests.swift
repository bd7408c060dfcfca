import ColorScience
import Testing

@Suite("Colors of style sheets")
struct CSSColorTests {
  /// Bytes and alpha, by hand from CSS Color 4 §4–8.
  @Test(
    "are read in every notation of red, green and blue",
    arguments: [
      ("#f80", "#ff8800", 1.0), ("#F808", "#ff8800", 136.0 / 255),
      ("#ff880080", "#ff8800", 128.0 / 255),
      ("rgb(255 136 0)", "#ff8800", 1.0), ("rgb(255, 136, 0)", "#ff8800", 1.0),
      ("rgba(255,136,0,.5)", "#ff8800", 0.5), ("rgba(255 136 0 / 50%)", "#ff8800", 0.5),
      ("rgb(100%, 50%, 0%)", "#ff8000", 1.0), ("rgb(100% 128 none / none)", "#ff8000", 0.0),
      ("rgb(50%50%50%)", "#808080", 1.0), ("rgb(1-2 3)", "#010003", 1.0),
      ("rgb(300 -20 1e2)", "#ff0064", 1.0), ("rgb(1e999 0 0 / 7)", "#ff0000", 1.0),
      ("rgb(+.5e+2 1.275E2 2550e-1 / -1)", "#3280ff", 0.0),
      ("RGB(\n1\t2 3\r\n)", "#010203", 1.0),
      (" rgb(/* ( */1/**/2/**/3/.25)/* end", "#010203", 0.25),
      ("rebeccapurple", "#663399", 1.0), ("GREY", "#808080", 1.0), ("transparent", "#000000", 0.0),
      ("color(srgb 1 50% none/.2)", "#ff8000", 0.2), ("color(SRGB-linear .5 0 0)", "#bc0000", 1.0),
    ])
  func numbers(text: String, hex: String, alpha: Double) throws {
    let color = try CSSColor(text)
    #expect(color.color.hex == hex && abs(color.alpha - alpha) < 1e-12)
  }

  /// hsl() from the tables of CSS Color 4 §7.3, hwb() from those of §8.3.
  @Test(
    "are read by hue, with halves of 255 rounded up",
    arguments: [
      ("hsl(0 80% 50%)", "#e61a1a"), ("hsl(0, 80%, 70%)", "#f07575"),
      ("hsla(30deg, 100%, 50%, 1)", "#ff8000"), ("hsl(120 60 30)", "#1f7a1f"),
      ("hsl(0.5turn 100% 50%)", "#00ffff"), ("hsl(-400grad 100% 50%)", "#ff0000"),
      ("hsl(3.14159265rad 100% 50%)", "#00ffff"), ("hsl(480 100% 50%)", "#00ff00"),
      ("hsl(none none 50%)", "#808080"), ("hsl(90 -50% 50%)", "#808080"),
      ("hwb(0 0% 90%)", "#1a0000"), ("hwb(90 10% 20%)", "#73cc1a"),
      ("hwb(45 40 80)", "#555555"),
    ])
  func hues(text: String, hex: String) throws {
    #expect(try CSSColor(text).color.hex == hex)
  }

  /// The examples of CSS Color 4 §9.
  @Test(
    "are read by the eye's measures",
    arguments: [
      ("lab(29.2345% 39.3825 20.0664)", "#7d2329"), ("lab(52.2345 40.1645 59.9971)", "#c65d07"),
      ("lch(29.2345% 44.2 27)", "#7d2329"), ("lch(52.2345 72.2 56.2)", "#c65d07"),
      ("oklab(40.101% 0.1147 0.0453)", "#7d2329"), ("oklab(0.59686 0.1009 0.1192)", "#c65d07"),
      ("oklch(40.101% 0.12332 21.555)", "#7d2329"),
      ("oklch(0.59686 0.15619 49.7694deg)", "#c65d07"),
    ])
  func examples(text: String, hex: String) throws {
    let (bytes, expected) = (try CSSColor(text).color.bytes, try Color(hex: hex).bytes)
    let difference =
      SIMD3<Int>(truncatingIfNeeded: bytes) &- SIMD3<Int>(truncatingIfNeeded: expected)
    #expect(difference.min() >= -1 && difference.max() <= 1)
  }

  @Test(
    "have the percentages and limits of their space",
    arguments: [
      ("lab(150% 100% -100%)", "lab", SIMD3(100.0, 125, -125)),
      ("lab(-5 20 none)", "lab", SIMD3(0, 20, 0)),
      ("lch(50% 100% 1turn)", "lch", SIMD3(50, 150, 0)),
      ("lch(50 -20 30)", "lch", SIMD3(50, 0, 0)),
      ("oklab(120% 50% -0.1)", "oklab", SIMD3(1, 0.2, -0.1)),
      ("oklch(70% 50% 100grad)", "oklch", SIMD3(0.7, 0.2, 90)),
      ("color(display-p3 110% -.1 0)", "display-p3", SIMD3(1.1, -0.1, 0)),
      ("color(xyz 20% 0.3 .4)", "xyz-d65", SIMD3(0.2, 0.3, 0.4)),
      ("hsl(0 120% 150%)", "hsl", SIMD3(0, 120, 150)),
    ])
  func limits(text: String, name: String, components: SIMD3<Double>) throws {
    let space = try #require(CSSColorSpace.named(name))
    let error = try CSSColor(text).color.linear - space.color(components).linear
    #expect(error.largest <= 1e-9)
  }

  @Test("have the 148 names that coloraide knows")
  func names() throws {
    let rows = try ReferenceTable("css-names.tsv").rows
    #expect(rows.count == 148 && CSSColor.named.count == 148)
    for row in rows {
      #expect(try CSSColor(row[0]).color.hex == "#" + row[1], "\(row)")
    }
  }
}

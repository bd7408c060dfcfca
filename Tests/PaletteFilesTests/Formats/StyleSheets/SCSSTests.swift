import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("Sass and Less")
struct SCSSTests {
  @Test("variables, maps and rules of Sass are read, and a map of variables doubles none")
  func sass() throws {
    let text = """
      // Brand: it's ours
      $red: #f00; // Fire
      $blue: blue !default;
      $main: $blue;
      $map: (
        "sun": #ffd700, // it's gold
        sea: (light: #0ff, dark: teal), main: $main,
      );
      $font: "Tan", serif;
      .a { color: $red; .b & { fill: #333 } --x: #{$red}; }
      """
    #expect(
      try CSSTests.entries(text, as: .scss) == [
        "Fire #ff0000", "blue #0000ff", "main #0000ff", "map sun #ffd700", "map sea light #00ffff",
        "map sea dark #008080", "b .a #333333", "x #ff0000",
      ])
  }

  @Test("variables of Less and of Sass without semicolons are read")
  func others() throws {
    let less = "@red: #f00;\n@b : #00f; // sea\n@link: @red;\n.m(@c: #fff) { }"
    #expect(
      try CSSTests.entries(less, as: .scss) == ["red #ff0000", "sea #0000ff", "link #ff0000"])
    let indented = "$a: #f00\n$b: #00f\n.x\n  color: $a\n"
    #expect(try CSSTests.entries(indented, as: .scss) == ["a #ff0000", "b #0000ff"])
  }

  @Test("what a compiler makes of a color is counted; rgba() of a color is read")
  func functions() throws {
    let text = """
      $a: rgba(#fff, .5); $b: darken($a, 10%); $c: color.scale($a, $lightness: 5%);
      $d: rgba($a, 50%); $e: $far;
      """
    let palette = try PaletteFormat.scss.reading(Array(text.utf8))
    #expect(palette.hexes == ["#ffffff"])
    #expect(
      palette.losses == [
        "1 color left out: depending on darken()", "1 color left out: depending on scale()",
        "1 color left out: depending on variables",
        "1 color left out: aliases of values outside the file",
        "alpha left out of 1 color",
      ])
  }

  // GTK 3 and 4's CSS overview, "Colors".
  @Test("colors that GTK's themes define by name are read")
  func gtk() throws {
    let text = """
      @define-color bg_color #f00;
      @define-color fg rgba(0, 0, 255, 1);
      @define-color same @bg_color;
      @define-color lighter shade(@fg, 1.2);
      button { color: @fg; background-color: lime }
      """
    #expect(
      try CSSTests.entries(text, as: .scss) == [
        "bg_color #ff0000", "fg #0000ff", "same #ff0000", "button #00ff00",
      ])
    let palette = try PaletteFormat.palette(of: Array(text.utf8), fileExtension: "css")
    #expect(palette.losses == ["1 color left out: depending on shade()"])
  }

  // The documentation of Less, "Merge".
  @Test("what Less adds to a value is read, and a function of a named color is counted")
  func merged() throws {
    let text = "@a: #123; .b { background+: #456; fill+_: #789; color: lighten(red, 5%) }"
    let palette = try PaletteFormat.scss.reading(Array(text.utf8))
    #expect(palette.hexes == ["#112233", "#445566", "#778899"])
    #expect(palette.losses == ["1 color left out: depending on lighten()"])
    let filters = try PaletteFormat.scss.reading(Array("@a: #123; .b{filter:invert(100%)}".utf8))
    #expect(filters.losses.isEmpty)
  }
}

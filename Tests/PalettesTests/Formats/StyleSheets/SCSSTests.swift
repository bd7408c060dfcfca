import Testing

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
        "1 color left out: names for what is not in the file, a color or not",
        "alpha left out of 1 color",
      ])
  }
}

import ArgumentParser
import Palettes
import Testing

@testable import FilmPaletteCommand

@Suite struct PlainArgumentsTests {
  @Test(
    "what is read without the parser is what the parser reads",
    arguments: [
      "a.jpg", "a.jpg ./b c/d.png http://example.org/e", "-f json a.jpg", "a.jpg -f json b.jpg",
      "--format css --output out/ a.jpg", "-n 5 -a kmeans -s oklab -o x.ase a.jpg",
      "-k auto a.jpg", "--count 3 --algorithm agglomerative --linkage ward a.jpg",
      "--space lab --min-brightness 0.05 --max-brightness 0.95 --min-chroma 0.1 a.jpg",
      "--region 0,0,1,0.5 --bars keep --sort hue --seed 7 a.jpg",
      "--full --max-pixels 1000 --allow-private-urls -j 2 a.jpg", "a.jpg --jobs +2",
      "a.jpg --facts", "--facts -f text a.jpg", "--lock 760000@0.4,0.12,fff a.jpg",
    ])
  func agreesWithTheParser(line: String) throws {
    let arguments = line.split(separator: " ").map(String.init)
    let plain = try #require(PlainArguments(arguments))
    let command = try #require(try FilmPalette.parseAsRoot(arguments) as? ExtractCommand)
    #expect(plain.request == command.request)
  }

  @Test(
    "subcommands, help, mistakes and other ways to write a flag are left to the parser",
    arguments: [
      "", "help", "convert a.ase -o b.gpl", "extract a.jpg", "still", "-", "a.jpg -", "-h",
      "a.jpg --help", "a.jpg --version", "--count=5 a.jpg", "-n5 a.jpg", "-n=5 a.jpg", "a.jpg -n",
      "-n -5 a.jpg", "-n 5 -k 6 a.jpg",
      "--lock fff --lock 000 a.jpg", "--full --full a.jpg", "--jobs two a.jpg",
      "--max-pixels 1e6 a.jpg", "--sizes 3 a.jpg", "-x a.jpg", "-- a.jpg", "-fn 5 a.jpg",
      "---completion extract", "--generate-completion-script bash",
    ])
  func leavesTheRest(line: String) {
    #expect(PlainArguments(line.split(separator: " ").map(String.init))?.request == nil)
  }

  @Test("every flag of the options table is known in its long form")
  func knowsEveryOption() throws {
    for name in PaletteOptions.fields.map(\.name) {
      let plain = try #require(PlainArguments(["--\(name)", "1", "a.jpg"]))
      #expect(plain.request.reading.choices == [name: "1"])
    }
  }
}

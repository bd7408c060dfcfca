import Foundation
import PaletteFiles
import Palettes
import Testing

@Suite struct ConvertCommandTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(
    "a palette goes from any readable format to hex unchanged",
    arguments: PaletteFormat.all.filter { $0.read != nil })
  func everyReader(format: PaletteFormat) throws {
    let still = try scratch.paint("still.png", [Paint.red, Paint.blue, Paint.sand])
    let file = scratch.path("palette.\(format.fileExtensions[0])")
    _ = try CommandRun(still, "-f", format.name, "-o", file)
    let run = try CommandRun("convert", file, "-f", "hex")
    #expect(run.status == 0)
    #expect(try run.text == CommandRun(still, "-f", "hex").text)
  }

  @Test("what is lost is counted on standard error, whatever the output format")
  func losses() throws {
    // Space 3 is a color of a book; the other two are red.
    let bytes: [UInt8] =
      [0, 1, 0, 3, 0, 3, 0, 1, 0, 0, 0, 0, 0, 0]
      + [UInt8](repeating: 0, count: 2) + [0xFF, 0xFF, 0, 0, 0, 0, 0, 0]
      + [UInt8](repeating: 0, count: 2) + [0xFF, 0xFF, 0, 0, 0, 0, 0, 0]
    let file = scratch.path("book.aco")
    try Data(bytes).write(to: scratch.url("book.aco"))
    let lost = "filmpalette: \(file): 1 color left out: in the unknown space 3\n"
    for format in ["hex", "json", "text", "gpl"] {
      let run = try CommandRun("convert", file, "-f", format)
      #expect(run.status == 0)
      #expect(run.errors == lost, "\(format)")
    }
    #expect(try CommandRun("convert", file, "-f", "hex").text == "#ff0000\n#ff0000\n")
    let unique = try CommandRun("convert", "--unique", file, "-f", "hex")
    #expect(unique.text == "#ff0000\n")
    #expect(unique.errors == lost + "filmpalette: \(file): 1 repeated color left out\n")
  }

  @Test("what the result cannot hold is said once")
  func holdings() throws {
    let file = scratch.path("named.gpl")
    try Data("GIMP Palette\n#\n255 0 0 blood\n".utf8).write(to: scratch.url("named.gpl"))
    #expect(
      try CommandRun("convert", file, "-f", "procreate").errors
        == "filmpalette: \(file): names left out: the format procreate cannot hold them\n")
    #expect(try CommandRun("convert", file, "-f", "ase").errors.isEmpty)
    #expect(try CommandRun("convert", file, "-f", "svg").errors.isEmpty)
  }

  @Test("what is no palette is one clear line and status 1")
  func notAPalette() throws {
    try Data("hello".utf8).write(to: scratch.url("letter.ase"))
    for name in ["letter.ase", "missing.ase"] {
      let run = try CommandRun("convert", scratch.path(name), "-f", "hex")
      #expect(run.status == 1)
      #expect(run.output.isEmpty)
      #expect(run.errors.split(separator: "\n").count == 1)
      #expect(run.errors.contains(name))
    }
  }

  @Test("a sheet needs a still, and asking for one is wrong usage")
  func noSheet() throws {
    #expect(try CommandRun("convert", "x.gpl", "-f", "sheet", "-o", "x.png").status == 64)
  }
}

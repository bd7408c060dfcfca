import Foundation
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

import BuiltPrograms
import Foundation
import Testing

@Suite struct SamplesCommandTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("the stills are painted into a new folder, and the same width gives the same bytes")
  func stills() throws {
    let names = ["beach", "boxing", "lamplight", "office", "snow", "street"].map { "\($0).png" }
    for folder in ["once", "again"] {
      let run = try CommandRun("samples", "--width", "64", folder, in: scratch.folder)
      #expect(run.status == 0)
      #expect(run.text.isEmpty && run.errors.isEmpty)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: scratch.path(folder)).sorted() == names)
    }
    for name in names {
      #expect(
        FileManager.default.contentsEqual(
          atPath: scratch.path("once/\(name)"), andPath: scratch.path("again/\(name)")))
    }
  }

  @Test("JPEG files have the ending of JPEG files")
  func jpeg() throws {
    #expect(
      try CommandRun("samples", "--width", "64", "--jpeg", "x", in: scratch.folder).status == 0)
    let bytes = try #require(FileManager.default.contents(atPath: scratch.path("x/snow.jpg")))
    #expect(Array(bytes.prefix(2)) == [0xff, 0xd8])
  }

  @Test(
    "what cannot be painted is told in one line",
    arguments: [
      (["samples"], "Error: Name a folder."),
      (["samples", "x", "--width", "63"], "Error: --width must be 64…4096, and is 63"),
      (["samples", "x", "--film", "--jpeg"], "Error: --width and --jpeg are for stills"),
    ])
  func wrong(words: [String], error: String) throws {
    let run = try CommandRun(words, in: scratch.folder)
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix(error))
  }

  @Test("a folder that cannot be made is named")
  func noFolder() throws {
    try scratch.paint("file.png", [Paint.red])
    let run = try CommandRun("samples", "file.png", in: scratch.folder)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("filmpalette: cannot write file.png: "))
  }
}

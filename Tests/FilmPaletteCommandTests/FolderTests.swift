import Foundation
import Testing

@testable import FilmPaletteCommand

@Suite("folders in the place of stills")
struct FolderTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for folder in ["in/b/.hidden", "in/a", "empty/c"] {
      try FileManager.default.createDirectory(
        at: scratch.url(folder), withIntermediateDirectories: true)
    }
    try scratch.paint("in/z.png", [Paint.red])
    try scratch.paint("in/a/one.png", [Paint.blue])
    try scratch.paint("in/b/without-ending", [Paint.sand])
    try scratch.paint("in/b/.hidden/two.png", [Paint.red])
    try scratch.paint("in/.three.png", [Paint.red])
    try Data("notes".utf8).write(to: scratch.url("in/notes.txt"))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("in/b/circle"), withDestinationPath: "..")
  }

  @Test("a folder says how to give its pictures")
  func advice() throws {
    for words in [["in"], ["compare", "in", "-f", "json"]] {
      let run = try CommandRun(words, in: scratch.folder)
      #expect(run.status == 1)
      #expect(
        run.errors == "filmpalette: in: is a folder: name its pictures, like in/*.jpg, "
          + "or add -r to read them all\n")
    }
    #expect(
      try CommandRun("film", "in/", in: scratch.folder).errors
        == "filmpalette: in/: is a folder: name a film in it, or its numbered pictures, "
        + "like in/frame%04d.png\n")
  }

  @Test(
    "with -r the pictures below it are read in the order of names, without hidden ones",
    arguments: ["-r", "--recursive"])
  func recursive(flag: String) throws {
    let run = try CommandRun("in", flag, "-f", "hex", in: scratch.folder)
    #expect(run.status == 0)
    #expect(run.text == "#143cb4\n#d2be96\n#c81e28\n")
    #expect(run.errors == "")
    let parser = try CommandRun("--recursive", "--format=hex", "in", in: scratch.folder)
    #expect(parser.text == run.text)
    let compared = try CommandRun("compare", "in", flag, "-f", "json", in: scratch.folder)
    #expect(compared.text.split(separator: "\n").count == 3)
  }

  /// A folder that even root cannot read by its name, since the name is too long: it lies 17 folders
  /// deep. `rm` goes down step by step and removes it.
  private func withDeepFolder(_ body: () throws -> Void) throws {
    let name = String(repeating: "d", count: 250)
    var here = open(scratch.path("in/a"), O_RDONLY | O_DIRECTORY)
    for _ in 0..<17 {
      try #require(mkdirat(here, name, 0o777) == 0)
      let next = openat(here, name, O_RDONLY | O_DIRECTORY)
      close(here)
      here = next
    }
    close(here)
    defer {
      _ = try? Process.run(URL(fileURLWithPath: "/bin/rm"), arguments: ["-rf", scratch.path("in")])
        .waitUntilExit()
    }
    try body()
  }

  @Test("with -r a folder that cannot be read was left out in silence")
  func unreadable() throws {
    try withDeepFolder {
      for words in [["-f", "hex"], ["-f", "json"]] {
        let command = words == ["-f", "hex"] ? [] : ["compare"]
        let run = try CommandRun(command + ["in", "-r"] + words, in: scratch.folder)
        #expect(run.status == 2)
        #expect(run.text.split(separator: "\n").count == 3)
        #expect(run.errors.hasPrefix("filmpalette: in/a/ddd"))
        #expect(run.errors.hasSuffix("d: cannot be read: file name too long\n"))
        #expect(run.errors.split(separator: "\n").count == 1)
      }
      let alone = try CommandRun(
        "in/a/" + String(repeating: "d", count: 250), "-r", in: scratch.folder)
      #expect(alone.status == 1)
      #expect(alone.errors.hasSuffix("d: cannot be read: file name too long\n"))
    }
  }

  @Test("their palettes go to a new folder, one file for each")
  func output() throws {
    let run = try CommandRun("in", "-r", "-o", "out", "-f", "hex", in: scratch.folder)
    #expect(run.status == 0)
    #expect(try scratch.names(in: "out") == ["one.hex", "without-ending.hex", "z.hex"])
  }

  @Test("a file that is called like a picture and is none is an error, not left out")
  func damaged() throws {
    try Data("no picture".utf8).write(to: scratch.url("in/bad.JPG"))
    let run = try CommandRun("in", "-r", "-f", "hex", in: scratch.folder)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("filmpalette: in/bad.JPG: is not a picture"))
  }

  @Test("a folder without pictures is one line and status 1")
  func empty() throws {
    let run = try CommandRun("-r", "empty", in: scratch.folder)
    #expect(run.status == 1)
    #expect(run.errors == "Error: empty: there are no pictures in this folder\n")
  }

  @Test("-o with a new name and no ending makes a folder for one still, as it does for a film")
  func newFolder() throws {
    #expect(try CommandRun("in/z.png", "-o", "new", in: scratch.folder).status == 0)
    #expect(try scratch.names(in: "new") == ["z.json"])
    #expect(try CommandRun("in/z.png", "-o", "a.xyz", in: scratch.folder).status == 64)
    #expect(try CommandRun("in/z.png", "-o", "list", "-f", "hex", in: scratch.folder).status == 0)
    #expect(try Data(contentsOf: scratch.url("list")) == Data("#c81e28\n".utf8))
    #expect(try CommandRun("convert", "list", "-o", "other", in: scratch.folder).status == 64)
  }
}

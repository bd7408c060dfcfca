import Foundation
import Palettes
import Testing

@testable import FilmPaletteCommand
@testable import PaletteFiles

@Suite struct OutputTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("every format is written, and again to the same bytes", arguments: PaletteFormat.all)
  func everyFormat(format: PaletteFormat) throws {
    let still = try scratch.paint("still.png", [Paint.red, Paint.blue, Paint.sand])
    let files = [scratch.path("one.out"), scratch.path("two.out")]
    for (file, jobs) in zip(files, ["1", "4"]) {
      let run = try CommandRun(still, "-f", format.name, "-o", file, "-j", jobs)
      #expect(run.status == 0)
      #expect(run.errors == "")
      #expect(run.output.isEmpty)
    }
    let bytes = try files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(!bytes[0].isEmpty)
    #expect(bytes[0] == bytes[1])
    #expect(try scratch.names() == ["one.out", "still.png", "two.out"])
  }

  @Test("a format is told from the ending of the output")
  func formatFromEnding() throws {
    let still = try scratch.paint("still.png", [Paint.red])
    _ = try CommandRun(still, "-o", scratch.path("p.gpl"))
    let text = try String(contentsOf: scratch.url("p.gpl"), encoding: .utf8)
    #expect(text.hasPrefix("GIMP Palette\n"))
  }

  @Test("several stills go to a folder that is made, and twins get numbers")
  func folder() throws {
    let one = try scratch.paint("still.png", [Paint.red])
    try FileManager.default.createDirectory(
      at: scratch.url("other"), withIntermediateDirectories: true)
    let two = try scratch.paint("other/still.png", [Paint.blue])
    let run = try CommandRun(one, two, "-f", "hex", "-o", scratch.path("palettes"))
    #expect(run.status == 0)
    #expect(try scratch.names(in: "palettes").count == 2)
    let texts = try scratch.names(in: "palettes").map {
      try String(contentsOf: scratch.url("palettes/\($0)"), encoding: .utf8)
    }
    #expect(Set(texts) == ["#c81e28\n", "#143cb4\n"])
  }

  @Test("a folder that cannot be made is one clear line and status 1")
  func impossibleFolder() throws {
    let still = try scratch.paint("still.png", [Paint.red])
    let run = try CommandRun(still, still, "-o", scratch.path("no/such/folder"), "-f", "hex")
    #expect(run.status == 1)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("no/such/folder"))
  }

  @Test("an output that cannot be written leaves nothing behind")
  func impossibleFile() throws {
    let still = try scratch.paint("still.png", [Paint.red])
    let run = try CommandRun(still, "-o", scratch.path("missing/p.gpl"))
    #expect(run.status == 1)
    #expect(run.errors.contains("missing/p.gpl"))
    #expect(try scratch.names() == ["still.png"])
  }

  @Test(
    "a full disk is one clear line",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let still = try scratch.paint("still.png", [Paint.red])
    let run = try CommandRun(still, "-f", "hex", "-o", "/dev/full")
    #expect(run.status == 1)
    #expect(run.errors.lowercased().contains("no space left"))
  }

  @Test("what the shell wrote before and after /dev/stdout is not lost")
  func standardOutput() throws {
    let still = try scratch.paint("still.png", [Paint.red])
    for name in ["/dev/stdout", "/dev/fd/1"] {
      let run = try CommandRun(still, "-n", "1", "-f", "hex", "-o", name)
      #expect(run.status == 0)
      #expect(run.text == "#c81e28\n")
    }
    let run = try CommandRun(still, "-n", "1", "-f", "hex", "-o", "/dev/fd/77")
    #expect(run.status == 1)
    #expect(run.errors.hasSuffix("cannot write /dev/fd/77: bad file descriptor\n"))
  }

  @Test("question marks and the like in local names are kept, a URL's query is not")
  func namesOfStills() {
    let stills = [
      "a/what?.jpg", "a#b.jpg", "a%20b.jpg", "http://h/x y.jpg?q=/z.png#/w", " HTTPS://h/u.v",
    ]
    let names = OutputNames.names(for: stills, in: "/nowhere", ending: "hex")
    #expect(names == ["what?.hex", "a#b.hex", "a%20b.hex", "x y.hex", "u.hex"])
  }

  @Test("text has no escape codes when it goes to a file")
  func plainText() throws {
    let still = try scratch.paint("still.png", [Paint.red])
    let run = try CommandRun(still, "-f", "text", environment: ["COLORTERM": "truecolor"])
    #expect(!run.text.contains("\u{1B}"))
    #expect(run.text.contains("#c81e28"))
  }

  @Test("on a terminal, hex codes of several stills are under the names of their stills")
  func headings() throws {
    func shown(_ stills: [String], _ format: String, isScreen: Bool = true) throws -> String {
      let plan = try OutputPlan(stills: stills, format: format, output: nil, isScreen: isScreen)
      let last = stills.count - 1
      return String(decoding: plan.headed(Array("#c81e28\n".utf8), of: last), as: UTF8.self)
    }
    #expect(try shown(["a.png", "b\n.png"], "hex") == "b .png\n#c81e28\n\n")
    #expect(try shown(["a.png", "b.png"], "coolors").hasPrefix("b.png\n"))
    #expect(try shown(["a.png"], "hex") == "#c81e28\n")
    #expect(try shown(["a.png", "b.png"], "css") == "#c81e28\n")
    #expect(try shown(["a.png", "b.png"], "hex", isScreen: false) == "#c81e28\n")
  }

  @Test(
    "a terminal of 256 colors gets the nearest of them, one of more gets all",
    arguments: [
      (["TERM": "xterm-256color"], TerminalColors.indexed), (["TERM": "xterm"], .none),
      (["TERM": "screen-256color", "COLORTERM": "truecolor"], .trueColor),
      (["TERM": "xterm-kitty"], .trueColor), ([:], .none),
      (["TERM": "xterm-256color", "NO_COLOR": "1"], .none),
    ])
  func colors(variables: [String: String], colors: TerminalColors) {
    #expect(Terminal.colors { variables[$0] ?? "" } == colors)
  }

  @Test("no still is ever overwritten by its own palette")
  func stillsAreSafe() throws {
    let stills = try [
      scratch.paint("one.png", [Paint.red]), scratch.paint("two.png", [Paint.blue]),
    ]
    let before = try Data(contentsOf: scratch.url("one.png"))
    #expect(try CommandRun(stills + ["-f", "png", "-o", scratch.folder.path]).status == 0)
    #expect(try scratch.names() == ["one-2.png", "one.png", "two-2.png", "two.png"])
    #expect(try CommandRun(stills[0], "-f", "png", "-o", stills[0]).status == 64)
    #expect(try Data(contentsOf: scratch.url("one.png")) == before)
  }

  @Test("several stills in one file are wrong usage, not a folder with an odd name")
  func severalNeedFolder() throws {
    let still = try scratch.paint("one.png", [Paint.red])
    #expect(try CommandRun(still, still, "-o", scratch.path("both.ase")).status == 64)
    #expect(try scratch.names() == ["one.png"])
  }

  @Test("a name as long as the file system takes is written")
  func longName() throws {
    let still = try scratch.paint("one.png", [Paint.red])
    let name = String(repeating: "n", count: 251) + ".hex"
    #expect(try CommandRun(still, "-o", scratch.path(name)).status == 0)
    #expect(try scratch.names().contains(name))
  }
}

import Foundation
import PaletteFiles
import Palettes
import Testing

@Suite struct ExtractCommandTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("a still gives JSON when nobody looks, with the colors that were painted")
  func jsonByDefault() throws {
    let still = try scratch.paint("still.png", [Paint.red, Paint.red, Paint.blue])
    let run = try CommandRun(still)
    #expect(run.status == 0)
    #expect(run.errors == "")
    let object = try #require(
      try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let colors = try #require(object["colors"] as? [[String: Any]])
    #expect(colors.compactMap { $0["hex"] as? String } == ["#c81e28", "#143cb4"])
    let source = try #require(object["source"] as? [String: Any])
    #expect(source["name"] as? String == "still.png")
    #expect((source["sha256"] as? String)?.count == 64)
    #expect((object["options"] as? [String: Any])?.count == PaletteOptions.fields.count)
  }

  @Test("a title is the palette's name, and an unknown ground is wrong usage")
  func title() throws {
    let still = try scratch.paint("still.png", [Paint.red, Paint.blue])
    let run = try CommandRun(still, "-f", "gpl", "--title", "Day and Night")
    #expect(run.text.contains("Name: Day and Night\n"))
    #expect(try CommandRun(still, "-f", "gpl").text.contains("Name: still.png\n"))
    let wrong = try CommandRun(still, "-f", "sheet", "--ground", "pink")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("--ground takes dark, gray, white, not 'pink'"))
  }

  @Test("a sheet on another ground is another picture")
  func ground() throws {
    let still = try scratch.paint("still.png", [Paint.red, Paint.blue])
    let sheets = try ["dark", "gray", "white"].map {
      try CommandRun(still, "-f", "sheet", "--ground", $0).output
    }
    #expect(Set(sheets).count == 3)
    #expect(try CommandRun(still, "-f", "sheet").output == sheets[0])
  }

  @Test("extract may be said or left out")
  func subcommandIsDefault() throws {
    let still = try scratch.paint("still.png", [Paint.red, Paint.blue])
    #expect(
      try CommandRun("extract", still, "-f", "hex").text == CommandRun(still, "-f", "hex").text)
  }

  @Test("several stills give one JSON line each, in the order given", arguments: ["1", "2", "7"])
  func manyStills(jobs: String) throws {
    let stills = try (0..<12).map { index in
      try scratch.paint("s\(index).png", [[UInt8(index * 20), 10, 10]])
    }
    let run = try CommandRun(stills + ["-j", jobs])
    let lines = run.text.split(separator: "\n")
    #expect(lines.count == 12)
    for (index, line) in lines.enumerated() { #expect(line.contains("\"name\":\"s\(index).png\"")) }
  }

  @Test("locked colors may be given one at a time, and stay where they were picked")
  func lockedPlaces() throws {
    let still = try scratch.paint("still.png", [Paint.red, Paint.blue])
    let run = try CommandRun(still, "--lock", "00ff00@0.75,0.125", "--lock", "ffffff")
    let all = try CommandRun(still, "--lock", "00ff00@0.75,0.125,ffffff")
    #expect(run.status == 0)
    #expect(run.text == all.text)
    #expect(run.text.contains(#""lock":"00ff00@0.75,0.125,ffffff""#))
    let colors = run.text.components(separatedBy: #"{"hex":""#)
    #expect(
      try #require(colors.first { $0.hasPrefix("#00ff00") })
        .contains(#""position":{"x":0.75,"y":0.125}"#))
    #expect(try !#require(colors.first { $0.hasPrefix("#ffffff") }).contains("position"))
    let wrong = try CommandRun(still, "--lock", "00ff00@2,0")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("lock takes up to 64 different hex colors"))
  }

  @Test("standard input is a still")
  func standardInput() throws {
    let still = try scratch.paint("still.png", [Paint.sand])
    let bytes = try Data(contentsOf: URL(fileURLWithPath: still))
    let run = try CommandRun("-", "-f", "hex", input: bytes)
    #expect(run.text == "#d2be96\n")
  }

  @Test("a failed input is named on one line, the others are done, the status is 2")
  func someFail() throws {
    let good = try scratch.paint("good.png", [Paint.red])
    let text = scratch.path("text.jpg")
    try Data("not a picture".utf8).write(to: URL(fileURLWithPath: text))
    let run = try CommandRun(text, good, scratch.path("missing.png"), "-f", "hex")
    #expect(run.status == 2)
    #expect(run.text == "#c81e28\n")
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("filmpalette: \(text): is not a picture") == true)
    #expect(lines.last?.hasSuffix("missing.png: no such file") == true)
  }

  @Test("the status is 1 if nothing worked")
  func allFail() throws {
    let run = try CommandRun(scratch.path("a.png"), scratch.path("b.png"))
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.split(separator: "\n").count == 2)
  }

  @Test(
    "wrong usage is status 64",
    arguments: [
      [], ["x.png", "--count", "65"], ["x.png", "-a", "magic"], ["x.png", "-f", "docx"],
      ["x.png", "--nonsense"], ["-", "-"], ["x.png", "-o", "palette.unknown"],
      ["a.png", "b.png", "-f", "ase"], ["x.png", "--jobs", "0"],
      ["x.png", "--min-brightness", "0.9", "--max-brightness", "0.1"],
    ])
  func wrongUsage(arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test("a filter that leaves nothing names the filter")
  func emptyFilter() throws {
    let still = try scratch.paint("still.png", [Paint.blue])
    let run = try CommandRun(still, "--min-brightness", "0.9")
    #expect(run.status == 1)
    #expect(run.errors == "filmpalette: \(still): no pixel passes min-brightness\n")
  }

  @Test("every flag of the options table is taken", arguments: PaletteOptions.fields)
  func flagsAreInStep(field: PaletteOptions.Field) throws {
    let still = try scratch.paint("still.png", [Paint.red, Paint.blue])
    let run = try CommandRun(still, "--\(field.name)", field.defaultText)
    #expect(run.status == 0)
    #expect(try run.text == CommandRun(still).text)
    #expect(try CommandRun("--help").text.contains("extract"))
    #expect(try CommandRun("extract", "--help").text.contains("--\(field.name)"))
  }

  @Test("names with spaces, brackets and emoji are plain names")
  func oddNames() throws {
    for name in ["a b.png", "[page=1].png", "🎬 é.png", "-n.png", "50%.png"] {
      let still = try scratch.paint(name, [Paint.red])
      #expect(try CommandRun(still, "-f", "hex").text == "#c81e28\n")
    }
  }

  @Test("any number of jobs is taken")
  func manyJobs() throws {
    let still = try scratch.paint("still.png", [Paint.red])
    #expect(try CommandRun(still, "-j", "\(Int.max)").status == 0)
  }

  @Test("what a terminal would obey comes out of no answer to wrong usage: C1, overrides")
  func hostileUsage() throws {
    for words in [["--no-\u{9B}31m\u{202E}flag", "x"], ["-n", "\u{1B}[31m\u{85}\u{2066}", "x"]] {
      for command in [[], ["film"], ["convert"], ["compare"], ["serve"]] {
        let run = try CommandRun(command + words)
        #expect(run.status == 64)
        let controls = run.errors.unicodeScalars.filter { $0.isControl && $0 != "\n" }
        #expect(controls.isEmpty, "\(command) \(words)")
      }
    }
  }

  @Test("a name with line ends and escapes is still one harmless line")
  func hostileName() throws {
    let run = try CommandRun(scratch.path("a\nb\u{1B}[31m.png"))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(!run.errors.contains("\u{1B}"))
  }
}

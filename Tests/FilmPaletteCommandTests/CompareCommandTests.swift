import Foundation
import Palettes
import Testing

@Suite struct CompareCommandTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: scratch.url(name), encoding: .utf8)
  }

  @Test("a page is written, and nothing else")
  func page() throws {
    let still = try scratch.paint("still.png", [Paint.red, Paint.blue, Paint.sand])
    let run = try CommandRun("compare", still, "-o", scratch.path("page.html"))
    #expect(run.status == 0)
    #expect(run.output.isEmpty && run.errors.isEmpty)
    #expect(try text("page.html").hasPrefix("<!doctype html>\n"))
    #expect(try scratch.names() == ["page.html", "still.png"])
  }

  @Test("the format is told by the ending of the output, or is JSON")
  func formats() throws {
    let still = try scratch.paint("still.png", [Paint.red, Paint.blue])
    for name in ["p.htm", "p.HTML", "c.json", "c.jsonl"] {
      #expect(try CommandRun("compare", still, "-o", scratch.path(name)).status == 0)
      #expect(try text(name).hasPrefix(name.hasPrefix("p") ? "<!doctype html>" : "{\"version\":1,"))
    }
    let run = try CommandRun("compare", still)
    #expect(try run.text == text("c.json"))
    #expect(try CommandRun("compare", still, "-f", "html").text == text("p.htm"))
  }

  @Test("JSON has every algorithm in every space, and the colors that were painted")
  func json() throws {
    let still = try scratch.paint("still.png", [Paint.red, Paint.red, Paint.blue])
    let run = try CommandRun("compare", still, "-n", "2", "-f", "json")
    let json = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let source = try #require(json["source"] as? [String: Any])
    #expect((source["sha256"] as? String)?.count == 64)
    let comparisons = try #require(json["comparisons"] as? [String: [[String: Any]]])
    let algorithms = try #require(comparisons["algorithms"])
    let own = algorithms.filter { $0["algorithm"] as? String == "standout" }.count
    #expect(own == 1)
    let spaces = PaletteOptions.field(named: "space")?.choices.count ?? 0
    let names = PaletteOptions.field(named: "algorithm")?.choices.count ?? 0
    #expect(algorithms.count == own + (names - own) * spaces)
    for trial in algorithms {
      let colors = try #require(trial["colors"] as? [[String: Any]])
      #expect(colors.compactMap { $0["hex"] as? String } == ["#c81e28", "#143cb4"])
    }
  }

  @Test("the bytes are the same again, with any number of jobs", arguments: ["html", "json"])
  func stable(format: String) throws {
    let stills = try (0..<5).map { index in
      try scratch.paint("s\(index).png", [[UInt8(index * 50), 10, 10], Paint.sand])
    }
    let runs = try ["1", "1", "4"].map { jobs in
      try CommandRun(["compare"] + stills + ["-f", format, "-j", jobs]).output
    }
    #expect(!runs[0].isEmpty)
    #expect(runs[0] == runs[1] && runs[0] == runs[2])
  }

  @Test("several stills are one line of JSON each, or one page, in the order given")
  func several() throws {
    let stills = try ["b.png", "a.png", "c.png"].map { try scratch.paint($0, [Paint.red]) }
    let lines = try CommandRun(["compare"] + stills).text.split(separator: "\n")
    #expect(lines.count == 3)
    for (line, name) in zip(lines, ["b", "a", "c"]) {
      #expect(line.contains("\"name\":\"\(name).png\""))
    }
    _ = try CommandRun(["compare"] + stills + ["-o", scratch.path("page.html")])
    let heads = try text("page.html").split(separator: "<h2>").dropFirst().map { $0.prefix(5) }
    #expect(heads == ["b.png", "a.png", "c.png"])
  }

  @Test("a missing still among good ones is named, the others are on the page, the status is 2")
  func someFail() throws {
    let good = try scratch.paint("good.png", [Paint.red])
    let run = try CommandRun(
      "compare", scratch.path("missing.png"), good, "-o", scratch.path("page.html"))
    #expect(run.status == 2)
    #expect(run.errors.hasSuffix("missing.png: no such file\n"))
    #expect(run.errors.split(separator: "\n").count == 1)
    let page = try text("page.html")
    #expect(page.contains("<h2>good.png</h2>"))
    #expect(!page.contains("missing.png"))
  }

  @Test("nothing is written if nothing worked, and a page that is there stays")
  func allFail() throws {
    try Data("old".utf8).write(to: scratch.url("page.html"))
    let still = try scratch.paint("dark.png", [[3, 3, 3]])
    let run = try CommandRun(
      "compare", still, "--min-brightness", "0.9", "-o", scratch.path("page.html"))
    #expect(run.status == 1)
    #expect(run.errors == "filmpalette: \(still): no pixel passes min-brightness\n")
    #expect(try text("page.html") == "old")
    #expect(try scratch.names() == ["dark.png", "page.html"])
  }

  @Test("the page is written beside its place and renamed, so a link to the old one keeps it")
  func renamed() throws {
    let still = try scratch.paint("still.png", [Paint.red])
    try Data("old".utf8).write(to: scratch.url("page.html"))
    try FileManager.default.linkItem(at: scratch.url("page.html"), to: scratch.url("kept.html"))
    #expect(try CommandRun("compare", still, "-o", scratch.path("page.html")).status == 0)
    #expect(try text("kept.html") == "old")
    #expect(try text("page.html").hasPrefix("<!doctype"))
    #expect(try scratch.names() == ["kept.html", "page.html", "still.png"])
  }

  @Test("a page that cannot be written is one clear line and status 1")
  func unwritable() throws {
    let still = try scratch.paint("still.png", [Paint.red])
    let run = try CommandRun("compare", still, "-o", scratch.path("no/such/page.html"))
    #expect(run.status == 1)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("no/such/page.html"))
  }

  @Test(
    "wrong usage is status 64",
    arguments: [
      [], ["x.png", "-o", "page.pdf"], ["x.png", "-f", "pdf"], ["x.png", "-o", "page"],
      ["-", "-"], ["x.png", "-j", "0"], ["x.png", "-n", "65"], ["x.png", "-s", "cmyk"],
      ["x.png", "-o", "/tmp/"], ["x.png", "--min-brightness", "0.9", "--max-brightness", "0.1"],
    ])
  func wrongUsage(arguments: [String]) throws {
    let run = try CommandRun(["compare"] + arguments)
    #expect(run.status == 64)
    #expect(run.output.isEmpty && !run.errors.isEmpty)
  }

  @Test("no still is ever overwritten by its page")
  func stillsAreSafe() throws {
    let still = try scratch.paint("still.html", [Paint.red])
    let before = try Data(contentsOf: scratch.url("still.html"))
    #expect(try CommandRun("compare", still, "-o", still).status == 64)
    #expect(try Data(contentsOf: scratch.url("still.html")) == before)
  }

  @Test("standard input is a still")
  func standardInput() throws {
    let still = try scratch.paint("still.png", [Paint.sand])
    let bytes = try Data(contentsOf: URL(fileURLWithPath: still))
    let run = try CommandRun("compare", "-", "-f", "html", input: bytes)
    #expect(run.status == 0)
    #expect(run.text.contains("#d2be96"))
  }

  @Test(
    "any number of colors, of pixels and of channels is compared",
    arguments: ["1", "64", "auto"], [(1, 1), (300, 1), (1, 300), (64, 48)])
  func extremes(count: String, size: (Int, Int)) throws {
    let still = try scratch.paint(
      "still.png", [[200, 30, 40, 255]], width: size.0, height: size.1)
    for format in ["html", "json"] {
      let run = try CommandRun("compare", still, "-n", count, "-f", format)
      #expect(run.status == 0)
      #expect(run.text.contains("#c81e28"))
    }
  }
}

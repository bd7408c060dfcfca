import BuiltPrograms
import Foundation
import Testing

@Suite struct HelpTests {
  static let subcommands = [
    [], ["extract"], ["convert"], ["compare"], ["film"], ["count"], ["samples"],
  ]

  @Test("help has examples", arguments: subcommands)
  func examples(subcommand: [String]) throws {
    let run = try CommandRun(subcommand + ["--help"])
    #expect(run.status == 0)
    #expect(run.text.contains("EXAMPLES"))
  }

  @Test(
    "an unknown option is named, although something else is missing or wrong too",
    arguments: [
      (["--help-me"], "--help-me"), (["compare", "--nothing"], "--nothing"),
      (["convert", "--nothing"], "--nothing"),
      (["film", "--compaer", "a.mov", "b.mov"], "--compaer"),
      (["still.jpg", "-n", "99", "--nothing"], "--nothing"),
    ])
  func unknownOption(words: [String], option: String) throws {
    let run = try CommandRun(words)
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("Error: Unknown option '\(option)'"))
  }

  @Test("what is missing is told as before if every option is known")
  func missing() throws {
    #expect(try CommandRun("--facts").errors.hasPrefix("Error: Name at least one still."))
    #expect(try CommandRun("convert").errors.hasPrefix("Error: Name a palette file, or - for "))
  }

  @Test("an option that is near no other gets no suggestion")
  func suggestions() throws {
    #expect(try CommandRun("a.jpg", "--spase").errors.contains("Did you mean '--space'?"))
    #expect(try !CommandRun("a.jpg", "--factual").errors.contains("Did you mean"))
  }

  @Test("a misspelt subcommand gets a hint, and a still of that name is read")
  func subcommand() throws {
    let scratch = try Scratch()
    let run = try CommandRun("flim", "movie.mp4", in: scratch.folder)
    #expect(run.status == 64)
    #expect(
      run.errors.hasPrefix(
        "Error: 'flim' is neither a file nor a subcommand. Did you mean 'film'?\n"))
    #expect(
      try CommandRun("-n", "5", "film", "a.mp4", in: scratch.folder).errors.hasPrefix(
        "Error: 'film' is no file. The subcommand comes first: filmpalette film …\n"))
    #expect(try CommandRun("street", in: scratch.folder).errors.hasSuffix(": no such file\n"))
    try scratch.paint("flim", [Paint.red])
    #expect(try CommandRun("flim", "-f", "hex", in: scratch.folder).text == "#c81e28\n")
  }

  @Test(
    "examples are on one line each, also on a narrow terminal",
    arguments: subcommands, ["60", "80"])
  func wrapping(subcommand: [String], columns: String) throws {
    let run = try CommandRun(subcommand + ["--help"], environment: ["COLUMNS": columns])
    let lines = run.text.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex { $0.hasSuffix("EXAMPLES") })
    let examples = lines[(start + 1)...].prefix { !$0.isEmpty }
    #expect(!examples.isEmpty)
    for line in examples {
      let starts = ["filmpalette", "curl", "find"].map { "  \($0) " }
      #expect(starts.contains(where: line.hasPrefix), "\(line)")
      #expect(line.count < 80)
    }
  }

  @Test(
    "palette options come after a subcommand's own",
    arguments: ["extract", "compare", "film", "count"])
  func order(subcommand: String) throws {
    let text = try CommandRun(subcommand, "--help").text
    let titles = ["OUTPUT OPTIONS:", "READING OPTIONS:", "PALETTE OPTIONS:"]
    let places = titles.map { text.firstRange(of: $0)?.lowerBound ?? text.startIndex }
    #expect(places == places.sorted() && Set(places).count == 3)
  }

  @Test("filmpalette-fetch says what it takes")
  func fetcher() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: builtProgram("filmpalette-fetch"))
    process.arguments = ["--help"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    process.waitUntilExit()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationStatus == 0)
    #expect(text.contains("USAGE: filmpalette-fetch [--allow-private-urls] URL"))
  }

  @Test("the version is one line")
  func version() throws {
    let run = try CommandRun("--version")
    #expect(run.status == 0)
    #expect(run.text.split(separator: "\n").count == 1)
  }

  @Test("completions are made for each shell", arguments: ["zsh", "bash", "fish"])
  func completions(shell: String) throws {
    let run = try CommandRun("--generate-completion-script", shell)
    #expect(run.status == 0)
    #expect(run.text.contains("filmpalette"))
  }
}

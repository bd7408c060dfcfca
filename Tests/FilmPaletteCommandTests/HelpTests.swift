import Foundation
import Testing

@Suite struct HelpTests {
  @Test("help has examples", arguments: [[], ["extract"], ["convert"], ["compare"], ["film"]])
  func examples(subcommand: [String]) throws {
    let run = try CommandRun(subcommand + ["--help"])
    #expect(run.status == 0)
    #expect(run.text.contains("EXAMPLES"))
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

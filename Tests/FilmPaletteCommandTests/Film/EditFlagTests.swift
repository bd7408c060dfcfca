import Foundation
import Testing

@Suite("flags for editing programs")
struct EditFlagTests {
  @Test(
    "a timecode or reel that nobody can read is one clear line, before the film is opened",
    arguments: [
      (["--record-start", "10:00"], "takes 10:00:00:00 or 10:00:00;00, not '10:00'"),
      (["--record-start", "25:00:00:00"], "not '25:00:00:00'"),
      (["--reel", "A B"], "--reel: a reel name has 1 to 32 ASCII characters"),
      (["--reel", ""], "--reel: a reel name has 1 to 32 ASCII characters"),
      (["--reel", "BL"], "--reel: BL means that there is no source"),
    ])
  func bad(flags: [String], words: String) throws {
    let run = try CommandRun(["film", "missing.mp4", "-f", "edl"] + flags)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.split(separator: "\n").first?.contains(words) == true, "\(run.errors)")
  }
}

import Foundation
import Testing

/// FFmpeg's libraries where the command cannot use them: empty files come before the real ones.
@Suite struct FilmLibraryTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    // Of every release from 3 on, so that none is found, whichever this was built for.
    for major in 55..<80 { try Data().write(to: scratch.url("libavutil.so.\(major)")) }
    try Data("\0\0\0\u{18}ftypisom\0\0\u{2}\0isommp42".utf8).write(to: scratch.url("film.mp4"))
  }

  @Test(
    "without FFmpeg a film fails in one line that says which FFmpeg is needed",
    .enabled(
      if: FileManager.default.fileExists(atPath: "/proc/self/exe"), "macOS has no LD_LIBRARY_PATH"),
    arguments: [["film"], []])
  func needed(subcommand: [String]) throws {
    let film = scratch.path("film.mp4")
    let run = try CommandRun(
      subcommand + [film], in: scratch.folder,
      environment: ["LD_LIBRARY_PATH": scratch.folder.path])
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    let sentence = try Regex(
      "filmpalette: (.*): FFmpeg's libraries are not installed: "
        + #"FFmpeg (\d+) is needed \(.*libavutil\.so\.(\d+): .*\)\n"#,
      as: (Substring, Substring, Substring, Substring).self)
    let line = try #require(run.errors.wholeMatch(of: sentence), "\(run.errors)")
    #expect(line.1 == film)
    // FFmpeg 5 has libavutil 57, and so on.
    #expect(Int(line.2)! + 52 == Int(line.3)!)
  }
}

import PaletteFiles
import Testing

@testable import FilmPaletteCommand
@testable import Films

@Suite("the progress line")
struct FilmProgressLineTests {
  private func progress(_ seconds: Double, of all: Double?, frames: Int) -> FilmProgress {
    FilmProgress(seconds: seconds, all: all, frames: frames, isKept: true)
  }

  private func line(
    _ now: FilmProgress, since first: FilmProgress, after elapsed: Double, name: String = "a.mov",
    columns: Int = 80
  ) -> String {
    FilmProgressLine.line(now, since: first, after: elapsed, name: name, columns: columns)
  }

  @Test("a bar of thirty parts, the share, the time left, the name and the rate")
  func plain() {
    let begin = progress(0, of: 60, frames: 0)
    #expect(
      line(progress(24, of: 60, frames: 576), since: begin, after: 5)
        == "████████████░░░░░░░░░░░░░░░░░░ 40%  0:07 left  a.mov  115 frames/s")
  }

  @Test("time left and rate are of this run alone, not of one that it goes on with")
  func goesOn() {
    let begin = progress(30, of: 60, frames: 720)
    // A fifth of a film's minute in two seconds; two and a half more are left.
    #expect(
      line(progress(42, of: 60, frames: 1008), since: begin, after: 2)
        == "█████████████████████░░░░░░░░░ 70%  0:03 left  a.mov  144 frames/s")
  }

  @Test("no time is left to tell before anything is read, and shares stay within 0 and 100 %")
  func ends() {
    let begin = progress(0, of: 60, frames: 0)
    let nothing = String(repeating: "░", count: 30)
    let full = String(repeating: "█", count: 30)
    #expect(line(begin, since: begin, after: 2) == "\(nothing) 0%  … left  a.mov  0 frames/s")
    #expect(
      line(progress(-1, of: 60, frames: 32), since: begin, after: 2).hasPrefix("\(nothing) 0%"))
    #expect(
      line(progress(61, of: 60, frames: 1464), since: begin, after: 2)
        == "\(full) 100%  0:00 left  a.mov  732 frames/s")
  }

  @Test("a film that does not say how long it is has no bar", arguments: [nil, 0, -2])
  func unknown(all: Double?) {
    #expect(
      line(progress(4, of: all, frames: 96), since: progress(0, of: all, frames: 0), after: 2)
        == "a.mov  48 frames/s")
  }

  @Test(
    "a long name is cut so that a terminal has room for it and ^C", arguments: [64, 80, 132])
  func long(columns: Int) {
    let begin = progress(0, of: 60, frames: 0)
    let name = String(repeating: "long ", count: 40)
    let text = line(
      progress(15, of: 60, frames: 360), since: begin, after: 5, name: name, columns: columns)
    #expect(text.hasSuffix("  72 frames/s"))
    #expect(text.count == columns - 3)
    #expect(text.contains("…"))
  }

  @Test(
    "a narrow terminal gets a line that fits, without its least important parts",
    arguments: [
      (200, "\(bar(7, of: 30)) 25%  0:15 left  七人の侍.mov  72 frames/s"),
      (80, "\(bar(7, of: 30)) 25%  0:15 left  七人の侍.mov  72 frames/s"),
      (65, "\(bar(7, of: 30)) 25%  0:15 left  …  72 frames/s"),
      (62, "\(bar(7, of: 30)) 25%  0:15 left  72 frames/s"),
      (61, "\(bar(7, of: 30)) 25%  0:15 left  72 frames/s"),
      (60, "\(bar(7, of: 30)) 25%  0:15 left"), (47, "\(bar(7, of: 29)) 25%  0:15 left"),
      (40, "\(bar(5, of: 22)) 25%  0:15 left"), (23, "\(bar(1, of: 5)) 25%  0:15 left"),
      (22, "25%  0:15 left"), (20, "25%  0:15 left"), (16, "25%"), (4, ""), (0, ""),
    ])
  func narrow(columns: Int, expected: String) {
    let begin = progress(0, of: 60, frames: 0)
    #expect(
      line(
        progress(15, of: 60, frames: 360), since: begin, after: 5, name: "七人の侍.mov",
        columns: columns) == expected)
  }

  @Test(
    "no line is wider than a terminal, hours long or not", arguments: [20, 40, 61, 62, 80, 200])
  func width(columns: Int) {
    for all in [nil, 0.5, 60, 36_000, 1e9] {
      let begin = progress(0, of: all, frames: 0)
      for seconds in [0, 0.01, 30, 60, 35_000, 2e9] {
        for name in ["a", "movie.mov", String(repeating: "長い", count: 60)] {
          let text = line(
            progress(seconds, of: all, frames: 987_654), since: begin, after: 2, name: name,
            columns: columns)
          #expect(text.columns <= columns - 3)
          #expect(all == nil ? text.hasSuffix("frames/s") : text.contains("%"), "\(text)")
        }
      }
    }
  }

  private static func bar(_ filled: Int, of all: Int) -> String {
    String(repeating: "█", count: filled) + String(repeating: "░", count: all - filled)
  }

  @Test("names of wide letters are cut by columns, and where there is no room there is none")
  func shortened() {
    #expect(FilmProgressLine.shortened("a.mov", to: 5) == "a.mov")
    #expect(FilmProgressLine.shortened("a.mov", to: 4) == "a.m…")
    #expect(FilmProgressLine.shortened("七人の侍", to: 8) == "七人の侍")
    #expect(FilmProgressLine.shortened("七人の侍", to: 7) == "七人の…")
    #expect(FilmProgressLine.shortened("七人の侍", to: 6) == "七人…")
    #expect(FilmProgressLine.shortened("a.mov", to: 1) == "…")
    #expect(FilmProgressLine.shortened("a.mov", to: 0) == "")
    #expect(FilmProgressLine.shortened("a.mov", to: -9) == "")
  }
}

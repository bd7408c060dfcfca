import ArgumentParser
import Foundation
import Testing

@testable import FilmPaletteCommand

@Suite("what `filmpalette film` is told")
struct FilmCommandTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for name in ["a.mp4", "b.mp4", "frame0001.png"] { try Data([1]).write(to: scratch.url(name)) }
  }

  /// The first line that is said of wrong usage, whose exit status is 64; `nil` if it is right.
  private func refusal(_ words: String...) -> String? { refusal(words) }

  private func refusal(_ words: [String]) -> String? {
    let words = words.map {
      $0.contains(".") && !$0.hasPrefix("-") ? scratch.folder.path + "/" + $0 : $0
    }
    do {
      _ = try FilmPalette.parseAsRoot(["film"] + words)
      return nil
    } catch {
      #expect(FilmPalette.exitCode(for: error).rawValue == 64)
      return FilmPalette.message(for: error).replacing(scratch.folder.path + "/", with: "")
    }
  }

  @Test("it takes films, and a place for what is made of them")
  func right() {
    #expect(refusal("a.mp4") == nil)
    #expect(refusal("a.mp4", "b.mp4", "-o", "out.d/") == nil)
    #expect(refusal("frame%04d.png", "--rate", "25") == nil)
    #expect(refusal("a.mp4", "b.mp4", "--compare") == nil)
    #expect(refusal("a.mp4", "b.mp4", "--compare", "-o", "changes.txt") == nil)
  }

  @Test("no film, and films that cannot be compared")
  func count() {
    #expect(refusal() == "Name at least one film. See --help.")
    #expect(refusal("a.mp4", "--compare") == "--compare takes two films.")
    #expect(refusal("a.mp4", "b.mp4", "a.mp4", "--compare") == "--compare takes two films.")
    #expect(refusal("a.mp4", "b.mp4") == "several films need a folder (-o).")
  }

  @Test("--facts is refused where no file has facts, as for stills")
  func facts() {
    #expect(
      refusal("a.mp4", "--facts", "-f", "edl")
        == "--facts is for text; json, csv and html always have the facts, edl never.")
    for words in [
      ["-f", "text"], ["-f", "csv"], ["-o", "out.d/"], ["-o", "out.d/", "-f", "edl,json"],
    ] {
      #expect(refusal(["a.mp4", "--facts"] + words) == nil)
    }
    #expect(refusal("a.mp4", "--no-facts", "-f", "edl") == nil)
  }

  @Test("a film at a URL is not a file that is missing")
  func url() throws {
    let run = try CommandRun("film", "http://localhost/movie.mp4")
    #expect(run.status == 1)
    #expect(
      run.errors == "filmpalette: http://localhost/movie.mp4: cannot be read here: "
        + "a film at a URL; download it first, for example with curl -O\n")
  }

  @Test("a rate is for numbered pictures alone; of a film that is not there more is said later")
  func rate() {
    #expect(
      refusal("a.mp4", "--rate", "25")
        == "--rate is for numbered pictures, named like frame%04d.png.")
    #expect(refusal("missing.mp4", "--rate", "25") == nil)
    #expect(refusal("a.mp4", "frame%04d.png", "--rate", "25", "-o", "x.d/") == nil)
  }

  @Test("wrong values are told before anything is read")
  func values() {
    #expect(refusal("a.mp4", "--sample", "sometimes")?.hasPrefix("--sample takes ") == true)
    #expect(refusal("a.mp4", "--matrix", "bt999")?.hasPrefix("--matrix takes ") == true)
    #expect(refusal("a.mp4", "--start=-1")?.hasPrefix("--start takes ") == true)
    #expect(refusal("a.mp4", "-n", "65")?.hasPrefix("count takes ") == true)
    #expect(refusal("a.mp4", "--width", "0")?.hasPrefix("--width and --height ") == true)
    #expect(refusal("a.mp4", "--reel", "BL")?.hasPrefix("--reel: BL ") == true)
    #expect(refusal("a.mp4", "--no-such-flag")?.contains("--no-such-flag") == true)
  }

  @Test("a comparison is one page, text or JSON, and overwrites no film")
  func comparison() {
    func compared(_ words: String...) -> String? {
      switch words.count {
      case 2: refusal("a.mp4", "b.mp4", "--compare", words[0], words[1])
      default: refusal("a.mp4", "b.mp4", "--compare", words[0], words[1], words[2], words[3])
      }
    }
    #expect(compared("-f", "csv") == "a comparison is html, json or text, not 'csv'")
    #expect(compared("-f", "json") == nil)
    for name in ["changes.json", "changes.txt", "changes.html", "CHANGES.HTML", "changes.htm"] {
      #expect(compared("-o", name) == nil)
    }
    #expect(compared("-f", "html") == nil)
    #expect(compared("-o", "new.d/") == "new.d/: a comparison is one file, not a folder.")
    #expect(
      compared("-o", "changes.csv")
        == "changes.csv: a comparison is .html, .json or .txt; choose one with --format.")
    #expect(compared("-o", "changes.csv", "-f", "text") == nil)
    #expect(compared("-o", "b.mp4", "-f", "text") == "b.mp4: this would overwrite an input file.")
  }
}

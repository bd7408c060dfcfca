import ColorScience
import Specimens
import Testing

@testable import Films
@testable import Palettes

@Suite("a film as a short table")
struct FilmTextTests {
  private func lines(_ film: Film, colors: TerminalColors = .none) throws -> [String] {
    guard case .bytes(let write) = FilmFormat.text(colors: colors).writer else { return [] }
    return String(decoding: try write(film), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test("no film floods a terminal of 80 columns")
  func short() throws {
    for film in try OddFilms.all() {
      let lines = try lines(film)
      #expect(lines.count <= 5 + film.palette.swatches.count + 10)
      for line in lines.dropFirst() where !line.hasPrefix("note: ") {
        #expect(line.count <= 80, "\(line)")
      }
    }
  }

  @Test("with true color each color's line begins with a block of it, and is else the same")
  func blocks() throws {
    let film = try SampleFilm.film()
    let (plain, colored) = (try lines(film), try lines(film, colors: .trueColor))
    let first = try #require(film.palette.swatches.first).color.bytes
    let block = "\u{1B}[48;2;\(first.x);\(first.y);\(first.z)m      \u{1B}[0m  "
    #expect(colored[5] == block + plain[5])
    #expect(colored.map { $0.split(separator: "\u{1B}[0m  ").last.map(String.init) } == plain)
  }

  @Test("shots are counted, a part of the film says where it begins, a sample what was read")
  func facts() throws {
    var film = try SampleFilm.film()
    #expect(try lines(film)[1] == "length    0:10.00, 240 frames at 24 per second")
    #expect(try lines(film)[2] == "shots     6, 1.7 s on average, median 1.8 s")
    #expect(try lines(film)[3...4] == ["scenes    3", "left out  0:01.17 (black, blend)"])
    film.timeline.ticks = film.timeline.ticks.map { $0 + 48 }
    film.timeline.end += 48
    #expect(try lines(film)[1].hasSuffix("0:10.00, 240 frames at 24 per second, from 0:02.00"))
    film.source.sampling = .keyframes
    #expect(try lines(film)[1].hasSuffix("240 frames read, of 24 per second, from 0:02.00"))
  }
}

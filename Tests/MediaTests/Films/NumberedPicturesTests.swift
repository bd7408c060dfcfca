import Films
import Fixtures
import Platform
import Testing

@testable import Media

@Suite("numbered pictures")
struct NumberedPicturesTests {
  private func sibling(_ folder: TemporaryFolder, _ name: String) -> String {
    folder.path + "/" + name
  }

  @Test("go on as far as their numbers do, and the gap is told")
  func gap() throws {
    let scratch = try TemporaryFolder()
    let names = [1, 2, 4].map { sibling(scratch, "frame000\($0).png") }
    for name in names { try FileOutput.write([1], to: name) }
    let pictures = NumberedPictures(try FilmFile(path: sibling(scratch, "frame%04d.png")))
    #expect(pictures.paths == Array(names[..<2]))
    #expect(pictures.stopReason == "picture 3 is missing")
    let file = try FilmFile(path: sibling(scratch, "frame%04d.png"))
    #expect(file.includes(names[1]))
    #expect(!file.includes(sibling(scratch, "other.png")))
  }

  @Test("an empty file among them is named, and ends them")
  func empty() throws {
    let scratch = try TemporaryFolder()
    let names = [1, 2, 3, 4].map { sibling(scratch, "frame000\($0).png") }
    for name in names { try FileOutput.write(name == names[2] ? [] : [1], to: name) }
    let file = try FilmFile(path: sibling(scratch, "frame%04d.png"))
    #expect(NumberedPictures(file).paths == Array(names[..<2]))
    #expect(NumberedPictures(file).stopReason == "\(names[2].lastName) is empty")
    unlink(names[2])
    #expect(mkdir(names[2], 0o700) == 0)
    #expect(NumberedPictures(file).stopReason == "\(names[2].lastName) is not a regular file")
    rmdir(names[2])
    try FileOutput.write([], to: names[0])
    #expect(throws: MediaError.damaged("\(names[0].lastName) is empty")) {
      try FilmSource(file)
    }
  }

  @Test("one that is damaged keeps its number, and so do those after it")
  func damaged() throws {
    let film = try PaintedFilm(
      "frame%d.png", (0..<4).map { [UInt8](repeating: UInt8(60 * $0), count: 64 * 36 * 3 / 2) },
      coding: ["-start_number", "1"])
    let path = film.path.replacing("%d", with: "2")
    let bytes = try FilmFile(path: path).path
    try FileOutput.write(Array(MediaInput(path: bytes).contents.prefix(60)), to: path)
    #expect(try film.frames().map(\.number) == [0, 2, 3])
  }

  @Test("numbers from 100,000 on are found, and one that FFmpeg cannot count to is told")
  func numbers() throws {
    let film = try PaintedFilm(
      "frame%d.png", [[UInt8](repeating: 90, count: 64 * 36 * 3 / 2)],
      coding: [
        "-start_number", "123456",
      ])
    #expect(NumberedPictures(try FilmFile(path: film.path)).names.first == 123_456)
    #expect(try film.frames().count == 1)
    let scratch = try TemporaryFolder()
    let names = ["4294967296", "9223372036854775807", "9999999999999999999"].map {
      sibling(scratch, "late\($0).png")
    }
    for name in names { try FileOutput.write([1], to: name) }
    #expect(throws: MediaError.self) {
      try FilmSource(FilmFile(path: sibling(scratch, "late%d.png")))
    }
  }
}

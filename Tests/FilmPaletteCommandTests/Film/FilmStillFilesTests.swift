import ArgumentParser
import Films
import Foundation
import Frames
import Media
import Specimens
import Testing

@testable import FilmPaletteCommand

@Suite("the files of stills")
struct FilmStillFilesTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Writes the stills of a film of which every frame is gray.
  private func write(_ format: StillFormat, hasPalettes: Bool = false) throws {
    var film = try SampleFilm.film()
    film.still = { _ in [0xFF, 0xD8, 0xFF, 0xD9] }
    let frame = Frame(width: 64, height: 36, bytes: [UInt8](repeating: 99, count: 64 * 36 * 3))
    var pictures = FilmPictureChoices()
    pictures.still = { _ in frame }
    let files = FilmStillFiles(
      film: film, folder: scratch.path("stills"), format: format, hasPalettes: hasPalettes,
      pictures: pictures)
    try files.write(removesOthers: true) { body in
      for shot in film.shots.indices.reversed() { try body(shot, FilmPicture(frame)) }
    }
  }

  @Test("the files of another format go, those of strangers stay")
  func others() throws {
    let count = try SampleFilm.film().shots.count
    try write(.jpeg)
    let kept = ["shot-one.jpg", "shot-0001.jpeg", "shot-00001.png"]
    for name in kept { try Data("own".utf8).write(to: scratch.url("stills/" + name)) }
    for (format, ending) in [(StillFormat.png, ".png"), (.tiff, ".tif"), (.jpeg, ".jpg")] {
      try write(format)
      let wanted = (1...count).map { "shot-000\($0)" + ending } + kept
      #expect(try Set(scratch.names(in: "stills")) == Set(wanted))
    }
  }

  @Test("each format is what it is called, also with palettes", arguments: [false, true])
  func formats(_ hasPalettes: Bool) throws {
    for (format, name) in [(StillFormat.png, "shot-0001.png"), (.tiff, "shot-0001.tif")] {
      try write(format, hasPalettes: hasPalettes)
      let input = try MediaInput(path: scratch.path("stills/" + name))
      let frame = try StillPicture.frame(of: input, fitting: 1000)
      #expect((frame.width, frame.height) == (64, hasPalettes ? 48 : 36))
      #expect(frame.bytes.prefix(64 * 36 * 3).allSatisfy { $0 == 99 })
    }
  }

  @Test("an unknown format is named with those that there are")
  func unknown() throws {
    let error = #expect(throws: ValidationError.self) { try StillFormat(typed: "webp") }
    #expect(error?.message == "--still-format takes jpeg, png, tiff, not 'webp'")
  }
}

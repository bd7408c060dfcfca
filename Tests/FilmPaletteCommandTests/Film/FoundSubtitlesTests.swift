import ArgumentParser
import Films
import Foundation
import Media
import Specimens
import Testing

@testable import FilmPaletteCommand

@Suite("subtitles of a film")
struct FoundSubtitlesTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try Data([1]).write(to: scratch.url("movie.part.mp4"))
  }

  private func write(_ name: String, _ cues: (times: String, text: String)...) throws {
    let text = cues.enumerated().map { "\($0 + 1)\n\($1.times)\n\($1.text)\n" }
    try Data(text.joined(separator: "\n").utf8).write(to: scratch.url(name))
  }

  private func found(_ words: [String] = [], film: String = "movie.part.mp4") throws
    -> FoundSubtitles?
  {
    let request = try FilmRequest(
      choices: [:], reading: FilmReadingFlags.parse(words), output: FilmOutputFlags.parse([]))
    return try request.subtitles(for: FilmFile(path: scratch.path(film)))
  }

  private let line = (times: "00:00:01,000 --> 00:00:02,000", text: "Yes.")

  @Test("those that lie beside it and are called like it are found, SubRip before WebVTT")
  func beside() throws {
    #expect(try found() == nil)
    try write("movie.srt", line)
    #expect(try found() == nil)
    try write("movie.part.vtt", line)
    #expect(try found()?.name == "movie.part.vtt")
    try write("movie.part.srt", line)
    #expect(try found()?.name == "movie.part.srt")
  }

  @Test("those that are named count more, and have to be some")
  func named() throws {
    try write("movie.part.srt", line)
    try write("other.srt", line)
    #expect(try found(["--subtitles", scratch.path("other.srt")])?.name == "other.srt")
    try write("empty.srt")
    for (name, reason) in [
      ("empty.srt", "is empty"), ("missing.srt", "no such file"),
      ("text.srt", "has no subtitles in a supported format"),
    ] {
      try Data("plain words\n".utf8).write(to: scratch.url("text.srt"))
      do {
        _ = try found(["--subtitles", scratch.path(name)])
        Issue.record("\(name) is taken")
      } catch let error as NamedError {
        #expect("\(error)" == "\(scratch.path(name)): \(reason)")
      }
    }
  }

  @Test("what lies beside it and cannot be read is as if it were not there")
  func unreadable() throws {
    try FileManager.default.createDirectory(
      at: scratch.url("movie.part.srt"), withIntermediateDirectories: true)
    #expect(try found() == nil)
    try write("movie.part.vtt", line)
    #expect(try found()?.name == "movie.part.vtt")
  }

  @Test("numbered pictures and films without an ending have none beside them")
  func none() throws {
    for name in ["frame%04d.srt", "movie.srt", ".srt"] { try write(name, line) }
    #expect(try found(film: "frame%04d.png") == nil)
    try Data([1]).write(to: scratch.url("movie"))
    #expect(try found(film: "movie") == nil)
    try Data([1]).write(to: scratch.url(".mp4"))
    #expect(try found(film: ".mp4")?.name == ".srt")
  }

  @Test("they are told by name and content")
  func mark() throws {
    try write("movie.part.srt", line)
    let mark = try #require(try found()?.mark)
    #expect(mark.hasPrefix("movie.part.srt ") && mark.count == 15 + 64)
    try write("movie.part.srt", (line.times, "No."))
    #expect(try found()?.mark != mark)
  }

  @Test("each is told with the shot in which it is heard, and stray ones are counted")
  func join() throws {
    try write(
      "movie.part.srt", line, ("99:00:00,000 --> 99:00:01,000", "late"),
      ("00:00:01,000 --> soon", "broken"))
    var film = try SampleFilm.film()
    let notes = film.notes
    try #require(try found()).join(&film)
    #expect(film.shots[0].texts == ["Yes."])
    #expect(
      film.notes == notes + [
        "subtitles from movie.part.srt", "1 subtitle is outside the part that was read",
        "1 subtitle could not be read",
      ])
    try write(
      "movie.part.srt", line, ("98:00:00,000 --> 98:00:01,000", "late"),
      ("99:00:00,000 --> 99:00:01,000", "later"))
    try #require(try found()).join(&film)
    #expect(film.notes.last == "2 subtitles are outside the part that was read")
  }
}

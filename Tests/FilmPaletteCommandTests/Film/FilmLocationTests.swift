import Foundation
import Platform
import Testing

@testable import FilmPaletteCommand

@Suite("the way from a written file to the film")
struct FilmLocationTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for folder in ["films/deep", "out/a b", "elsewhere"] {
      try FileManager.default.createDirectory(
        at: scratch.url(folder), withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(
      at: scratch.url("out/link"), withDestinationURL: scratch.url("films/deep"))
  }

  private func way(_ folder: String, _ film: String, toFolder: Bool = false) -> String? {
    FilmLocation.url(from: scratch.path(folder), to: scratch.path(film), toFolder: toFolder)
  }

  @Test("it is as short as it can be")
  func plain() {
    #expect(way("films", "films/a.mov") == "a.mov")
    #expect(way("films", "films/deep/a.mov") == "deep/a.mov")
    #expect(way("out", "films/a.mov") == "../films/a.mov")
    #expect(way("out/a b", "films/deep/a.mov") == "../../films/deep/a.mov")
  }

  @Test("blanks, signs and letters of any alphabet are encoded as in URLs")
  func names() {
    #expect(way("films", "out/a b/100%#?:é.mov") == "../out/a%20b/100%25%23%3F%3A%C3%A9.mov")
  }

  @Test("a name that is no UTF-8 has its own bytes")
  func bytes() {
    let name = String(nameBytes: [0x61, 0xE9, 0x2E, 0x6D, 0x6F, 0x76])
    #expect(
      FilmLocation.url(from: scratch.path("films"), to: scratch.path("films") + "/" + name)
        == "a%E9.mov")
  }

  @Test("links and dots on the way are followed, a link that is the film itself is not")
  func links() throws {
    #expect(way("out/link", "out/a.mov") == "../../out/a.mov")
    #expect(way("out", "out/link/a.mov") == "../films/deep/a.mov")
    #expect(way("out/../films", "films/./deep/../a.mov") == "a.mov")
    try FileManager.default.createSymbolicLink(
      at: scratch.url("films/a.mov"), withDestinationURL: scratch.url("elsewhere/b.mov"))
    #expect(way("out", "films/a.mov") == "../films/a.mov")
  }

  @Test("numbered pictures have their folder")
  func folders() {
    #expect(way("films", "films/a%04d.png", toFolder: true) == "./")
    #expect(way("out", "films/a%04d.png", toFolder: true) == "../films/")
  }

  @Test("from the root, to another file system, and from the current folder")
  func far() throws {
    #expect(FilmLocation.url(from: "/", to: "/a.mov") == "a.mov")
    #expect(FilmLocation.url(from: "/dev", to: "/a.mov") == "../a.mov")
    let way = try #require(FilmLocation.url(from: scratch.path("out"), to: "/dev/a.mov"))
    #expect(way.hasPrefix("../") && way.hasSuffix("/dev/a.mov"))
    #expect(FilmLocation.url(from: "", to: "a.mov") == "a.mov")
  }

  @Test("there is no way through what is not there")
  func missing() {
    #expect(way("nowhere", "films/a.mov") == nil)
    #expect(way("films", "nowhere/a.mov") == nil)
  }
}

import Foundation
import Specimens
import Testing

@testable import Films
@testable import Palettes

/// Every writer against a file that was looked at once. `RECORD=1` rewrites them and still fails.
@Suite("golden files of film formats")
struct FilmGoldenFileTests {
  @Test("the file is the one that was looked at", arguments: FilmFormat.all)
  func golden(format: FilmFormat) throws {
    let bytes: [UInt8]
    switch format.writer {
    case .bytes(let write): bytes = try write(SampleFilm.film())
    case .drawing(let draw): bytes = try draw(SampleFilm.film(), FilmPictureChoices())
    case .picture: return
    }
    let file = ReferenceData.folder("films").appendingPathComponent("golden-\(format.fileName)")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(bytes).write(to: file)
      Issue.record("recorded \(file.lastPathComponent); look at it, then run without RECORD")
    }
    #expect([UInt8](try Data(contentsOf: file)) == bytes)
  }
}

import Specimens
import Testing

@testable import Films
@testable import Palettes

/// What must hold for every format in the list.
@Suite("laws of film formats")
struct FilmFormatLawTests {
  /// The formats that give bytes, and how.
  static let written: [(FilmFormat, @Sendable (Film) throws -> [UInt8])] =
    FilmFormat.all.compactMap { format in
      switch format.writer {
      case .bytes(let write): (format, write)
      case .drawing(let draw): (format, { try draw($0, FilmPictureChoices()) })
      case .picture: nil
      }
    }

  @Test("odd films are written, and the same film gives the same bytes")
  func repeats() throws {
    for film in try OddFilms.all() {
      for (format, write) in Self.written {
        let bytes = try write(film)
        #expect(!bytes.isEmpty)
        #expect(try write(film) == bytes, "\(format)")
      }
    }
  }

  @Test("a name and a file belong to one format, and are lower-case")
  func distinct() {
    let names = FilmFormat.all.map(\.name)
    let files = FilmFormat.all.map(\.fileName)
    #expect(Set(names).count == names.count)
    #expect(Set(files).count == files.count)
    for format in FilmFormat.all {
      #expect(FilmFormat.named(format.name)?.fileName == format.fileName)
      #expect((names + files).allSatisfy { $0 == $0.lowercased() && !$0.contains(" ") })
      #expect(!format.summary.isEmpty && format.mediaType.contains("/"))
    }
  }

  @Test("a file of lines has no control characters but line ends, whatever the names")
  func cleanLines() throws {
    let film = try OddFilms.hostileTexts()
    for (format, write) in Self.written where format.name != "ase" {
      let bytes = try write(film)
      #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x0D }, "\(format)")
      #expect(String(validating: bytes, as: UTF8.self) != nil, "\(format)")
    }
  }
}

import Fixtures
import Frames
import Media
import Palettes
import Platform
import Testing

@Suite("each input that cannot be read has its own reason")
struct MediaInputTests {
  @Test("missing, folder, empty, device")
  func reasons() {
    #expect(throws: MediaError.notFound) { try MediaInput(path: "/nowhere/at all.jpg") }
    #expect(throws: MediaError.isDirectory) { try MediaInput(path: Pictures.folder) }
    #expect(throws: MediaError.empty) { try MediaInput(path: "/dev/null") }
    #expect(throws: MediaError.empty) { try MediaInput(bytes: [], name: "none") }
    #expect(throws: MediaError.unreadable("not a directory")) {
      try MediaInput(path: Pictures.folder + "rgb.jpg/inside")
    }
  }

  @Test("an empty file is empty")
  func emptyFile() throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/empty.jpg"
      try FileOutput.write([], to: path)
      #expect(throws: MediaError.empty) { try MediaInput(path: path) }
    }
  }

  @Test("no permission is said in the system's words", .enabled(if: getuid() != 0))
  func forbidden() throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/secret.jpg"
      try FileOutput.write([1], to: path)
      chmod(path, 0)
      #expect(throws: MediaError.unreadable("permission denied")) { try MediaInput(path: path) }
    }
  }

  @Test("longer than the limit is refused, from files and from memory")
  func tooLong() {
    var limits = ReadLimits()
    limits.bytes = 100
    #expect(throws: MediaError.tooLong(limit: 100)) {
      try MediaInput(path: Pictures.folder + "rgb.jpg", limits: limits)
    }
    #expect(throws: MediaError.tooLong(limit: 100)) {
      try MediaInput(path: "/dev/zero", limits: limits)
    }
    #expect(throws: MediaError.tooLong(limit: 100)) {
      try MediaInput(bytes: [UInt8](repeating: 0, count: 101), name: "long", limits: limits)
    }
  }

  @Test("the name is the last part of the path")
  func name() throws {
    let input = try MediaInput(path: Pictures.folder + "emoji 🎬 [page=1].png")
    #expect(input.name == "emoji 🎬 [page=1].png")
  }

  @Test("a pipe is read to its end")
  func readsPipe() throws {
    var ends: [CInt] = [0, 0]
    try #require(pipe(&ends) == 0)
    let bytes = Pictures.bytes("rgb.jpg")
    #expect(write(ends[1], bytes, bytes.count) == bytes.count)
    close(ends[1])
    let input = try MediaInput(path: "/dev/fd/\(ends[0])")
    close(ends[0])
    #expect(input.name == "\(ends[0])")
    let frame = try Pictures.whole(MediaReader.open(input))
    #expect(Pictures.error(frame, Pictures.colors) <= 2)
  }

  @Test("the hash is SHA-256 of the bytes, if asked for")
  func hash() throws {
    var limits = ReadLimits()
    limits.hashes = true
    // A GIF of one pixel; its digest comes from coreutils' sha256sum.
    let gif: [UInt8] = [
      71, 73, 70, 56, 57, 97, 1, 0, 1, 0, 128, 0, 0, 10, 20, 30, 40, 50,
      60, 44, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 68, 1, 0, 59,
    ]
    let source = try Pictures.open(gif, limits: limits)
    #expect(
      source.provenance.sha256
        == "d71e5032929c9384246cc500cfa00a0ab1c06c775f381d598133821ef981d666")
    #expect(try Pictures.whole(source).bytes.prefix(3) == [10, 20, 30])
  }
}

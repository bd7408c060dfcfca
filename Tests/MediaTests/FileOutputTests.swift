import Media
import Platform
import Testing

@Suite("files are written whole or not at all")
struct FileOutputTests {
  private func text(_ path: String) throws -> String {
    let file = try #require(fopen(path, "rb"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 100)
    return String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
  }

  @Test("a new file, a replaced file, a linked file; nothing else is left behind")
  func writes() throws {
    try Pictures.inTemporaryFolder { folder in
      let path = folder + "/a [b] 🎬.json"
      try FileOutput.write(Array("one".utf8), to: path)
      #expect(try text(path) == "one")
      chmod(path, 0o640)
      try #require(symlink(path, folder + "/link") == 0)
      try FileOutput.write(Array("two".utf8), to: folder + "/link")
      #expect(try text(path) == "two")
      var status = stat()
      #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
      #expect(Pictures.list(folder) == ["a [b] 🎬.json", "link"])
    }
  }

  @Test("a full disk names the path and the reason", .enabled(if: access("/dev/full", F_OK) == 0))
  func fullDisk() {
    #expect(
      throws: MediaError.unwritable(path: "/dev/full", reason: "no space left on device")
    ) { try FileOutput.write([1], to: "/dev/full") }
  }

  @Test("a missing folder and a folder as target are refused")
  func refusals() throws {
    try Pictures.inTemporaryFolder { folder in
      #expect(
        throws: MediaError.unwritable(path: folder + "/no/x", reason: "its folder does not exist")
      ) { try FileOutput.write([1], to: folder + "/no/x") }
      #expect(throws: MediaError.unwritable(path: folder, reason: "is a directory")) {
        try FileOutput.write([1], to: folder)
      }
    }
  }
}

import Fixtures
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
    try TemporaryFolder.with { folder in
      let path = folder + "/a [b] 🎬.json"
      try FileOutput.write(Array("one".utf8), to: path)
      #expect(try text(path) == "one")
      chmod(path, 0o640)
      try #require(symlink(path, folder + "/link") == 0)
      try FileOutput.write(Array("two".utf8), to: folder + "/link")
      #expect(try text(path) == "two")
      var status = stat()
      #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
      #expect(TemporaryFolder.list(folder) == ["a [b] 🎬.json", "link"])
    }
  }

  @Test("a full disk names the path and the reason", .enabled(if: access("/dev/full", F_OK) == 0))
  func fullDisk() {
    #expect(
      throws: UnwritableFile(path: "/dev/full", reason: "no space left on device")
    ) { try FileOutput.write([1], to: "/dev/full") }
  }

  @Test("an output that is open already keeps what stands before and after it")
  func descriptor() throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/log"
      let file = open(path, O_WRONLY | O_CREAT, 0o600)
      try #require(file >= 0)
      defer { close(file) }
      #expect(write(file, "a\n", 2) == 2)
      try FileOutput.write(Array("two\n".utf8), to: "/dev/fd/\(file)")
      #expect(write(file, "b\n", 2) == 2)
      #expect(try text(path) == "a\ntwo\nb\n")
    }
  }

  @Test("a link to nothing yet makes its target, a file or a folder")
  func dangling() throws {
    try TemporaryFolder.with { folder in
      try #require(symlink("new", folder + "/link") == 0)
      try FileOutput.write(Array("one".utf8), to: folder + "/link")
      #expect(try text(folder + "/new") == "one")
      try #require(symlink("made", folder + "/to") == 0)
      #expect(try FileOutput.makeFolder(folder + "/to"))
      #expect(try !FileOutput.makeFolder(folder + "/to"))
      #expect(throws: UnwritableFile(path: folder + "/new", reason: "file exists")) {
        try FileOutput.makeFolder(folder + "/new")
      }
      #expect(TemporaryFolder.list(folder) == ["link", "made", "new", "to"])
      rmdir(folder + "/made")
    }
  }

  @Test("a name that is no UTF-8 is written as it is, and told with U+FFFD")
  func strangeName() throws {
    try TemporaryFolder.with { folder in
      let name = String(nameBytes: [0x63, 0xE9, 0x2E, 0x61])
      try FileOutput.write([1], to: folder + "/" + name)
      #expect(names(in: folder) == [name])
      #expect("\(UnwritableFile(path: name, reason: "x"))" == "cannot write c\u{FFFD}.a: x")
      unlink((folder + "/" + name).platformString)
    }
  }

  @Test("a missing folder and a folder as target are refused")
  func refusals() throws {
    try TemporaryFolder.with { folder in
      #expect(
        throws: UnwritableFile(path: folder + "/no/x", reason: "its folder does not exist")
      ) { try FileOutput.write([1], to: folder + "/no/x") }
      #expect(throws: UnwritableFile(path: folder, reason: "is a directory")) {
        try FileOutput.write([1], to: folder)
      }
    }
  }
}

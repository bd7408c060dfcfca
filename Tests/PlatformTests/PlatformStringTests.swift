import Platform
import Testing

@Suite("names of files")
struct PlatformStringTests {
  @Test(
    "a name of any bytes comes back as it was",
    arguments: [
      Array("still é 🎬.jpg".utf8), Array("caf".utf8) + [0xE9], [0xFF, 0xFE, 0x80], [0xC3],
      [0xE2, 0x82], [0xF0, 0x9F, 0x8E], [0xED, 0xB2, 0x80], [0xC0, 0xAF], [0xF4, 0x90, 0x80, 0x80],
      // Private characters that keep bytes, truly there, whole and in part.
      Array("\u{10DC80}\u{10DCFF}".utf8), [0xF4, 0x8D, 0xB2], [0xF4, 0x8D, 0xB2, 0x80, 0x80],
      Array("\u{10DC7F}\u{10DD00}\u{10FFFF}".utf8), [],
    ] as [[UInt8]])
  func roundTrip(bytes: [UInt8]) {
    let name = String(nameBytes: bytes)
    #expect(name.nameBytes == bytes)
    #expect(name.platformString == bytes.map { CChar(bitPattern: $0) } + [0])
    #expect(String(platformString: name.platformString) == name)
    #expect(name.shown == String(decoding: bytes, as: UTF8.self))
  }

  @Test("so does every name of two bytes, and many of four")
  func allShort() {
    for first in UInt8.min...255 {
      for second in UInt8.min...255 {
        let bytes = [first, second]
        #expect(String(nameBytes: bytes).nameBytes == bytes)
        let long = [0xF4, 0x8D, first, second] + (0..<3).map { _ in UInt8.random(in: 128...255) }
        #expect(String(nameBytes: long).nameBytes == long)
      }
    }
  }

  @Test("parts of paths are put together as their bytes are")
  func joined() {
    let folder = String(nameBytes: [0x61, 0xE9, 0x2F])
    let path = folder + String(nameBytes: [0x80, 0x2E, 0x6A])
    #expect(path.nameBytes == [0x61, 0xE9, 0x2F, 0x80, 0x2E, 0x6A])
    #expect(path.folderAndName.folder == folder && path.lastName.nameBytes == [0x80, 0x2E, 0x6A])
    #expect(!path.isText && "é".isText)
  }

  @Test("a slash is one whatever stands behind it")
  func combining() {
    let (folder, name) = "a/\u{301}e.jpg".folderAndName
    #expect(folder == "a/" && Array(name.utf8) == Array("\u{301}e.jpg".utf8))
    #expect("a/\u{301}e.jpg".lastName.utf8.count == 7)
    #expect("a/b//".lastName == "b" && "/".lastName == "/" && "c".folderAndName.folder.isEmpty)
  }

  @Test("a folder lists such names, and a program gets them")
  func outside() throws {
    var template = "/tmp/filmpalette-names-XXXXXX".platformString
    let folder = String(platformString: try #require(mkdtemp(&template)))
    let name = String(nameBytes: [0x61, 0xE9, 0x62])
    let path = folder + "/" + name
    defer {
      unlink(path.platformString)
      rmdir(folder.platformString)
    }
    let file = open(path.platformString, O_WRONLY | O_CREAT, 0o600)
    try #require(file >= 0, "a file system that takes text only")
    close(file)
    #expect(names(in: folder) == [name])
    let output = try Pipe()
    let id = try startProgram(
      "/bin/sh", ["sh", "-c", "printf %s \"$1\"", "sh", name], output: output.writing)
    output.closeWriting()
    #expect(output.rest() == name.nameBytes)
    #expect(waitForEnd(of: id) == .exited(status: 0))
  }
}

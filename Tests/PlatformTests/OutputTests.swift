import BuiltPrograms
import Platform
import Testing

/// A folder that goes with this.
private final class Folder {
  let path: String

  init() throws {
    var template = "/tmp/filmpalette-output-XXXXXX".platformString
    path = String(platformString: try #require(mkdtemp(&template)))
  }

  deinit {
    for name in names(in: path) { unlink("\(path)/\(name)".platformString) }
    rmdir(path.platformString)
  }
}

@Suite("where outputs go")
struct OutputTests {
  @Test(
    "what a process was given open is not opened again", arguments: ["/dev/fd/", "/proc/self/fd/"])
  func descriptors(folder: String) throws {
    let pipe = try Pipe()
    // Marked so that no program inherits it, as all that a process opens for itself.
    #expect(throws: SystemError(EBADF)) { try OutputTarget("\(folder)\(pipe.writing)") }
    _ = fcntl(pipe.writing, F_SETFD, 0)
    #expect(try OutputTarget("\(folder)\(pipe.writing)") == .descriptor(pipe.writing))
    #expect(throws: SystemError(EBADF)) { try OutputTarget("\(folder)9999") }
  }

  @Test("standard output and errors have names of their own, also through links")
  func standard() throws {
    let folder = try Folder()
    let link = folder.path + "/link"
    try #require(symlink("/dev/stdout", link) == 0)
    #expect(try OutputTarget("/dev/stdout") == .descriptor(1))
    #expect(try OutputTarget("/dev//stderr") == .descriptor(2))
    #expect(try OutputTarget(link) == .descriptor(1))
  }

  @Test("a link leads to its target, which may not be there yet")
  func links() throws {
    let folder = try Folder()
    try #require(symlink("new", folder.path + "/one") == 0)
    try #require(symlink(folder.path + "/one", folder.path + "/two") == 0)
    try #require(symlink("round", folder.path + "/round") == 0)
    for name in ["new", "one", "two"] {
      let target = try OutputTarget(folder.path + "/" + name)
      #expect(target == .file(folder.path + "/new", permissions: nil))
    }
    #expect(throws: SystemError(ELOOP)) { try OutputTarget(folder.path + "/round") }
    #expect(throws: SystemError(EISDIR)) { try OutputTarget(folder.path) }
    try #require(mkfifo(folder.path + "/new", 0o600) == 0)
    #expect(try OutputTarget(folder.path + "/two") == .inPlace(folder.path + "/new"))
  }

  @Test(
    "a file that is not whole has no name, or loses it by a signal",
    arguments: [SIGTERM, SIGINT, SIGHUP, SIGXCPU], ["nameless", "named"])
  func signals(number: CInt, kind: String) throws {
    let folder = try Folder()
    let output = try Pipe()
    let id = try startProgram(
      builtProgram("worker-probe"), ["worker-probe", "unfinished", folder.path + "/file", kind],
      output: output.writing)
    output.closeWriting()
    var ready: UInt8 = 0
    #expect(read(output.reading, &ready, 1) == 1)
    #expect(names(in: folder.path).count == (kind == "named" ? 1 : 0))
    kill(id, number)
    #expect(waitForEnd(of: id) == .killed(signal: number))
    #expect(names(in: folder.path) == [])
  }

  @Test("files that others finish on other threads do not keep an unfinished one at a signal")
  func severalFiles() throws {
    let folder = try Folder()
    let output = try Pipe()
    let id = try startProgram(
      builtProgram("worker-probe"), ["worker-probe", "unfinished", folder.path + "/a", "several"],
      output: output.writing)
    output.closeWriting()
    var ready: UInt8 = 0
    #expect(read(output.reading, &ready, 1) == 1)
    #expect(names(in: folder.path).count == 34)
    kill(id, SIGTERM)
    #expect(waitForEnd(of: id) == .killed(signal: SIGTERM))
    #expect(Set(names(in: folder.path)) == Set((0..<32).map { "a-\($0)" }))
  }

  @Test("a file gets its name when it is whole, in the place of another", arguments: [true, false])
  func finished(mayBeNameless: Bool) throws {
    let folder = try Folder()
    let path = folder.path + "/file"
    for text in ["one", "two"] {
      let file = try UnfinishedFile(for: path, permissions: 0o640, mayBeNameless: mayBeNameless)
      try writeAll(Array(text.utf8), to: file.descriptor)
      #expect(!names(in: folder.path).contains("file") || text == "two")
      try file.finish()
      #expect(names(in: folder.path) == ["file"])
    }
    let left = try UnfinishedFile(for: path, permissions: nil, mayBeNameless: mayBeNameless)
    try writeAll([1, 2, 3, 4], to: left.descriptor)
    left.discard()
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_size == 3 && status.st_mode & 0o777 == 0o640)
    #expect(names(in: folder.path) == ["file"])
  }
}

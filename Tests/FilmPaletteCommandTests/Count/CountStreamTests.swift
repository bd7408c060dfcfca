import Foundation
import PaletteFiles
import Testing

@Suite("rows while names still come", .serialized)
struct CountStreamTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for name in ["a.png", "b.png", "c.png"] { try scratch.paint(name, [Paint.red, Paint.sand]) }
  }

  private func run(_ flags: String...) throws -> OpenRun {
    try OpenRun(["count", "--files-from", "-"] + flags, in: scratch.folder)
  }

  @Test("a parent that writes a name and waits for its row never gets it")
  func answers() throws {
    let run = try run()
    for name in ["a.png", "nothing", "b.png"] {
      try run.send(name + "\n")
      let row = try run.row()
      #expect(row.path == Array(name.utf8))
      #expect(row.status == (name == "nothing" ? .missing : .ok))
    }
    try run.send("c.png")
    #expect(try run.end() == 2)
    #expect(try run.row().path == Array("c.png".utf8))
  }

  @Test("a file that ends its process is crashed, and the others are counted")
  func crash() throws {
    let run = try run("-j", "1", "--timeout", "600")
    try run.send("a.png\n")
    #expect(try run.row().status == .ok)
    let worker = try #require(try run.workers().first)
    kill(worker, SIGSTOP)
    try run.send("b.png\nc.png\n")
    try run.waitUntilNamesAreRead()
    kill(worker, SIGKILL)
    let row = try run.row()
    #expect(row.status == .crashed)
    #expect(row.reason == "makes its decoder crash")
    #expect(row.path == Array("b.png".utf8))
    #expect(try run.row().status == .ok)
    #expect(try run.end() == 2)
  }

  @Test("a file that never ends is given up, and the others are counted")
  func deadline() throws {
    let run = try run("-j", "1", "--timeout", "2")
    try run.send("a.png\n")
    #expect(try run.row().status == .ok)
    let worker = try #require(try run.workers().first)
    kill(worker, SIGSTOP)
    try run.send("b.png\nc.png\n")
    let row = try run.row()
    #expect(row.status == .timeout)
    #expect(row.reason == "takes too long to read: more than 2 seconds")
    #expect(try run.row().status == .ok)
    #expect(try !OpenRun.isRunning(worker))
    #expect(try run.end() == 2)
  }

  @Test("a reader that goes away left its processes running")
  func deadReader() throws {
    let run = try run("-j", "2")
    try run.send("a.png\nb.png\n")
    _ = try run.row()
    _ = try run.row()
    let workers = try run.workers()
    #expect(!workers.isEmpty)
    try run.stopReading()
    try run.send("c.png\n")
    let status = try run.end()
    // Where SIGPIPE is ignored, the write fails instead.
    #expect(status == -SIGPIPE || status == 2)
    for worker in workers { try OpenRun.waitForEnd(of: worker) }
  }
}

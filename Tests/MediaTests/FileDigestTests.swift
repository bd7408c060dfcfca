import Platform
import Testing

@testable import Media

@Suite("a file's digest")
struct FileDigestTests {
  @Test(
    "is that of its bytes, however many pieces it is read in", arguments: [0, 1, 262_144, 600_001])
  func isThatOfItsBytes(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) }
    let path = "/tmp/filmpalette-digest-\(getpid())-\(count)"
    try FileOutput.write(bytes, to: path)
    defer { unlink(path) }
    #expect(try Digest.hex(ofFiles: [path]) == Digest.hex(bytes))
  }

  @Test("is not computed to its end if nobody wants it any more")
  func ends() throws {
    let path = "/tmp/filmpalette-digest-\(getpid())-canceled"
    try FileOutput.write([UInt8](repeating: 1, count: 600_001), to: path)
    defer { unlink(path) }
    var pieces = 0
    let digest = try Digest.hex(ofFiles: [path, path]) {
      pieces += 1
      return pieces == 3
    }
    #expect(digest == nil)
    #expect(pieces == 3)
    #expect(try Digest.hex(ofFiles: [path]) { false } == Digest.hex(ofFiles: [path]))
  }

  @Test("is refused for a file that is not there")
  func isRefused() {
    #expect(throws: MediaError.self) { try Digest.hex(ofFiles: ["/nowhere/film.mp4"]) }
  }
}

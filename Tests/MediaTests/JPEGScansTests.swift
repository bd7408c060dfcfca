import Testing

@testable import Media

@Suite("scans of a JPEG")
struct JPEGScansTests {
  private func count(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { JPEGScans.count($0) }
  }

  @Test("marks of scans count; thumbnails, stuffed bytes and restarts do not")
  func counts() {
    let scan: [UInt8] = [0xFF, 0xDA, 0, 3, 1, 7, 0xFF, 0, 0xDA, 0xFF, 0xD3, 9]
    let thumbnail: [UInt8] = [0xFF, 0xE1, 0, 6, 0xFF, 0xDA, 0xFF, 0xDA]
    #expect(count([0xFF, 0xD8] + thumbnail + scan + [0xFF] + scan + [0xFF, 0xD9]) == 2)
    #expect(count(Pictures.bytes("progressive.jpg")) == 10)
  }

  @Test(
    "no bytes lead it astray", arguments: [[], [0xFF], [0xFF, 0xDA], [0xFF, 0xE0, 0, 0, 0xFF]])
  func hostile(bytes: [UInt8]) {
    #expect(count(bytes) == 0)
  }

  @Test("a small file that asks for minutes of work is refused; a large honest one is not")
  func check() throws {
    let honest = Pictures.bytes("progressive.jpg")
    try honest.withUnsafeBytes { try JPEGScans.check($0, pixels: 100_000_000) }
    let bomb = honest + (0..<490).flatMap { _ in [0xFF, 0xDA, 0, 2] as [UInt8] }
    #expect(throws: MediaError.unsupported("it goes over its 100000000 pixels 500 times")) {
      try bomb.withUnsafeBytes { try JPEGScans.check($0, pixels: 100_000_000) }
    }
  }
}

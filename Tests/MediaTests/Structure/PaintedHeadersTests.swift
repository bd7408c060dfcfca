import Testing

@testable import Media

@Suite("the structure of the painted pictures")
struct PaintedHeadersTests {
  @Test(
    "JPEG, PNG, WebP and GIF pass whole, with the size that they have",
    arguments: [
      ("adobe-rgb.jpg", 64, 32, 3), ("alpha.webp", 64, 32, 4), ("animated.gif", 64, 32, 4),
      ("animated.webp", 64, 32, 4), ("broken-profile.jpg", 64, 32, 3), ("cmyk.jpg", 64, 32, 4),
      ("display-p3.jpg", 64, 32, 3), ("display-p3.png", 64, 32, 3),
      ("emoji 🎬 [page=1].png", 64, 32, 3), ("gray-alpha.png", 64, 32, 2),
      ("gray-rgb-profile.jpg", 64, 32, 1), ("gray.jpg", 64, 32, 1), ("gray.png", 64, 32, 1),
      ("gray16.png", 64, 32, 1), ("huge-header.png", 100_000, 100_000, 3),
      ("interlaced.png", 64, 32, 3), ("lossless.webp", 64, 32, 3), ("lossy.webp", 64, 32, 3),
      ("one-bit.png", 64, 32, 1), ("one-pixel.png", 1, 1, 3), ("orientation-1.jpg", 64, 32, 3),
      ("orientation-3.jpg", 64, 32, 3), ("orientation-6.jpg", 32, 64, 3),
      ("orientation-8.jpg", 32, 64, 3), ("palette.png", 64, 32, 3),
      ("progressive.jpg", 64, 32, 3), ("rgb-420.jpg", 64, 32, 3), ("rgb.gif", 64, 32, 3),
      ("rgb.jpg", 64, 32, 3), ("rgb.png", 64, 32, 3), ("rgb16.png", 64, 32, 3),
      ("rgba.png", 64, 32, 4), ("srgb-linear.jpg", 64, 32, 3), ("srgb.jpg", 64, 32, 3),
      ("tall.jpg", 2000, 2100, 1), ("transparent.gif", 64, 32, 4), ("wide.jpg", 2048, 1152, 3),
    ])
  func painted(name: String, width: Int, height: Int, channels: Int) throws {
    let header = try DoorBytes.header(Pictures.bytes(name))
    #expect([header.width, header.height, header.channels] == [width, height, channels])
    #expect(header.sampleBytes == (name.contains("16") ? 2 : 1))
    #expect(header.cuts.isEmpty && header.notes.isEmpty)
  }
}

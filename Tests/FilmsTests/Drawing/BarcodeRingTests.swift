import Specimens
import Testing

@testable import Films
@testable import Frames
@testable import PaletteFiles
@testable import Palettes

@Suite("the ring")
struct BarcodeRingTests {
  @Test("it begins at the top and runs clockwise, on gray, in a square")
  func quarters() throws {
    let film = try PlainFilm.film([
      ("#ff0000", 1), ("#00ff00", 1), ("#0000ff", 1), ("#ffffff", 1),
    ])
    let frame = PlainFilm.barcode(film, .circular, 200, 300)
    #expect(frame.width == 200 && frame.height == 200)
    // A place a quarter of the side from the middle, in each quarter of the ring.
    let near = 50
    #expect(frame.pixel(100 + near, 100 - near) == SIMD3(255, 0, 0))
    #expect(frame.pixel(100 + near, 100 + near) == SIMD3(0, 255, 0))
    #expect(frame.pixel(100 - near, 100 + near) == SIMD3(0, 0, 255))
    #expect(frame.pixel(100 - near, 100 - near) == SIMD3(255, 255, 255))
    for (x, y) in [(0, 0), (199, 0), (100, 100), (100, 199)] {
      #expect(frame.pixel(x, y) == Ground.dark.color)
    }
  }

  @Test("a ring of one pixel is still a picture")
  func smallest() throws {
    let frame = PlainFilm.barcode(try PlainFilm.film([("#ffffff", 1)]), .circular, 1, 9)
    #expect(frame.width == 1 && frame.height == 1)
  }
}

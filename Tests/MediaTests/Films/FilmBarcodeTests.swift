import Films
import Frames
import Media
import Palettes
import Testing

@Suite("the barcode of a film in the place of a still")
struct FilmBarcodeTests {
  @Test("a film file gives its barcode, and anything else none")
  func barcode() throws {
    let signal = PaintedSignal()
    let frames = PaintedFilm.colors.prefix(2).flatMap { color in
      Array(repeating: signal.quarters([color, color, color, color]), count: 24)
    }
    let film = try PaintedFilm("film.mkv", frames, signal)
    let barcode = try #require(
      try FilmReading.barcode(
        of: MediaInput(path: film.path), palette: PaletteOptions(), limits: ReadLimits()))
    #expect(barcode.width == 1280)
    let decoded = try film.frames()
    for (place, frame) in [(0, 0), (630, 0), (650, 47), (1279, 47)] {
      let pixel = Array(barcode.bytes[(3 * place)..<(3 * place + 3)])
      for (value, painted) in zip(pixel, decoded[frame].frame.pixel(32, 18)) {
        #expect(abs(Int(value) - Int(painted)) <= 1)
      }
    }
    #expect(Array(barcode.bytes[..<3]) != Array(barcode.bytes[(3 * 1279)..<(3 * 1280)]))
    let still = try MediaInput(bytes: StillWriter.png(barcode), name: "still.png")
    #expect(
      try FilmReading.barcode(of: still, palette: PaletteOptions(), limits: ReadLimits()) == nil)
  }
}

import Films
import Frames
import Media
import Palettes
import Testing

@Suite("the barcode of a film in the place of a still")
struct FilmBarcodeTests {
  /// Two colors, one after the other, 24 frames each; perhaps between black bars.
  private func film(bars: Int) throws -> PaintedFilm {
    let signal = PaintedSignal()
    let black = [0.0, 0, 0]
    let frames = PaintedFilm.colors.prefix(2).flatMap { color in
      let color = color.map { Double($0) / 255 }
      let frame = signal.frame(
        columns: [0, 64], rows: [0, bars, 36 - bars, 36], colors: [black, color, black])
      return Array(repeating: frame, count: 24)
    }
    return try PaintedFilm("film.mkv", frames, signal)
  }

  private func source(_ film: PaintedFilm) throws -> FilmBarcode {
    try #require(
      try FilmBarcode(
        of: MediaInput(path: film.path), palette: PaletteOptions(), limits: ReadLimits()))
  }

  @Test("a film that was counted has its barcode", arguments: [0, 6])
  func barcode(bars: Int) throws {
    let film = try film(bars: bars)
    let source = try source(film)
    #expect(source.barcode == nil)
    _ = try source.histogram()
    let barcode = try #require(source.barcode)
    #expect(barcode.width == 1280)
    let decoded = try film.frames()
    for (place, frame) in [(0, 0), (630, 0), (650, 47), (1279, 47)] {
      let pixel = Array(barcode.bytes[(3 * place)..<(3 * place + 3)])
      for (value, painted) in zip(pixel, decoded[frame].frame.pixel(32, 18)) {
        #expect(abs(Int(value) - Int(painted)) <= 1)
      }
    }
    #expect(Array(barcode.bytes[..<3]) != Array(barcode.bytes[(3 * 1279)..<(3 * 1280)]))
  }

  @Test(
    "the barcode is that of the film's counts, and the palette that of its frames",
    arguments: [0, 6])
  func sameAsCounts(bars: Int) throws {
    let film = try film(bars: bars)
    let source = try source(film)
    let palette = try source.palette(PaletteOptions())
    let counts = try FilmReading().counts(of: FilmFile(path: film.path), cache: nil)
    #expect(source.barcode == Barcode.frame(of: try counts.film()))
    #expect(palette == (try MediaReader.open(path: film.path).palette(PaletteOptions())))
  }

  @Test("a film that is read again from its midst gives the same barcode")
  func again() throws {
    let film = try film(bars: 0)
    let source = try source(film)
    for _ in 0..<30 { _ = try source.next() }
    try source.rewind(keeping: .max)
    while try source.next() != nil {}
    let once = try self.source(film)
    while try once.next() != nil {}
    #expect(source.barcode != nil)
    #expect(source.barcode == once.barcode)
  }

  @Test("a still has no barcode")
  func still() throws {
    let frame = Frame(width: 16, height: 16, bytes: [UInt8](repeating: 90, count: 768))
    let still = try MediaInput(bytes: StillWriter.png(frame), name: "still.png")
    #expect(try FilmBarcode(of: still, palette: PaletteOptions(), limits: ReadLimits()) == nil)
  }
}

import Films
import Foundation
import Frames
import Media
import Palettes
import Testing

@Suite("films of lines and of light")
struct FilmLinesTests {
  private static let (width, height) = (960, 540)

  /// Rows or columns, one of `period` white, the others black.
  private static func lines(period: Int, offset: Int, areRows: Bool) -> [UInt8] {
    var bytes = [UInt8](repeating: 128, count: 3 * width * height)
    for y in 0..<height {
      for x in 0..<width {
        bytes[y * width + x] = ((areRows ? y : x) + offset) % period == 0 ? 235 : 16
      }
    }
    return bytes
  }

  @Test(
    "scan lines of a film are as bright as all of its rows and columns", arguments: [2, 3, 4, 5],
    [true, false])
  func brightness(period: Int, areRows: Bool) throws {
    var signal = PaintedSignal(weights: PaintedSignal.bt601)
    signal.pixels = "yuv444p"
    signal.shift = (0, 0)
    for offset in 0..<2 {
      let frame = Self.lines(period: period, offset: offset, areRows: areRows)
      let film = try PaintedFilm(
        "film.mkv", [frame], signal, width: Self.width, height: Self.height)
      let small = try #require(try film.source().nextFrame()).frame
      let sum = small.bytes.reduce(0) { $0 + Int($1) }
      // Averaged as they are coded.
      #expect(abs(Double(sum) / Double(small.bytes.count) - 255 / Double(period)) < 1.5)
    }
  }

  @Test("OpenEXR pictures are light: a half of it is #bcbcbc, and four times white is white")
  func light() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // The values by IEC 61966-2-1: 12.92 · 0.002, and 1.055 · light^(1/2.4) − 0.055.
    for (light, byte) in [(0.0, 0), (0.002, 7), (0.1, 89), (0.5, 188), (1, 255), (4, 255)] {
      let samples = [Float](repeating: Float(light), count: 3 * 64 * 36)
      let raw = folder.appendingPathComponent("raw")
      try samples.withUnsafeBytes { Data($0) }.write(to: raw)
      let pattern = folder.appendingPathComponent("f%02d.exr").path
      try PaintedFilm.run(
        ["-y", "-f", "rawvideo", "-pix_fmt", "gbrpf32le", "-s", "64x36", "-i", raw.path, pattern])
      let source = try FilmSource(FilmFile(path: pattern))
      #expect(source.filmProvenance.transfer == "linear (assumed)")
      let frame = try #require(try source.nextFrame()).frame
      #expect(frame.bytes.allSatisfy { abs(Int($0) - byte) <= 1 }, "\(light): \(frame.bytes[0])")
    }
  }
}

import Films
import Media
import Palettes
import Testing

@Suite("the fields of an interlaced film do not mix")
struct FilmFieldTests {
  /// The upper field shows the colors, the lower one the same colors from the other side.
  private static func frame(_ signal: PaintedSignal, width: Int, height: Int) -> [UInt8] {
    let upper = signal.quarters(PaintedFilm.colors, width: width, height: height)
    let lower = signal.quarters(
      [1, 0, 3, 2].map { PaintedFilm.colors[$0] }, width: width, height: height)
    var woven = upper
    var start = 0
    for plane in 0..<3 {
      let stride = plane == 0 ? width : width >> signal.shift.x
      let rows = plane == 0 ? height : height >> signal.shift.y
      for row in Swift.stride(from: 1, to: rows, by: 2) {
        let place = start + row * stride..<start + (row + 1) * stride
        woven.replaceSubrange(place, with: lower[place])
      }
      start += stride * rows
    }
    return woven
  }

  @Test(
    "of any size, any order of fields and any chroma: the upper field is taken",
    arguments: [(64, 36), (160, 96), (352, 288), (720, 480), (720, 576), (1440, 1080)],
    ["yuv420p", "yuv422p"])
  func upper(_ size: (Int, Int), _ pixels: String) throws {
    let (width, height) = size
    for order in ["tff", "bff"] {
      var signal = PaintedSignal(weights: PaintedSignal.bt601)
      signal.pixels = pixels
      if pixels == "yuv422p" { signal.shift.y = 0 }
      let frame = Self.frame(signal, width: width, height: height)
      let film = try PaintedFilm(
        "film.mkv", [frame], signal, width: width, height: height,
        filters: ["setparams=field_mode=\(order):colorspace=smpte170m:range=tv"])
      let source = try film.source()
      #expect(source.filmProvenance.isInterlaced)
      let small = try #require(try source.nextFrame()).frame
      // A wrong field would show the color beside, mixed fields the blend of both.
      #expect(small.error(PaintedFilm.colors) <= 3, "\(order): \(small.quarters)")
    }
  }

  @Test("a film that says it is progressive is not taken for interlaced")
  func progressive() throws {
    let signal = PaintedSignal(weights: PaintedSignal.bt601)
    let film = try PaintedFilm("film.mkv", [signal.quarters(PaintedFilm.colors)], signal)
    #expect(try film.source().filmProvenance.isInterlaced == false)
  }
}

import ColorScience
package import Films
package import Frames
import Palettes
import Shots

/// Films whose every frame is one color, for drawings whose pixels are known.
package enum PlainFilm {
  /// A film of one shot whose frames have these colors and are shown for so many ticks each, 24 of
  /// them a second.
  package static func film(_ frames: [(hex: String, ticks: Int64)]) throws -> Film {
    var film = try SampleFilm.film()
    film.timeline = FilmTimeline(tick: Rational(1, 24), frameRate: Rational(24, 1))
    film.means = []
    film.slits = FilmSlits(height: 4)
    var tick: Int64 = 0
    for (number, frame) in frames.enumerated() {
      let color = try Color(hex: frame.hex)
      film.timeline.numbers.append(number)
      film.timeline.ticks.append(tick)
      film.means.append(SIMD3<Float>(color.linear))
      let pixel = [color.bytes.x, color.bytes.y, color.bytes.z]
      film.slits.add(Frame(width: 1, height: 4, bytes: pixel + pixel + pixel + pixel))
      tick += frame.ticks
    }
    film.timeline.end = tick
    film.scenes = []
    film.leftOut = []
    film.identities = []
    film.shots = [
      Shot(
        frames: 0...max(0, frames.count - 1), start: 0, end: film.timeline.seconds(tick),
        transition: .start)
    ]
    return film
  }

  package static func hexes(of frame: Frame, row: Int = 0) -> [String] {
    (0..<frame.width).map { x in
      let pixel = frame.pixel(x, row)
      return Color(red: pixel.x, green: pixel.y, blue: pixel.z).hex
    }
  }

  package static func barcode(
    _ film: Film, _ style: BarcodeOptions.Style, _ width: Int, _ height: Int
  )
    -> Frame
  {
    var options = BarcodeOptions()
    (options.style, options.width, options.height) = (style, width, height)
    return Barcode.frame(of: film, options)
  }
}

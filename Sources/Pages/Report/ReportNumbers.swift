import ColorScience
import Films
import Frames
import PaletteFiles
import Palettes
import Shots

/// The data that the page's script draws, as JSON that cannot end its script element.
struct ReportNumbers {
  let film: Film

  /// The most columns of the barcode: enough for a wide high-resolution display.
  private static let slices = 2400

  var text: String {
    JSONValue.object([
      ("start", .decimal(film.timeline.seconds(film.timeline.start), places: 6)),
      ("end", .decimal(film.timeline.seconds(film.timeline.end), places: 6)),
      ("timecode", timecode),
      ("slices", .string(Base64.text(of: slices))), ("slits", slits),
      ("shots", .array(film.shots.indices.map(shot))),
    ]).text.insideScript
  }

  /// The timecode of frame 0 as a number of frames, and how timecode counts; null if frames of the
  /// film are not frames of timecode.
  private var timecode: JSONValue {
    guard let code = film.timecode else { return .null }
    return .object([
      ("origin", .integer(code.frame)), ("base", .integer(code.rate.base)),
      ("dropsFrames", .boolean(code.rate.isDropFrame)),
    ])
  }

  /// Three bytes for each slice.
  private var slices: [UInt8] {
    let count = max(1, min(Self.slices, film.means.count))
    return film.meanColors(slices: count).flatMap { color in
      let bytes = Color(linear: SIMD3<Double>(color)).bytes
      return [bytes.x, bytes.y, bytes.z]
    }
  }

  /// The most columns and rows of the slit-scan: 200 kB of pixels.
  private static let slitColumns = 1000, slitRows = 72

  /// The slit-scan: its size, and three bytes for each pixel; null if the film has none.
  private var slits: JSONValue {
    guard film.slits.count > 0, film.timeline.duration > 0 else { return .null }
    var options = BarcodeOptions()
    options.style = .slit
    options.width = min(Self.slitColumns, film.slits.count)
    options.height = min(Self.slitRows, film.slits.height)
    return .object([
      ("width", .integer(options.width)), ("height", .integer(options.height)),
      ("pixels", .string(Base64.text(of: Barcode.frame(of: film, options).bytes))),
    ])
  }

  private func shot(_ index: Int) -> JSONValue {
    let shot = film.shots[index]
    var members: [(key: String, value: JSONValue)] = [
      ("first", .integer(shot.frames.lowerBound)), ("last", .integer(shot.frames.upperBound)),
      ("start", .decimal(shot.start, places: 6)), ("end", .decimal(shot.end, places: 6)),
      ("by", .string(shot.transition.rawValue)), ("still", .integer(shot.stillFrame)),
    ]
    if let scene = film.scenes.firstIndex(where: { $0.shots.contains(index) }) {
      members.append(("scene", .integer(scene)))
    }
    if let reason = shot.leftOut { members.append(("out", .string(reason.rawValue))) }
    if let palette = shot.palette { members.append(("colors", .array(colors(palette)))) }
    if let facts = shot.palette?.facts { members.append(("facts", .facts(facts))) }
    if !shot.texts.isEmpty {
      members.append(("texts", .array(shot.texts.map { .string($0.onOneLine) })))
    }
    return .object(members)
  }

  /// For each swatch: hex value, share, Oklch lightness, chroma and hue, name.
  private func colors(_ palette: Palette) -> [JSONValue] {
    zip(palette.swatches, palette.roundedShares).map { swatch, share in
      let place = swatch.oklchTexts
      return .array([
        .string(swatch.color.hex), .decimal(share, places: 4), .number(place[0]), .number(place[1]),
        .number(place[2]), .string(swatch.name.onOneLine),
      ])
    }
  }
}

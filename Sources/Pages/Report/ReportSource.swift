import Films
import Frames
import Palettes

/// The origin of the film and of its numbers.
struct ReportSource {
  let film: Film

  var html: String {
    let rows = rows.filter { !$0.1.isEmpty }
      .map { "<dt>\($0.0)</dt><dd>\($0.1.forHTML)</dd>\n" }
    return """
      \(ReportPart.begin("source", "Source and method"))\
      <dl class="source">
      \(rows.joined())</dl>
      \(ReportPart.end)
      """
  }

  private var rows: [(String, String)] {
    let source = film.source
    return [
      ("File", source.name), ("SHA-256", source.sha256), ("Container", source.container),
      ("Codec", source.codec), ("Coded samples", source.pixelFormat), ("Picture", picture),
      ("Time", time), ("Timecode", source.timecode ?? ""), ("Sound", sound),
      ("Matrix", source.matrix), ("Range", source.range),
      ("Transfer", source.transfer), ("Primaries", source.primaries),
      ("Tone mapping", source.toneMapping ?? "none"), ("Crop", crop),
      ("Frames read", source.sampling.description), ("Decoding", source.decoding.rawValue),
      ("Counted on", "frames of \(source.countedWidth) × \(source.countedHeight) pixels"),
      ("Options", options), ("Made by", "FilmPalette \(filmPaletteVersion)"),
    ]
  }

  private var picture: String {
    let source = film.source
    var text = "\(source.width) × \(source.height)"
    if (source.codedWidth, source.codedHeight) != (source.width, source.height) {
      text += ", coded as \(source.codedWidth) × \(source.codedHeight)"
    }
    if source.pixelAspect.value != 1 {
      text += ", pixels \(source.pixelAspect.numerator):\(source.pixelAspect.denominator)"
    }
    if source.isMirrored { text += ", mirrored" }
    if source.rotation != 0 { text += ", rotated by \(source.rotation)°" }
    if source.isInterlaced { text += ", interlaced: only the upper fields are read" }
    return text
  }

  private var sound: String {
    film.source.sound.map { "\($0.channels.counted("channel")), \($0.rate) Hz" } ?? ""
  }

  private var time: String {
    let timeline = film.timeline
    let rate = timeline.frameRate
    var text = "\(FilmTime.exact(timeline.duration)), "
    if timeline.start > 0 {
      text += "read from \(FilmTime.exact(timeline.seconds(timeline.start))) on, "
    }
    text += timeline.isVariable ? "variable rate, about " : ""
    text +=
      rate.denominator == 1
      ? "\(rate.numerator) frames per second"
      : "\(rate.numerator)/\(rate.denominator) frames per second"
    if let promised = film.source.promisedSeconds {
      text += "; the container declares \(FilmTime.exact(promised))"
    }
    return text
  }

  /// The size of the picture inside its bars, if shots have bars.
  private var crop: String {
    var areas: [(area: PixelArea, shots: Int)] = []
    for shot in film.shots {
      guard let bars = shot.bars else { continue }
      if let known = areas.firstIndex(where: { $0.area == bars }) {
        areas[known].shots += 1
      } else {
        areas.append((bars, 1))
      }
    }
    guard !areas.isEmpty else { return "none: no bars" }
    return areas.prefix(6).map { area, shots in
      "\(area.width) × \(area.height) at \(area.x), \(area.y) "
        + "(\(shots.counted("shot")))"
    }.joined(separator: "; ") + (areas.count > 6 ? "; and \(areas.count - 6) more" : "")
  }

  /// Every option that is not the default, as a user would type it, and the main ones.
  private var options: String {
    PaletteOptions.fields.filter { field in
      ["count", "algorithm"].contains(field.name)
        || field.text(film.options) != field.defaultText
    }.map { "\($0.name) \($0.text(film.options))" }.joined(separator: ", ")
  }
}

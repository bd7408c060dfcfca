import ColorScience
import PaletteFiles

extension FilmFormat {
  /// Final Cut Pro XML: the film cut into a clip for each shot, with a marker on each.
  ///
  /// Times are exact fractions of a second, counted from the film's own timecode. A film whose rate
  /// varies, or is unknown to editing programs, is counted in frames of a rate that they know
  /// (`ShotSpans`). The timeline begins where the record of `edl` does. These markers have no
  /// color, so their notes contain only the palette.
  ///
  /// - Source: Apple's FCPXML reference and DTD, version 1.9: the first version whose assets have
  ///   `media-rep`. All later ones have it too, so old and new programs read the file.
  public static let fcpxml = FilmFormat(
    name: "fcpxml", summary: "Final Cut Pro XML with a clip and a marker per shot",
    fileName: "film.fcpxml", mediaType: "application/xml",
    writer: .bytes { Array(FinalCut(film: $0).text.utf8) })
}

private struct FinalCut {
  let film: Film
  let spans: ShotSpans

  init(film: Film) {
    self.film = film
    spans = ShotSpans(film)
  }

  var text: String {
    let name = XMLText.escaped(film.title)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE fcpxml>
      <fcpxml version="1.9">
      <resources>
      \(format)
      \(asset)
      </resources>
      <library>
      <event name="\(name)">
      <project name="\(name)">
      \(sequence)
      <spine>
      \(zip(film.markers, spans.spans).map(clip).joined())</spine>
      </sequence>
      </project>
      </event>
      </library>
      </fcpxml>

      """
  }

  /// The picture's format. If pixels are not square, it has the coded size, because their aspect is
  /// given too.
  private var format: String {
    let source = film.source
    let isTurned = source.rotation % 180 != 0
    let aspect = source.pixelAspect
    var size = (width: source.width, height: source.height)
    if aspect.value != 1 {
      size = (source.codedWidth, source.codedHeight)
      if isTurned { size = (size.height, size.width) }
    }
    var format: [(String, String)] = [("id", "r1")]
    if let name = formatName(width: size.width, height: size.height) {
      format.append(("name", name))
    }
    format += [
      ("frameDuration", time(1)), ("width", "\(size.width)"), ("height", "\(size.height)"),
    ]
    switch source.fieldOrder {
    case .progressive: break
    case .upperFirst: format.append(("fieldOrder", "upper first"))
    case .lowerFirst: format.append(("fieldOrder", "lower first"))
    }
    if aspect.value != 1 {
      let (across, down) =
        isTurned
        ? (aspect.denominator, aspect.numerator) : (aspect.numerator, aspect.denominator)
      format += [("paspH", "\(across)"), ("paspV", "\(down)")]
    }
    return tag("format", format) + "/>"
  }

  /// Final Cut's own name of a format. A format without a name is described only by its attributes.
  private func formatName(width: Int, height: Int) -> String? {
    guard film.source.fieldOrder == .progressive, film.source.pixelAspect.value == 1,
      let size = [
        [1280, 720]: "720p", [1920, 1080]: "1080p", [3840, 2160]: "3840x2160p",
        [4096, 2160]: "4096x2160p",
      ][[width, height]], ![48000, 48].contains(spans.rate.frames.numerator)
    else { return nil }
    // In hundredths, except for whole numbers: 2398, 25.
    let rate = spans.rate.frames
    let hundredths = Int((rate.value * 100).rounded())
    return "FFVideoFormat\(size)\(rate.denominator == 1 ? hundredths / 100 : hundredths)"
  }

  private var asset: String {
    var asset: [(String, String)] = [
      ("id", "r2"), ("name", film.title), ("start", time(spans.origin.frame)),
      ("duration", time(spans.end)), ("hasVideo", "1"), ("format", "r1"),
    ]
    if let sound = film.source.sound {
      asset += [
        ("hasAudio", "1"), ("audioSources", "1"), ("audioChannels", "\(sound.channels)"),
        ("audioRate", "\(sound.rate)"),
      ]
    }
    let address = film.address.hasPrefix(".") ? film.address : "./" + film.address
    let media = tag("media-rep", [("kind", "original-media"), ("src", address)]) + "/>"
    let reel = film.edit.reel.map { reel in
      let key = ("key", "com.apple.proapps.studio.reel")
      return "<metadata>\n\(tag("md", [key, ("value", reel)]))/>\n</metadata>\n"
    }
    return "\(tag("asset", asset))>\n\(media)\n\(reel ?? "")</asset>"
  }

  private var sequence: String {
    var sequence: [(String, String)] = [
      ("format", "r1"), ("duration", time(spans.end - spans.start)),
      ("tcStart", time(spans.recordStart.frame)), ("tcFormat", clock(spans.recordStart.rate)),
    ]
    if let sound = film.source.sound {
      let layout = ["mono", "stereo"][min(sound.channels, 2) - 1]
      sequence.append(("audioLayout", sound.channels > 2 ? "surround" : layout))
      if let rate = Self.soundRates[sound.rate] { sequence.append(("audioRate", rate)) }
    }
    return tag("sequence", sequence) + ">"
  }

  /// The sound rates of sequences, by samples a second.
  private static let soundRates = [
    32000: "32k", 44100: "44.1k", 48000: "48k", 88200: "88.2k", 96000: "96k", 176_400: "176.4k",
    192_000: "192k",
  ]

  private func clip(_ marker: ShotMarker, _ span: Range<Int>) -> String {
    let start = time(spans.source(span.lowerBound).frame)
    let clip = tag(
      "asset-clip",
      [
        ("ref", "r2"), ("name", marker.name),
        ("offset", time(spans.record(span.lowerBound).frame)), ("start", start),
        ("duration", time(span.count)), ("format", "r1"), ("tcFormat", clock(spans.rate)),
      ])
    let mark = tag(
      "marker",
      [
        ("start", start), ("duration", time(1)), ("value", marker.name), ("note", marker.note),
      ])
    return "\(clip)>\n\(mark)/>\n</asset-clip>\n"
  }

  private func clock(_ rate: TimecodeRate) -> String { rate.isDropFrame ? "DF" : "NDF" }

  /// The start of a tag, with its attributes.
  private func tag(_ name: String, _ attributes: [(String, String)]) -> String {
    attributes.reduce("<" + name) { "\($0) \($1.0)=\"\(XMLText.escaped($1.1))\"" }
  }

  /// A number of frames in seconds: `1001/30000s`, `5s`.
  private func time(_ frames: Int) -> String {
    let rate = spans.rate.frames
    let seconds = Rational(frames * rate.denominator, rate.numerator)
    return seconds.denominator == 1
      ? "\(seconds.numerator)s" : "\(seconds.numerator)/\(seconds.denominator)s"
  }
}

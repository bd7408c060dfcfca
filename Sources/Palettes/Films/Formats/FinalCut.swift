import PercentEncoding

extension FilmFormat {
  /// Final Cut Pro XML: the film cut into a clip for each shot, with a marker on each.
  ///
  /// Times are exact fractions of a second; a film with a varying rate is counted in frames of
  /// the next rate that editing programs know. Such markers have no color, so the note has the
  /// palette alone. The media is the film's name beside the file, to be linked again.
  ///
  /// - Source: Apple's FCPXML reference and DTD, version 1.9: the first whose assets have
  ///   `media-rep`, as all later ones have, so that old and new programs read it.
  public static let fcpxml = FilmFormat(
    name: "fcpxml", summary: "Final Cut Pro XML with a clip and a marker per shot",
    fileName: "film.fcpxml", mediaType: "application/xml",
    writer: .bytes { Array(FinalCut.text(of: $0).utf8) })
}

private enum FinalCut {
  static func text(of film: Film) -> String {
    let spans = ShotSpans(film)
    let frame = time(1, spans.rate)
    let whole = time(spans.end, spans.rate)
    let name = XMLText.escaped(film.title)
    let (width, height) = (film.source.width, film.source.height)
    let clock = "tcStart=\"0s\" tcFormat=\"\(spans.rate.isDropFrame ? "DF" : "NDF")\""
    let address = film.source.name.percentEncoded(leaving: .unreserved)
    let head = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE fcpxml>
      <fcpxml version="1.9">
      <resources>
      <format id="r1" frameDuration="\(frame)" width="\(width)" height="\(height)"/>
      <asset id="r2" name="\(name)" start="0s" duration="\(whole)" hasVideo="1" format="r1">
      <media-rep kind="original-media" src="./\(address)"/>
      </asset>
      </resources>
      <library>
      <event name="\(name)">
      <project name="\(name)">
      <sequence format="r1" duration="\(whole)" \(clock)>
      <spine>

      """
    let tail = """
      </spine>
      </sequence>
      </project>
      </event>
      </library>
      </fcpxml>

      """
    return head + zip(film.markers, spans.spans).map { clip($0, $1, spans.rate) }.joined() + tail
  }

  private static func clip(
    _ marker: ShotMarker, _ span: Range<Int>, _ rate: TimecodeRate
  ) -> String {
    let name = XMLText.escaped(marker.name)
    let start = time(span.lowerBound, rate)
    let place = "offset=\"\(start)\" start=\"\(start)\" duration=\"\(time(span.count, rate))\""
    let note = XMLText.escaped(marker.note)
    return """
      <asset-clip ref="r2" name="\(name)" \(place) format="r1">
      <marker start="\(start)" duration="\(time(1, rate))" value="\(name)" note="\(note)"/>
      </asset-clip>

      """
  }

  /// So many frames in seconds: `1001/30000s`, `5s`.
  private static func time(_ frames: Int, _ rate: TimecodeRate) -> String {
    let seconds = Rational(frames * rate.frames.denominator, rate.frames.numerator)
    return seconds.denominator == 1
      ? "\(seconds.numerator)s" : "\(seconds.numerator)/\(seconds.denominator)s"
  }
}

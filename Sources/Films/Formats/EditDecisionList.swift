extension FilmFormat {
  /// An edit decision list with an event and a marker for each shot.
  ///
  /// The events have the shots' own lengths (those of Resolve's own marker lists last one frame),
  /// so the list can also split a film that is in one piece. Source timecode is that of the film,
  /// or begins at 00:00:00:00 if the film has none. Record timecode begins at `Film.edit`'s start,
  /// by default 01:00:00:00, the usual start of a timeline. Both wrap from 23:59:59 to 00:00:00. A
  /// semicolon marks drop-frame timecode, and `FCM:` describes the record timecode.
  ///
  /// DaVinci Resolve (Timelines ▸ Import ▸ Timeline Markers from EDL) finds a marker in the line
  /// with `|C:`. All text before the bar becomes the marker's note, so this line comes first. Avid
  /// and others find the marker in the line `* LOC:`. Its timecode has only colons, because
  /// OpenTimelineIO's reader would skip it otherwise; `FCM:` says how it counts.
  ///
  /// CMX 3600 allows 999 events. From the 1000th on, numbers have four digits, which programs
  /// accept and tape machines did not.
  ///
  /// - Source: the layout of CMX 3600; marker lines as Resolve 18 exports them and Frame.io writes
  ///   them.
  public static let edl = FilmFormat(
    name: "edl", summary: "edit decision list with a marker per shot (Resolve, Avid)",
    fileName: "shots.edl", mediaType: "text/plain; charset=utf-8",
    writer: .bytes { Array(EditDecisionList.text(of: $0).utf8) })
}

private enum EditDecisionList {
  /// The number of characters that CMX 3600 has for a title.
  static let longestTitle = 70

  static func text(of film: Film) -> String {
    let spans = ShotSpans(film)
    // A bar would start a field of a marker.
    let title = film.title.split(separator: "|", omittingEmptySubsequences: false)
      .joined(separator: "-")
    var lines = [
      "TITLE: \(title.prefix(longestTitle))",
      "FCM: \(spans.recordStart.rate.isDropFrame ? "DROP FRAME" : "NON-DROP FRAME")",
    ]
    let reel = padded(film.edit.reel ?? "AX", to: 8)
    for (index, (marker, span)) in zip(film.markers, spans.spans).enumerated() {
      let bounds = [span.lowerBound, span.upperBound]
      let times = bounds.map { spans.source($0).text } + bounds.map { spans.record($0).text }
      let color = MarkerColor.nearest(to: marker.color, in: MarkerColor.resolve).name
      lines += [
        "",
        "\(digits(index + 1))  \(reel) V     C        \(times.joined(separator: " "))",
        "\(marker.note) |C:ResolveColor\(color) |M:\(marker.name) |D:1",
        "* FROM CLIP NAME: \(title)", locator(marker, at: times[2]),
      ]
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func locator(_ marker: ShotMarker, at time: String) -> String {
    let color = MarkerColor.nearest(to: marker.color, in: MarkerColor.locator).name
    let colons = time.replacing(";", with: ":")
    return "* LOC: \(colons) \(padded(color, to: 8))\(marker.name): \(marker.note)"
  }

  /// A number with at least three digits.
  private static func digits(_ number: Int) -> String { Timecode.digits(number, 3) }

  /// A text padded with blanks. Readers split fields at blanks, so a longer text is not cut.
  private static func padded(_ text: String, to count: Int) -> String {
    text + String(repeating: " ", count: max(0, count - text.utf8.count))
  }
}

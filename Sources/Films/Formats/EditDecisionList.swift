extension FilmFormat {
  /// An edit decision list with an event and a marker for each shot.
  ///
  /// Events cut the film as it is cut (Resolve's own marker lists have events of one frame), so the
  /// list also splits a film that comes in one piece. Source timecode is the film's own, or begins
  /// at 00:00:00:00 if it has none; record timecode is `Film.edit`'s, by default from 01:00:00:00,
  /// where timelines begin by custom. Both go from 23:59:59 to 00:00:00. A semicolon tells which
  /// counts in drop-frame, and `FCM:` is that of the record.
  ///
  /// DaVinci Resolve (Timelines ▸ Import ▸ Timeline Markers from EDL) finds a marker in the line
  /// with `|C:`. The text before the bar becomes the marker's note, as would all text before it, so
  /// that line comes first. Avid and others find the marker in the line `* LOC:`, whose timecode has
  /// colons only; OpenTimelineIO's reader skips it otherwise, and `FCM:` tells how it counts.
  ///
  /// CMX 3600 ends at 999 events; from the 1000th on numbers have four digits, which programs read
  /// and tape machines did not.
  ///
  /// - Source: CMX 3600's layout; marker lines as Resolve 18 exports them and Frame.io writes them.
  public static let edl = FilmFormat(
    name: "edl", summary: "edit decision list with a marker per shot (Resolve, Avid)",
    fileName: "shots.edl", mediaType: "text/plain; charset=utf-8",
    writer: .bytes { Array(EditDecisionList.text(of: $0).utf8) })
}

private enum EditDecisionList {
  /// What CMX 3600 leaves for a title.
  static let longestTitle = 70

  static func text(of film: Film) -> String {
    let spans = ShotSpans(film)
    // A bar would begin a field of a marker.
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

  /// A number with three digits or more.
  private static func digits(_ number: Int) -> String { Timecode.digits(number, 3) }

  /// A text with blanks behind it. Readers part fields at blanks, so a longer one stays whole.
  private static func padded(_ text: String, to count: Int) -> String {
    text + String(repeating: " ", count: max(0, count - text.utf8.count))
  }
}

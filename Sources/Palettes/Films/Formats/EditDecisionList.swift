extension FilmFormat {
  /// An edit decision list with an event and a marker for each shot.
  ///
  /// Events cut the film as it is cut (Resolve's own marker lists have events of one frame), so the
  /// list also splits a film that comes in one piece. Source timecode is that of a file that begins
  /// at 00:00:00:00; record timecode begins at 01:00:00:00, where timelines do by custom.
  ///
  /// DaVinci Resolve (Timelines ▸ Import ▸ Timeline Markers from EDL) finds a marker in the line
  /// with `|C:`. The text before the bar becomes the marker's note, as would all text before it, so
  /// that line comes first. Avid and others find the marker in the line `* LOC:`.
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
    let rate = spans.rate
    // A bar would begin a field of a marker.
    let title = film.title.split(separator: "|", omittingEmptySubsequences: false)
      .joined(separator: "-")
    var lines = [
      "TITLE: \(title.prefix(longestTitle))",
      "FCM: \(rate.isDropFrame ? "DROP FRAME" : "NON-DROP FRAME")",
    ]
    let hour = Timecode(hour: 1, rate: rate).frame
    for (index, (marker, span)) in zip(film.markers, spans.spans).enumerated() {
      let bounds = [span.lowerBound, span.upperBound]
      let source = bounds.map { spans.timecode($0).text }
      let record = bounds.map { spans.timecode($0, after: hour).text }
      let times = (source + record).joined(separator: " ")
      let color = MarkerColor.nearest(to: marker.color, in: MarkerColor.resolve).name
      lines += [
        "", "\(digits(index + 1))  AX       V     C        \(times)",
        "\(marker.note) |C:ResolveColor\(color) |M:\(marker.name) |D:1",
        "* FROM CLIP NAME: \(title)", locator(marker, at: record[0]),
      ]
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func locator(_ marker: ShotMarker, at time: String) -> String {
    let color = MarkerColor.nearest(to: marker.color, in: MarkerColor.locator).name
    let gap = String(repeating: " ", count: 8 - color.utf8.count)
    return "* LOC: \(time) \(color)\(gap)\(marker.name): \(marker.note)"
  }

  private static func digits(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, 3 - text.utf8.count)) + text
  }
}

public import Films

extension FilmFormat {
  /// A page that needs no network, with everything about the film's colors, to explore with the
  /// pointer.
  public static let html = html(besides: [])

  /// The same page with links to the files that are beside it.
  public static func html(besides files: [ReportFile]) -> FilmFormat {
    FilmFormat(
      name: "html", summary: "a report page that needs no network", fileName: "index.html",
      mediaType: "text/html; charset=utf-8",
      writer: .bytes { try ReportPage($0, files: files).bytes })
  }
}

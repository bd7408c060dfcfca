extension FilmFormat {
  /// Each shot's still over its palette, with the film's barcode and palette.
  public static let sheet = FilmFormat(
    name: "sheet", summary: "a contact sheet: each shot's still over its palette, by scenes",
    fileName: "sheet.png", mediaType: "image/png",
    writer: .picture { try FilmSheet.frame(of: $0, $1) })
}

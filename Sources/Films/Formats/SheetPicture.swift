extension FilmFormat {
  /// The barcode, the palette and the colors of every shot, as wide as a barcode.
  public static let sheets = FilmFormat(
    name: "sheets", summary: "a contact sheet: the colors of every shot, with times",
    fileName: "sheet.png", mediaType: "image/png",
    writer: .picture { FilmSheet.frame(of: $0, width: $1.width) })
}

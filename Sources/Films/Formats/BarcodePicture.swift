extension FilmFormat {
  /// The whole film in one picture, a slice of time for each column.
  public static let barcode = FilmFormat(
    name: "barcode", summary: "the film as a barcode: a column for each slice of time",
    fileName: "barcode.png", mediaType: "image/png",
    writer: .picture { Barcode.frame(of: $0, $1.barcode, on: $1.ground) })
}

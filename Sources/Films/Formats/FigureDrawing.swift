import PaletteFiles

extension FilmFormat {
  /// The barcode with a time axis and the film's palette, as SVG.
  public static let figure = FilmFormat(
    name: "figure", summary: "the barcode with a time axis and the palette, as SVG",
    fileName: "figure.svg", mediaType: "image/svg+xml",
    writer: .drawing { film, choices in
      // The reader's fonts draw the letters, so those of this machine must not decide.
      var choices = choices
      choices.lettering = .estimate
      return Array(FilmFigure.svg(of: film, choices).utf8)
    })

  /// The same as a picture.
  public static let figurePicture = FilmFormat(
    name: "figure-png", summary: "the same, as a picture", fileName: "figure.png",
    mediaType: "image/png", writer: .picture { FilmFigure.frame(of: $0, $1) })
}

extension PaletteFormat {
  /// A strip 1,280 pixels wide whose widths are the shares.
  public static let png = PaletteFormat(
    name: "png", summary: "a strip, as a picture", fileExtensions: ["png"], mediaType: "image/png",
    writer: .picture { palette, _ in SwatchStrip.frame(of: palette) })
}

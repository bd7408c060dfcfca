extension PaletteFormat {
  /// The still with its palette, labelled; without a still, only the palette.
  public static let sheet = PaletteFormat(
    name: "sheet", summary: "the still with its palette under it, as a picture",
    fileExtensions: ["sheet.png"], mediaType: "image/png", showsStill: true,
    writer: .picture { Sheet.frame(of: $0, $1) })
}

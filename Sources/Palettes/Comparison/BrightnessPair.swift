/// One picture counted without and with brightness bounds.
struct BrightnessPair {
  let whole: CountedPicture
  /// The options of `whole`.
  var open: PaletteOptions
  /// `nil` if the bounds leave nothing.
  let filtered: CountedPicture?
  /// The options of `filtered`.
  var bounded: PaletteOptions
  /// Whether the bounds were asked for, so that every other trial keeps to them.
  let wantsFiltered: Bool

  /// The picture that was asked for.
  var picture: CountedPicture { wantsFiltered ? filtered ?? whole : whole }

  /// The options that were asked for.
  var options: PaletteOptions { wantsFiltered ? bounded : open }

  /// Turns an automatic count into the number that it finds for the picture asked for.
  mutating func settleCount() {
    guard options.count == .automatic else { return }
    let count = PaletteOptions.Count.exactly(picture.palette(options).swatches.count)
    open.count = count
    bounded.count = count
  }
}

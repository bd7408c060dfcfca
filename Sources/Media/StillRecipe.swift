import CVips

/// From bytes to upright sRGB of 8 bits: what the header says, and the steps that follow from it.
///
/// The steps: open (small, if the format can), thin out (if it cannot), convert to sRGB, keep red,
/// green, blue and alpha, turn upright.
struct StillRecipe {
  let input: MediaInput
  /// What decoders see of it.
  private let seen: MediaInput
  let format: FileFormat
  /// The upright picture's full size.
  let upright: (width: Int, height: Int)
  /// What the header makes a person want to know, one sentence each.
  let notes: [String]
  /// The decoder's own 1/shrink: JPEG and WebP average while they decode.
  private var shrink: Int
  /// Every `step`-th pixel of every `step`-th row: the other formats must be decoded whole.
  private let step: Int
  private let orientation: Int
  private let limits: ReadLimits

  /// - Throws: `MediaError.damaged`, `.unsupported`, `.tooLarge` or `.tooMuchMemory` before anything
  ///   is decoded, `.libraryMissing`.
  ///   Asked for a width to fit, it averages where it can and thins nothing out.
  init(_ input: MediaInput, limits: ReadLimits, fitting width: Int? = nil) throws(MediaError) {
    self.limits = limits
    let format = FileFormat(input.bytes)
    let header = try PictureHeader(input.bytes, format: format)
    try limits.check(header, of: input)
    self.input = input
    seen = input.leavingOut(header.cuts)
    let plain = try VipsPicture(seen, format: format)
    try limits.check(width: plain.width, height: plain.height)
    self.format = format
    orientation = Int(plain.header.orientation)
    upright =
      orientation > 4 ? (plain.height, plain.width) : (plain.width, plain.height)
    let decodesSmall = format == .jpeg || format == .webp
    if let width {
      shrink = decodesSmall ? Self.shrink(upright.width, fitting: width) : 1
      step = 1
    } else {
      let steps = decodesSmall ? [2, 4, 8] : Array(2...64)
      let factor = limits.shrink(
        width: plain.width, height: plain.height, keeping: limits.kept, steps: steps)
      (shrink, step) = decodesSmall ? (factor, 1) : (1, factor)
    }
    let pages = plain.header.pages
    notes =
      header.notes + (pages > 1 ? ["the first of \(pages) pictures in the file was read"] : [])
  }

  /// The most by which a width may be divided so that it is no narrower than another.
  static func shrink(_ across: Int, fitting width: Int) -> Int {
    [8, 4, 2].first { across / $0 >= width } ?? 1
  }

  /// The same for a reading that needs no more than so many pixels: only a JPEG's size changes.
  func keeping(_ pixels: Int) -> StillRecipe {
    guard format == .jpeg else { return self }
    var recipe = self
    recipe.shrink = limits.shrink(
      width: upright.width, height: upright.height, keeping: pixels, steps: [2, 4, 8])
    return recipe
  }

  /// Whether both read the picture at one size.
  func isAsLarge(as other: StillRecipe) -> Bool { shrink == other.shrink && step == other.step }

  /// Whether the camera was turned, so that rows of the file are columns of the picture.
  var swapsSides: Bool { orientation > 4 }

  /// What `cook` made, turned upright: ready to give rows from the top.
  ///
  /// A picture that lies on its side is decoded here, and held whole.
  func turned(_ picture: VipsPicture) throws(MediaError) -> VipsPicture {
    orientation > 1 ? try picture.applying(cvips_upright) : picture
  }

  /// The picture, not yet turned upright, and how its colors were understood. Nothing is decoded.
  func cook() throws(MediaError) -> (picture: VipsPicture, profile: String, notes: [String]) {
    var picture = try VipsPicture(seen, format: format, shrink: shrink)
    if step > 1 {
      picture = try picture.applying { cvips_subsample($0, CInt(step)) }
    }
    let colors = try StillColors(picture)
    picture = colors.picture
    let wanted = picture.header.alpha != 0 && picture.bands > 3 ? 4 : 3
    if picture.bands > wanted {
      picture = try picture.applying { cvips_bands($0, CInt(wanted)) }
    }
    guard picture.bands == wanted, picture.header.sample == CVipsSampleUInt8 else {
      throw .unsupported("its samples are neither gray nor color")
    }
    return (picture, colors.profile, colors.notes)
  }
}

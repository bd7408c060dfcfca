import Palettes

extension MediaReader {
  /// Every other still: PNG, WebP, TIFF, GIF, HEIF, AVIF, JPEG XL and the JPEGs that need color
  /// management or turning, through libvips.
  public static let still = MediaReader(
    name: "still", summary: "JPEG, PNG, WebP, TIFF, GIF, HEIF, AVIF and JPEG XL, through libvips"
  ) { input, limits throws(MediaError) in
    guard FileFormat(input.bytes).word != nil else { return nil }
    return try StillSource(StillRecipe(input, limits: limits), limits: limits)
  }
}

/// Bands of one still; the decoder runs from top to bottom as they are pulled.
final class StillSource: FrameSource {
  let provenance: Provenance
  private var recipe: StillRecipe
  private var picture: VipsPicture
  /// Whether `picture` is upright: it is turned with the first band, since only then its size is
  /// sure.
  private var isUpright = false
  private var top = 0

  init(_ recipe: StillRecipe, limits: ReadLimits) throws(MediaError) {
    self.recipe = recipe
    let cooked = try recipe.cook()
    picture = cooked.picture
    provenance = Provenance(
      name: recipe.input.name, width: recipe.upright.width, height: recipe.upright.height,
      format: recipe.format.word ?? "", profile: cooked.profile,
      sha256: limits.hashes ? recipe.input.sha256() : nil, notes: recipe.notes + cooked.notes)
  }

  var frameSize: (width: Int, height: Int) {
    !isUpright && recipe.swapsSides
      ? (picture.height, picture.width) : (picture.width, picture.height)
  }

  func next() throws -> Frame? {
    if !isUpright {
      picture = try recipe.turned(picture)
      isUpright = true
    }
    let bands = Bands(width: picture.width, height: picture.height)
    let rows = bands.rows(from: top)
    guard rows > 0 else { return nil }
    let bytes = try picture.rows(rows, from: top)
    defer { top += rows }
    // What was read of a mapped file.
    recipe.input.held.giveBackPages()
    return Frame(
      width: picture.width, height: rows, top: top, channels: picture.bands, bytes: bytes)
  }

  func rewind(keeping pixels: Int) throws {
    let wanted = recipe.keeping(pixels)
    guard top > 0 || !wanted.isAsLarge(as: recipe) else { return }
    recipe = wanted
    picture = try recipe.cook().picture
    (isUpright, top) = (false, 0)
  }
}

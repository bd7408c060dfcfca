import CVips
public import Palettes

/// A still as people look at it: whole, upright, opaque.
public enum StillPicture {
  /// The width that sheets, previews and pages ask for at most, in pixels.
  package static let usualWidth = 1280

  /// The picture for drawing: sRGB without alpha, at most `width` pixels wide and four times as
  /// high, never enlarged.
  ///
  /// Averaged to its size, not thinned out; transparent places show white.
  ///
  /// - Throws: what `MediaReader.open` throws for a still, and `.damaged` from decoding.
  public static func frame(
    of input: MediaInput, fitting width: Int, limits: ReadLimits = ReadLimits()
  ) throws(MediaError) -> Frame {
    precondition(width > 0, "a picture is at least one pixel wide")
    let format = FileFormat(input.bytes)
    guard format.word != nil else { throw .notAPicture(looksLike: format.stranger) }
    let recipe = try StillRecipe(input, limits: limits, fitting: width)
    var picture = try recipe.turned(recipe.cook().picture)
    if picture.bands == 4 { picture = try picture.applying(cvips_over_white) }
    let scale = min(
      Double(width) / Double(picture.width), Double(4 * width) / Double(picture.height))
    if scale < 1 {
      // A side that would vanish keeps a pixel, and the other side its bound.
      let across = max(scale, 1 / Double(picture.width))
      let down = max(scale, 1 / Double(picture.height))
      picture = try picture.applying { cvips_resize($0, across, down) }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(picture.width * picture.height * picture.bands)
    // In bands, so that a tall original is never held whole.
    for top in stride(from: 0, to: picture.height, by: 64) {
      bytes += try picture.rows(min(64, picture.height - top), from: top)
    }
    return Frame(width: picture.width, height: picture.height, bytes: bytes)
  }
}

/// Where pixels come from, and what was assumed while reading them.
public struct Provenance: Sendable, Equatable, Codable {
  /// The name that a person would use: a file's name without its folders, a URL, or `-`.
  public var name: String
  /// Pixels in a row of the upright picture, before any shrinking.
  public var width: Int
  /// Rows of the upright picture, before any shrinking.
  public var height: Int
  /// The file format: `jpeg`, `png`, `webp`, `tiff`, `gif`, `heif`, …
  public var format: String
  /// The color profile that was used, and whether it was embedded or assumed.
  public var profile: String
  /// Which pixels were counted, in words, if not all of them: `decoded at 1/2 size` (each pixel is
  /// the mean of four), or `1 pixel of 9` (a sample from blocks all over the picture).
  public var sampling: String?
  /// Lower-case hexadecimal SHA-256 of the bytes, if the caller asked for it.
  public var sha256: String?
  /// The picture inside its bars, in pixels of the upright picture; `nil` if it has no bars.
  public var bars: PixelArea?
  /// Other assumptions, one sentence each: alpha, CMYK, the first of several frames …
  public var notes: [String]

  public init(
    name: String, width: Int, height: Int, format: String, profile: String, sampling: String? = nil,
    sha256: String? = nil, bars: PixelArea? = nil, notes: [String] = []
  ) {
    self.name = name
    self.width = width
    self.height = height
    self.format = format
    self.profile = profile
    self.sampling = sampling
    self.sha256 = sha256
    self.bars = bars
    self.notes = notes
  }
}

/// A rectangle of whole pixels, measured from the top left.
public struct PixelArea: Sendable, Equatable, Codable {
  public var x, y, width, height: Int

  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The part that lies in both areas; its size is 0 if they do not overlap.
  package func intersection(_ other: PixelArea) -> PixelArea {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return PixelArea(
      x: left, y: top, width: max(0, min(x + width, other.x + other.width) - left),
      height: max(0, min(y + height, other.y + other.height) - top))
  }
}

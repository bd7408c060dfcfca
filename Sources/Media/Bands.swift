/// How a picture is cut into frames: whole if it is small, else in horizontal bands.
struct Bands {
  /// The most pixels of a picture that comes as one frame: 12 MB of bytes.
  static let whole = 4_000_000
  /// About how many pixels a band has.
  static let band = 1_000_000

  private let height: Int
  private let step: Int

  init(width: Int, height: Int) {
    self.height = height
    // JPEG codes blocks of 8 or 16 rows: cutting between them lets no block be decoded twice.
    step = width * height <= Bands.whole ? height : max(16, Bands.band / width / 16 * 16)
  }

  /// The rows of the band that starts at `top`; 0 below the last row.
  func rows(from top: Int) -> Int { max(0, min(step, height - top)) }
}

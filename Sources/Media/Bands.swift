/// How a picture is cut into frames: horizontal bands that fit in a core's cache while they are
/// decoded and counted. No picture is held whole unless a caller collects its bands.
struct Bands {
  /// About how many pixels a band has: 120 kB of RGB.
  static let band = 40_000

  private let height: Int
  private let step: Int

  init(width: Int, height: Int) {
    self.height = height
    // JPEG codes blocks of 8 or 16 rows. With cuts between blocks, no block is decoded twice.
    step = max(16, Bands.band / width / 16 * 16)
  }

  /// The rows of the band that starts at `top`; 0 below the last row.
  func rows(from top: Int) -> Int { max(0, min(step, height - top)) }
}

/// How much memory a reading takes, told from sizes alone.
enum DecoderMemory {
  /// What is held of a picture that is made row by row: what libvips caches, and the conversion to
  /// sRGB behind it, which is less with other decoders.
  ///
  /// Its caches keep up to 512 rows of the decoder's samples, and every step a few rows more: of
  /// little account for most pictures, but not for one of a million columns. A column of tiles for
  /// each 16 rows of a narrow picture's band is counted too.
  ///
  /// - Parameter cached: the most rows in the caches; a picture that is held whole needs few.
  /// - Source: measured with libvips 8.14 on PNGs of 1 to 9 million columns, 1 to 3000 rows.
  static func rows(
    width: Int, height: Int, channels: Int, sampleBytes: Int, cached: Int = 512
  ) -> Int {
    let height = max(height, 0)
    let rows = min(height, cached) * 9 / 8 + min(height, 16) * 8 + 16
    // Gray becomes red, green and blue on its way.
    let row = product(width, max(channels, 2), sampleBytes)
    let tiles = min(height, Bands.band / max(width, 1)) * 1100
    return sum(product(row, rows), tiles)
  }

  /// The product, or the largest number there is; a negative factor counts as none.
  static func product(_ factors: Int...) -> Int {
    factors.reduce(1) { product, factor in
      let (next, overflow) = product.multipliedReportingOverflow(by: max(factor, 0))
      return overflow ? .max : next
    }
  }

  /// The sum, or the largest number there is.
  static func sum(_ terms: Int...) -> Int {
    terms.reduce(0) { sum, term in
      let (next, overflow) = sum.addingReportingOverflow(max(term, 0))
      return overflow ? .max : next
    }
  }
}

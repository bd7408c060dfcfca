/// How much memory reading a picture takes, computed from sizes alone.
enum DecoderMemory {
  /// The bytes held while a picture is decoded row by row: the rows that libvips caches and the
  /// conversion to sRGB after them. Other decoders hold less.
  ///
  /// The caches of libvips keep up to 512 rows of the decoder's samples, and each step keeps a few
  /// rows more. This matters little for most pictures, but much for a picture of a million columns.
  /// The sum also includes a column of tiles for each 16 rows of a narrow picture's band.
  ///
  /// - Parameter cached: the most rows in the caches; a picture that is held whole needs few.
  /// - Source: measured with libvips 8.14 on PNGs of 1 to 9 million columns, 1 to 3000 rows.
  static func rows(
    width: Int, height: Int, channels: Int, sampleBytes: Int, cached: Int = 512
  ) -> Int {
    let height = max(height, 0)
    let rows = min(height, cached) * 9 / 8 + min(height, 16) * 8 + 16
    // Gray is converted to red, green and blue.
    let row = product(width, max(channels, 2), sampleBytes)
    let tiles = min(height, Bands.band / max(width, 1)) * 1100
    return sum(product(row, rows), tiles)
  }

  /// The product, or `Int.max` if it overflows; a negative factor counts as 0.
  static func product(_ factors: Int...) -> Int {
    factors.reduce(1) { product, factor in
      let (next, overflow) = product.multipliedReportingOverflow(by: max(factor, 0))
      return overflow ? .max : next
    }
  }

  /// The sum, or `Int.max` if it overflows; a negative term counts as 0.
  static func sum(_ terms: Int...) -> Int {
    terms.reduce(0) { sum, term in
      let (next, overflow) = sum.addingReportingOverflow(max(term, 0))
      return overflow ? .max : next
    }
  }
}

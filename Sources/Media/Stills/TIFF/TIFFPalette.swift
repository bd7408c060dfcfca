/// The color map of a TIFF: red, green and blue for each code, one channel after the other.
///
/// - Source: TIFF 6.0 §5: 16 bits a channel, white at 65,535.
struct TIFFPalette {
  /// Red, green and blue for each code, interleaved.
  let entries: [UInt16]
  /// The value of white: 65,535, or less in maps with 8-bit values. Some programs wrote such values
  /// unchanged (up to 255), and others shifted them up (to 65,280).
  let top: UInt16

  /// - Parameter codes: how many different codes there are.
  /// - Throws: `MediaError.damaged` if the file has fewer colors.
  init(_ tags: TIFFTags, codes: Int) throws(MediaError) {
    let map = tags.values(320, atMost: 3 * codes)
    guard map.count == 3 * codes else { throw .damaged("its color map is cut short") }
    if map.allSatisfy({ $0 < 256 }) {
      top = 255
    } else {
      top = map.allSatisfy { $0 & 255 == 0 } ? 65_280 : 65_535
    }
    entries = (0..<3 * codes).map { UInt16(truncatingIfNeeded: map[$0 % 3 * codes + $0 / 3]) }
  }
}

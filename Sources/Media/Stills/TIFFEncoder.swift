/// Packs samples as a TIFF file: one strip of RGB, compressed by deflate after a subtraction of the
/// pixel to the left.
///
/// - Source: TIFF 6.0 (Adobe, 1992), sections 2, 6 and 14; Adobe Photoshop TIFF Technical Notes (2002):
///   deflate is compression 8.
struct TIFFEncoder {
  /// The size in pixels.
  let width, height: Int
  /// Bits of a sample: 8, or 16 with the higher byte first.
  let bits: Int

  /// The file, with bytes in big-endian order.
  ///
  /// - Parameter samples: three a pixel, rows without padding, top to bottom.
  /// - Throws: `MediaError.libraryMissing`, `.outOfMemory`; `.unsupported` above 4 GB.
  func file(_ samples: [UInt8]) throws(MediaError) -> [UInt8] {
    precondition(samples.count == width * height * 3 * bits / 8, "samples must fill the picture")
    let rows = differences(samples)
    // The header, then the values that do not fit into a tag, then the strip, then the tags.
    var start: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 0]
    for _ in 0..<3 { start += Self.short(bits) }
    start += Self.short(0)
    for _ in 0..<2 { start += Self.long(72) + Self.long(1) }
    let strip = start.count
    let packed = rows.withUnsafeBytes { bytes in
      Result { () throws(MediaError) in try Deflate.zlib(bytes, level: 4, after: start) }
    }
    var file = try packed.get()
    let length = file.count - strip
    if file.count % 2 == 1 { file.append(0) }
    guard file.count < Int(UInt32.max) - 1000 else {
      throw .unsupported("a TIFF file of more than 4 GB")
    }
    file.replaceSubrange(4..<8, with: Self.long(file.count))
    file += directory(strip: strip, length: length)
    return file
  }

  /// The tags. Their numbers are those of TIFF 6.0.
  private func directory(strip: Int, length: Int) -> [UInt8] {
    let tags: [(tag: Int, isLong: Bool, count: Int, value: Int)] = [
      (256, true, 1, width), (257, true, 1, height), (258, false, 3, 8),
      (259, false, 1, 8), (262, false, 1, 2), (273, true, 1, strip), (274, false, 1, 1),
      (277, false, 1, 3), (278, true, 1, height), (279, true, 1, length),
      (282, true, 1, 16), (283, true, 1, 24), (284, false, 1, 1), (296, false, 1, 2),
      (317, false, 1, 2),
    ]
    var bytes = Self.short(tags.count)
    for tag in tags {
      // The resolutions are fractions, and three depths are too many for a tag: those tell places.
      let isPlace = tag.tag == 282 || tag.tag == 283 || tag.count > 1
      let type = tag.tag == 282 || tag.tag == 283 ? 5 : tag.isLong ? 4 : 3
      bytes += Self.short(tag.tag) + Self.short(type) + Self.long(tag.count)
      bytes += tag.isLong || isPlace ? Self.long(tag.value) : Self.short(tag.value) + [0, 0]
    }
    return bytes + Self.long(0)
  }

  /// The samples, each less the one of the pixel to the left.
  private func differences(_ samples: [UInt8]) -> [UInt8] {
    var result = samples
    let (size, row) = (bits / 8, width * 3 * bits / 8)
    for start in stride(from: 0, to: samples.count, by: row) {
      for place in stride(from: start + 3 * size, to: start + row, by: size) {
        let left = place - 3 * size
        guard size == 2 else {
          result[place] = samples[place] &- samples[left]
          continue
        }
        let sample = UInt16(samples[place]) << 8 | UInt16(samples[place + 1])
        let difference = sample &- (UInt16(samples[left]) << 8 | UInt16(samples[left + 1]))
        (result[place], result[place + 1]) = (
          UInt8(difference >> 8), UInt8(truncatingIfNeeded: difference)
        )
      }
    }
    return result
  }

  private static func short(_ number: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number >> 8), UInt8(truncatingIfNeeded: number)]
  }

  private static func long(_ number: Int) -> [UInt8] {
    short(number >> 16) + short(number)
  }
}

/// The colors that an HEVC sequence parameter set declares, which follow nearly all its other
/// fields.
///
/// - Source: ITU-T H.265 §7.3.2.2.1, §7.3.4 (scaling lists), §7.3.7 (sets of reference pictures)
///   and §E.2.1 (video usability information).
struct HEVCUsability {
  private var reader: BitReader

  /// - Parameter reader: positioned after the bit depths.
  init(_ reader: BitReader) { self.reader = reader }

  /// The declared color coding.
  ///
  /// - Parameter layers: how many temporal layers there are below the highest.
  /// - Returns: `nil` if colors are not declared, or if the set breaks off or is invalid.
  /// - Complexity: O(bits).
  mutating func colors(layers: Int) -> CodePoints? {
    let order = 4 + reader.exponential()
    let isEach = reader.bit()
    for _ in (isEach ? 0 : layers)...layers { skipCodes(3) }
    // Block sizes.
    skipCodes(6)
    if reader.bit(), reader.bit() { skipScaling() }
    reader.skip(2)
    if reader.bit() {
      reader.skip(8)
      skipCodes(2)
      reader.skip(1)
    }
    guard skipReferences(), !reader.isPast else { return nil }
    if reader.bit() {
      let count = reader.exponential()
      guard count <= 32 else { return nil }
      reader.skip(count * (order + 1))
    }
    reader.skip(2)
    guard reader.bit() else { return nil }
    return description()
  }

  /// Reads the beginning of the usability information.
  private mutating func description() -> CodePoints? {
    // The aspect ratio of pixels: the value 255 means that it follows.
    if reader.bit(), reader.bits(8) == 255 { reader.skip(32) }
    if reader.bit() { reader.skip(1) }
    guard reader.bit() else { return nil }
    reader.skip(3)
    var colors = CodePoints(isFullRange: reader.bit())
    if reader.bit() {
      colors.primaries = reader.bits(8)
      colors.transfer = reader.bits(8)
      colors.matrix = reader.bits(8)
    }
    return reader.isPast ? nil : colors
  }

  private mutating func skipCodes(_ count: Int) {
    for _ in 0..<count { _ = reader.exponential() }
  }

  private mutating func skipScaling() {
    for size in 0..<4 {
      for _ in stride(from: 0, to: 6, by: size == 3 ? 3 : 1) {
        guard reader.bit() else {
          _ = reader.exponential()
          continue
        }
        skipCodes(min(64, 16 << (2 * size)) + (size > 1 ? 1 : 0))
      }
    }
  }

  /// - Returns: whether the sets are valid; after invalid sets nothing can be found.
  private mutating func skipReferences() -> Bool {
    let sets = reader.exponential()
    guard sets <= 64 else { return false }
    // Pictures of the previous set.
    var pictures = 0
    for set in 0..<sets {
      if set > 0, reader.bit() {
        reader.skip(1)
        _ = reader.exponential()
        var kept = 0
        for _ in 0...pictures {
          let isUsed = reader.bit()
          if isUsed || reader.bit() { kept += 1 }
        }
        pictures = kept
      } else {
        let (before, after) = (reader.exponential(), reader.exponential())
        guard before <= 16, after <= 16 else { return false }
        pictures = before + after
        for _ in 0..<pictures {
          _ = reader.exponential()
          reader.skip(1)
        }
      }
    }
    return true
  }
}

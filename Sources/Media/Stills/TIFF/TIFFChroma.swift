/// Converts YCbCr that is not coded as JPEG to red, green and blue.
///
/// - Source: TIFF 6.0 §20 (ReferenceBlackWhite), §21.
struct TIFFChroma {
  /// Y, Cb and Cr for each code.
  private let luma, blueness, redness: [Float]
  /// The weights of red, green and blue in Y.
  private let red, green, blue: Float
  /// Columns and rows that share chroma samples.
  let across, down: Int

  init(_ tags: TIFFTags, _ shared: (across: Int, down: Int)) {
    (across, down) = shared
    var weights = tags.numbers(529, count: 3) ?? []
    if weights.count != 3 || weights[1] == 0 { weights = [0.299, 0.587, 0.114] }
    (red, green, blue) = (Float(weights[0]), Float(weights[1]), Float(weights[2]))
    let range = tags.numbers(532, count: 6) ?? [0, 255, 128, 255, 128, 255]
    func scale(_ index: Int, _ full: Double) -> [Float] {
      let (black, white) = (range[index], range[index + 1])
      let width = white == black ? 1 : white - black
      return (0..<256).map { Float((Double($0) - black) * full / width) }
    }
    luma = scale(0, 255)
    blueness = scale(2, 127)
    redness = scale(4, 127)
  }

  /// Converts a row of pixels, 3 bytes each, from a line of blocks. Each block has the Y of all its
  /// pixels, row by row, then its Cb and Cr.
  ///
  /// - Parameter row: the row within the line, 0 ..< down.
  /// - Complexity: O(count).
  func convert(
    _ line: UnsafeRawBufferPointer, row: Int, count: Int, into target: UnsafeMutablePointer<UInt8>
  ) {
    let size = across * down + 2
    precondition(count.parts(of: across) * size <= line.count && (0..<down).contains(row))
    for index in 0..<count {
      let block = index / across * size
      mix(
        line[block + row * across + index % across], line[block + size - 2],
        line[block + size - 1], into: target + 3 * index)
    }
  }

  /// Converts a row from separate planes: all Y, then all Cb, then all Cr, each with room for
  /// `count`.
  func convert(_ planes: [UInt32], count: Int, into target: UnsafeMutablePointer<UInt8>) {
    for index in 0..<count {
      let chroma = count + index / across
      mix(
        UInt8(truncatingIfNeeded: planes[index]), UInt8(truncatingIfNeeded: planes[chroma]),
        UInt8(truncatingIfNeeded: planes[chroma + count]), into: target + 3 * index)
    }
  }

  @inline(__always)
  private func mix(_ y: UInt8, _ cb: UInt8, _ cr: UInt8, into target: UnsafeMutablePointer<UInt8>) {
    let luma = luma[Int(y)]
    let r = luma + redness[Int(cr)] * (2 - 2 * red)
    let b = luma + blueness[Int(cb)] * (2 - 2 * blue)
    let g = (luma - blue * b - red * r) / green
    target[0] = Self.byte(r)
    target[1] = Self.byte(g)
    target[2] = Self.byte(b)
  }

  private static func byte(_ value: Float) -> UInt8 {
    // NaN fails both comparisons.
    value > 0 ? (value < 255 ? UInt8(value + 0.5) : 255) : 0
  }
}

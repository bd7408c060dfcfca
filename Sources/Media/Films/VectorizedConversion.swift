/// Converts luma and color differences to pixels, with the same bits as `YUVToRGB` and
/// `PixelConversion.packed`, but without branches and in a form that the compiler vectorizes.
///
/// All numbers are multiples of 2⁻²¹ below 2³², which `Double` represents exactly.
///
/// - Complexity: O(pixels), some 3 ns each.
struct VectorizedConversion {
  private let luma, redByRed, greenByBlue, greenByRed, blueByBlue: Double
  private let red, green, blue: Double

  /// How many pixels are computed before their bytes are written side by side.
  private static let chunk = 256

  /// - Parameter mix: must not be for RGB.
  init(_ mix: YUVToRGB) {
    let unit = 1 / Double(1 << YUVToRGB.places)
    // With this subtracted, rounding to the nearest whole number rounds down.
    let half = unit / 2 - 0.5
    func chroma(_ factor: Int64) -> Double { mix.isGray ? 0 : Double(factor) * unit }
    luma = Double(mix.luma) * unit
    redByRed = chroma(mix.redByRed)
    greenByBlue = chroma(mix.greenByBlue)
    greenByRed = chroma(mix.greenByRed)
    blueByBlue = chroma(mix.blueByBlue)
    let offset = Double(mix.lumaOffset) * unit + half
    let gray = Double(mix.chromaOffset)
    red = offset - gray * redByRed
    green = offset - gray * (greenByBlue + greenByRed)
    blue = offset - gray * blueByBlue
  }

  /// Writes 3 bytes for each sum, and one extra byte.
  func write(
    _ first: UnsafeBufferPointer<UInt32>, _ second: UnsafeBufferPointer<UInt32>,
    _ third: UnsafeBufferPointer<UInt32>, to bytes: UnsafeMutableRawPointer
  ) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.chunk) { words in
      for start in stride(from: 0, to: first.count, by: Self.chunk) {
        let count = min(Self.chunk, first.count - start)
        guard let words = words.baseAddress, let first = first.baseAddress,
          let second = second.baseAddress, let third = third.baseAddress
        else { return }
        fill(words, first + start, second + start, third + start, count: count)
        for index in 0..<count {
          bytes.storeBytes(
            of: words[index].littleEndian, toByteOffset: 3 &* (start &+ index), as: UInt32.self)
        }
      }
    }
  }

  /// Computes one pixel in each word, red in the lowest byte.
  @inline(never)
  private func fill(
    _ words: UnsafeMutablePointer<UInt32>, _ first: UnsafePointer<UInt32>,
    _ second: UnsafePointer<UInt32>, _ third: UnsafePointer<UInt32>, count: Int
  ) {
    for index in 0..<count {
      // Sums have less than 32 bits, and signed numbers convert to `Double` faster.
      let y = Double(Int32(truncatingIfNeeded: first[index])) * luma
      let u = Double(Int32(truncatingIfNeeded: second[index]))
      let v = Double(Int32(truncatingIfNeeded: third[index]))
      words[index] =
        Self.byte(y + v * redByRed + red)
        | Self.byte(y + u * greenByBlue + v * greenByRed + green) &<< 8
        | Self.byte(y + u * blueByBlue + blue) &<< 16
    }
  }

  /// Maps 0…65535 to 0…255; values outside are clipped.
  @inline(__always)
  private static func byte(_ value: Double) -> UInt32 {
    let positive = value > 0 ? value : 0
    let clipped = positive < 65535 ? positive : 65535
    // At 2⁵², the lowest bits of the number hold the nearest whole number.
    let whole = UInt32(truncatingIfNeeded: (clipped + 0x1p52).bitPattern)
    return (whole &* 255 &+ 32768) &>> 16
  }
}

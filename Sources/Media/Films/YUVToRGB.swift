import ColorScience

/// Converts sums of luma and color differences to red, green and blue of 16 bits, in whole numbers.
struct YUVToRGB {
  let isRGB, isGray: Bool
  let luma, lumaOffset: Int64
  let redByRed, greenByBlue, greenByRed, blueByBlue, chromaOffset: Int64

  /// The number of binary places in the factors.
  static let places: Int64 = 20

  init(_ colors: VideoColors, bits: Int, counts: [Int], isGray: Bool) {
    self.isGray = isGray
    isRGB = colors.weights == nil
    let top = Double((1 << bits) - 1)
    let unit = Double(1 << (bits - 8))
    // Source: ITU-R BT.601-7, 2.5.3, and BT.709-6, 4.6: black is 16, white 235, and color
    // differences are 16…240 around 128, all times a power of 2.
    let (black, white) = colors.isFullRange ? (0, top) : (16 * unit, 235 * unit)
    let chromaSpan = colors.isFullRange ? top : 224 * unit
    let one = Double(1 << Self.places)
    func factor(_ value: Double) -> Int64 { Int64((value * one).rounded()) }
    luma = factor(65535 / (white - black) / Double(counts[0]))
    lumaOffset = factor(-black * 65535 / (white - black)) + (1 << (Self.places - 1))
    let chroma = 65535 / chromaSpan / Double(counts[1])
    let weights = colors.weights ?? .bt709
    redByRed = factor(weights.redByRed * chroma)
    greenByBlue = factor(weights.greenByBlue * chroma)
    greenByRed = factor(weights.greenByRed * chroma)
    blueByBlue = factor(weights.blueByBlue * chroma)
    chromaOffset = Int64(128 * unit) * Int64(counts[1])
  }

  @inline(__always)
  func color(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> (Int32, Int32, Int32) {
    let y = Int64(first) &* luma &+ lumaOffset
    @inline(__always)
    func whole(_ value: Int64) -> Int32 { Int32(truncatingIfNeeded: value &>> Self.places) }
    if isGray { return (whole(y), whole(y), whole(y)) }
    if isRGB {
      // The planes are in the order green, blue, red.
      let b = Int64(second) &* luma &+ lumaOffset
      let r = Int64(third) &* luma &+ lumaOffset
      return (whole(r), whole(y), whole(b))
    }
    let u = Int64(second) &- chromaOffset
    let v = Int64(third) &- chromaOffset
    return (
      whole(y &+ v &* redByRed), whole(y &+ u &* greenByBlue &+ v &* greenByRed),
      whole(y &+ u &* blueByBlue)
    )
  }
}

import ColorScience

/// Sums of samples → 8-bit sRGB pixels, side by side.
struct PixelConversion {
  private let colors: VideoColors
  private let bits: Int
  private let isGray: Bool
  private let light: LightConversion?

  /// - Parameters:
  ///   - colors: what the samples mean.
  ///   - depth: bits of a sample, 8…16.
  ///   - isGray: whether there is one plane alone.
  init(colors: VideoColors, depth: Int, isGray: Bool) {
    self.colors = colors
    // `FrameShrinker` cuts samples to ten bits.
    bits = min(depth, 10)
    self.isGray = isGray
    light = colors.isPlain ? nil : LightConversion(colors)
  }

  /// The pixels of a small frame, 3 bytes each.
  ///
  /// - Parameters:
  ///   - sums: of the samples of each plane, as `CFilmFrame` orders them.
  ///   - counts: how many samples are in a sum, for each plane.
  func pixels(_ sums: [[UInt32]], counts: [Int]) -> [UInt8] {
    let count = sums[0].count
    let mix = Mix(colors, bits: bits, counts: counts, isGray: isGray)
    // One byte more: four are written at a time.
    var bytes = [UInt8](unsafeUninitializedCapacity: 3 * count + 1) { buffer, filled in
      sums[0].withUnsafeBufferPointer { first in
        sums[isGray ? 0 : 1].withUnsafeBufferPointer { second in
          sums[isGray ? 0 : 2].withUnsafeBufferPointer { third in
            guard let start = UnsafeMutableRawPointer(buffer.baseAddress) else { return }
            for index in 0..<count {
              let (red, green, blue) = mix.color(first[index], second[index], third[index])
              let pixel = light?.pixel(red, green, blue) ?? Self.packed(red, green, blue)
              start.storeBytes(of: pixel.littleEndian, toByteOffset: 3 * index, as: UInt32.self)
            }
          }
        }
      }
      filled = 3 * count + 1
    }
    bytes.removeLast()
    return bytes
  }

  /// Components of 16 bits, which may lie outside, as three bytes of a word.
  @inline(__always)
  private static func packed(_ red: Int32, _ green: Int32, _ blue: Int32) -> UInt32 {
    @inline(__always)
    func byte(_ value: Int32) -> UInt32 {
      // 65535 is 255, so 257 is one step.
      let clipped = UInt32(min(max(value, 0), 65535))
      return (clipped &* 255 &+ 32768) &>> 16
    }
    return byte(red) | byte(green) &<< 8 | byte(blue) &<< 16
  }
}

/// Sums of luma and color differences → red, green, blue of 16 bits, by whole numbers.
private struct Mix {
  private let isRGB, isGray: Bool
  private let luma, lumaOffset: Int64
  private let redByRed, greenByBlue, greenByRed, blueByBlue, chromaOffset: Int64

  /// The binary places that factors have.
  private static let places: Int64 = 20

  init(_ colors: VideoColors, bits: Int, counts: [Int], isGray: Bool) {
    self.isGray = isGray
    isRGB = colors.weights == nil
    let top = Double((1 << bits) - 1)
    let unit = Double(1 << (bits - 8))
    // Source: ITU-R BT.601-7, 2.5.3, and BT.709-6, 4.6: black at 16, white at 235, differences
    // 16…240 about 128, times a power of 2.
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
      // The planes are green, blue, red.
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

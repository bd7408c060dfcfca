import ColorScience

/// Converts sums of samples to 8-bit sRGB pixels, side by side.
struct PixelConversion {
  private let colors: VideoColors
  private let bits: Int
  private let isGray: Bool
  private let light: LightConversion?

  /// - Parameters:
  ///   - colors: what the samples mean.
  ///   - depth: bits of a sample, 8…16.
  ///   - isGray: whether there is only one plane.
  init(colors: VideoColors, depth: Int, isGray: Bool) {
    self.colors = colors
    // `FrameShrinker` reduces samples to ten bits.
    bits = min(depth, 10)
    self.isGray = isGray
    light =
      colors.isPlain
      ? nil : LightConversion(primaries: colors.primaries, transfer: colors.transfer)
  }

  /// The pixels of a small frame, 3 bytes each.
  ///
  /// - Parameters:
  ///   - sums: the sums of samples of each plane, in the order of `CFilmFrame`.
  ///   - counts: how many samples are in a sum, for each plane.
  func pixels(_ sums: [[UInt32]], counts: [Int]) -> [UInt8] {
    let count = sums[0].count
    let mix = YUVToRGB(colors, bits: bits, counts: counts, isGray: isGray)
    // One extra byte, since four are written at a time.
    var bytes = [UInt8](unsafeUninitializedCapacity: 3 * count + 1) { buffer, filled in
      sums[0].withUnsafeBufferPointer { first in
        sums[isGray ? 0 : 1].withUnsafeBufferPointer { second in
          sums[isGray ? 0 : 2].withUnsafeBufferPointer { third in
            guard let start = UnsafeMutableRawPointer(buffer.baseAddress) else { return }
            if light == nil, !mix.isRGB {
              return VectorizedConversion(mix).write(first, second, third, to: start)
            }
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

  /// Packs 16-bit components, which may lie outside 0…65535, as three bytes of a word.
  @inline(__always)
  static func packed(_ red: Int32, _ green: Int32, _ blue: Int32) -> UInt32 {
    @inline(__always)
    func byte(_ value: Int32) -> UInt32 {
      // 65535 maps to 255, so one step is 257.
      let clipped = UInt32(min(max(value, 0), 65535))
      return (clipped &* 255 &+ 32768) &>> 16
    }
    return byte(red) | byte(green) &<< 8 | byte(blue) &<< 16
  }
}

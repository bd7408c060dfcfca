import ColorScience
import Palettes

/// The tables that pixels are converted and counted by, which the system's math library makes.
///
/// Two systems may disagree in the last digit of a logarithm or a power. Where that changes a table,
/// it may change counts, so counts that are to be merged must have the same digest. It does not
/// cover the libraries that decode pictures, whose versions may also give other pixels.
package enum CountingTables {
  /// Lower-case hexadecimal digits, 16 of a SHA-256, over the borders of bins, the codes of sRGB,
  /// and the light of each component coded as sRGB, PQ and HLG.
  ///
  /// - Complexity: O(1), about a millisecond, once for each process.
  package static let digest = String(Digest.hex(bytes).prefix(16))

  private static var bytes: [UInt8] {
    var bytes: [UInt8] = []
    func add(_ number: UInt32) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    BinLayout.numbers.forEach(add)
    for code in 0...65535 {
      bytes.append(SRGBBytes.bytes(SIMD3(repeating: Double(code) / 65535)).x)
    }
    for transfer in [ColorCoding.Transfer.display, .perceptualQuantizer, .hybridLogGamma] {
      // In single precision: a difference in the last of 53 bits never shows in 8.
      for light in LightConversion(primaries: .bt709, transfer: transfer).lights {
        add(Float(light).bitPattern)
      }
    }
    return bytes
  }
}

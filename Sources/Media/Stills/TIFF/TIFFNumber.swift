/// A sample's type in a TIFF, and how samples are extracted from unpacked bytes.
///
/// Samples of 8, 16, 24, 32 and 64 bits are in native byte order. Others are packed without gaps,
/// the highest bit first, and each line begins at a whole byte.
///
/// - Source: TIFF 6.0 §8 (BitsPerSample), §19 (SampleFormat); TIFF Tech Note 3 for 16 and 24 bits
///   of floating point.
struct TIFFNumber: Equatable {
  let bits: Int
  let isFloat: Bool

  /// Fails for types that are not supported.
  init?(bits: Int, isFloat: Bool) {
    guard isFloat ? [16, 24, 32, 64].contains(bits) : (1...32).contains(bits) || bits == 64
    else { return nil }
    (self.bits, self.isFloat) = (bits, isFloat)
  }

  /// The largest code; of 64-bit samples only the upper half is used.
  var top: UInt32 { bits < 32 ? 1 << UInt32(bits) - 1 : .max }

  /// Takes every `step`-th sample of a line, starting with `first`, and stores them in `target`,
  /// `stride` apart. `target` must have enough room.
  ///
  /// - Complexity: O(count).
  func codes(
    _ line: UnsafeRawBufferPointer, first: Int, step: Int, count: Int,
    into target: UnsafeMutablePointer<UInt32>, stride: Int
  ) {
    precondition(count <= 0 || ((first + (count - 1) * step + 1) * bits + 7) / 8 <= line.count)
    switch bits {
    case 8: copy(UInt8.self, line, first, step, count, target, stride) { UInt32($0) }
    case 16: copy(UInt16.self, line, first, step, count, target, stride) { UInt32($0) }
    case 32: copy(UInt32.self, line, first, step, count, target, stride) { $0 }
    case 64: copy(UInt64.self, line, first, step, count, target, stride) { UInt32($0 >> 32) }
    case 24:
      for index in 0..<count { target[index * stride] = triple(line, first + index * step) }
    default:
      for index in 0..<count { target[index * stride] = packed(line, first + index * step) }
    }
  }

  /// The same for floating-point numbers; NaN becomes 0.
  func floats(
    _ line: UnsafeRawBufferPointer, first: Int, step: Int, count: Int,
    into target: UnsafeMutablePointer<Float>, stride: Int
  ) {
    precondition(count <= 0 || ((first + (count - 1) * step + 1) * bits + 7) / 8 <= line.count)
    switch bits {
    case 16:
      copy(UInt16.self, line, first, step, count, target, stride) {
        Self.float(UInt32($0), exponent: 5, mantissa: 10)
      }
    case 24:
      for index in 0..<count {
        target[index * stride] = Self.float(
          triple(line, first + index * step), exponent: 7, mantissa: 16)
      }
    case 32: copy(Float.self, line, first, step, count, target, stride) { $0 }
    default: copy(Double.self, line, first, step, count, target, stride) { Float($0) }
    }
    for index in 0..<count where target[index * stride].isNaN { target[index * stride] = 0 }
  }

  @inline(__always)
  private func copy<Source, Target>(
    _: Source.Type, _ line: UnsafeRawBufferPointer, _ first: Int, _ step: Int, _ count: Int,
    _ target: UnsafeMutablePointer<Target>, _ stride: Int, _ convert: (Source) -> Target
  ) where Source: BitwiseCopyable {
    let size = MemoryLayout<Source>.size
    for index in 0..<count {
      let place = (first + index * step) * size
      target[index * stride] = convert(line.loadUnaligned(fromByteOffset: place, as: Source.self))
    }
  }

  /// A sample of three bytes in native order.
  private func triple(_ line: UnsafeRawBufferPointer, _ index: Int) -> UInt32 {
    let (a, b, c) = (line[3 * index], line[3 * index + 1], line[3 * index + 2])
    let (low, high) = UInt16(littleEndian: 1) == 1 ? (a, c) : (c, a)
    return UInt32(low) | UInt32(b) << 8 | UInt32(high) << 16
  }

  /// A sample that may begin and end within a byte.
  @inline(__always)
  private func packed(_ line: UnsafeRawBufferPointer, _ index: Int) -> UInt32 {
    let start = index * bits
    let end = start + bits
    var number: UInt64 = 0
    for place in start / 8...(end - 1) / 8 { number = number << 8 | UInt64(line[place]) }
    return UInt32(truncatingIfNeeded: number >> UInt64((8 - end % 8) % 8)) & top
  }

  /// A small floating-point number: sign, exponent, mantissa.
  static func float(_ code: UInt32, exponent: UInt32, mantissa: UInt32) -> Float {
    let sign = code >> (exponent + mantissa) & 1
    let power = code >> mantissa & (1 << exponent - 1)
    let fraction = code & (1 << mantissa - 1)
    let bias = UInt32(1) << (exponent - 1) - 1
    if power == 0 {
      // Subnormal numbers have no leading 1.
      let unit = Float(bitPattern: (128 - bias - mantissa) << 23)
      return (sign == 0 ? 1 : -1) * Float(fraction) * unit
    }
    let isSpecial = power == 1 << exponent - 1
    let wide = isSpecial ? 255 : power + 127 - bias
    return Float(bitPattern: sign << 31 | wide << 23 | fraction << (23 - mantissa))
  }
}

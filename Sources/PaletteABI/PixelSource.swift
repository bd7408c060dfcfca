import CPaletteABI
import Frames
import Media

/// The pixels of an array in memory, band by band, as 8-bit sRGB.
final class PixelSource: FrameSource {
  let provenance: Provenance
  let frameSize: (width: Int, height: Int)
  private let pixels: fp_pixels
  private let sample: Sample
  private let start: UnsafeRawPointer
  private var top = 0

  /// The kinds of samples.
  private enum Sample {
    case uint8, uint16, float32, float64
  }

  /// How many pixels a band has at most, unless a row has more.
  private static let bandPixels = 1 << 18

  /// - Throws: `CallError` if the description has no meaning; `MediaError.tooLarge`.
  init(_ pixels: fp_pixels, name: String) throws {
    let limits = ReadLimits.ofCalls
    guard pixels.width != 0, pixels.height != 0 else {
      throw CallError.invalid("an array without pixels has no colors")
    }
    // C's sizes above `Int.max` arrive below 0.
    let (width, height) = (
      Int(clamping: UInt(bitPattern: pixels.width)), Int(clamping: UInt(bitPattern: pixels.height))
    )
    let (count, overflows) = width.multipliedReportingOverflow(by: height)
    guard !overflows, count <= limits.pixels else {
      throw MediaError.tooLarge(width: width, height: height, limit: limits.pixels)
    }
    let need = Self.memory(width: width, height: height)
    guard need <= limits.memory else {
      throw MediaError.tooMuchMemory(bytes: need, limit: limits.memory)
    }
    guard let data = pixels.data else { throw CallError.missing("data") }
    guard (1...4).contains(pixels.channels) else {
      throw CallError.invalid("an array has 1 to 4 channels, not \(pixels.channels)")
    }
    switch fp_sample(UInt32(bitPattern: pixels.sample)) {
    case FP_UINT8: sample = .uint8
    case FP_UINT16: sample = .uint16
    case FP_FLOAT32: sample = .float32
    case FP_FLOAT64: sample = .float64
    default: throw CallError.invalid("no sample is of the kind \(pixels.sample)")
    }
    guard Self.reachIsFinite(pixels, width, height) else {
      throw CallError.invalid("the strides lead out of memory")
    }
    start = data
    self.pixels = pixels
    frameSize = (width, height)
    provenance = Provenance(
      name: name, width: width, height: height, format: "pixels", profile: "sRGB (given)")
  }

  /// Whether the distances of all samples from the first one are numbers.
  private static func reachIsFinite(_ pixels: fp_pixels, _ width: Int, _ height: Int) -> Bool {
    let steps = [
      (pixels.row_stride, height - 1), (pixels.column_stride, width - 1),
      (pixels.channel_stride, Int(pixels.channels) - 1),
    ]
    var reach = 0
    for (stride, count) in steps {
      let (part, overflows) = Int(clamping: stride.magnitude).multipliedReportingOverflow(by: count)
      guard !overflows, part < 1 << 48 else { return false }
      reach += part
    }
    return reach < 1 << 48
  }

  /// The most bytes that counting takes. A row is counted whole, and the search for bars keeps a few
  /// numbers for each column and row. Measured on arrays of 100 million pixels: 20 to 23 bytes for
  /// each column, 8 for each row.
  private static func memory(width: Int, height: Int) -> Int { 24 * width + 8 * height }

  func rewind(keeping pixels: Int) throws { top = 0 }

  func next() throws -> Frame? {
    let (width, height) = frameSize
    guard top < height else { return nil }
    let rows = min(height - top, max(1, Self.bandPixels / width))
    let frame = Frame(
      width: width, height: rows, top: top, channels: hasAlpha ? 4 : 3, bytes: try band(rows))
    top += rows
    return frame
  }

  private var hasAlpha: Bool { pixels.channels == 2 || pixels.channels == 4 }

  private func band(_ rows: Int) throws(CallError) -> [UInt8] {
    switch sample {
    case .uint8: return try band(rows, of: UInt8.self) { $0 }
    case .uint16:
      let isSwapped = pixels.swapped != 0
      return try band(rows, of: UInt16.self) { value in
        let value = UInt32(isSwapped ? value.byteSwapped : value)
        return UInt8((value * 255 + 32767) / 65535)
      }
    case .float32:
      let isSwapped = pixels.swapped != 0
      return try band(rows, of: UInt32.self) { bits in
        Self.byte(Double(Float(bitPattern: isSwapped ? bits.byteSwapped : bits)))
      }
    case .float64:
      let isSwapped = pixels.swapped != 0
      return try band(rows, of: UInt64.self) { bits in
        Self.byte(Double(bitPattern: isSwapped ? bits.byteSwapped : bits))
      }
    }
  }

  /// The byte for a real number, 0…1; `nil` for one that is not a number.
  @inline(__always)
  private static func byte(_ value: Double) -> UInt8? {
    value.isNaN ? nil : UInt8((min(1, max(0, value)) * 255).rounded())
  }

  /// The next rows as red, green, blue, and alpha if there is any.
  private func band<Bits: BitwiseCopyable>(
    _ rows: Int, of type: Bits.Type, _ byte: (Bits) -> UInt8?
  ) throws(CallError) -> [UInt8] {
    let width = frameSize.width
    let isGray = pixels.channels < 3
    let colors = isGray ? 1 : 3
    let outputs = hasAlpha ? 4 : 3
    var missing: (x: Int, y: Int)?
    let bytes = [UInt8](unsafeUninitializedCapacity: rows * width * outputs) { bytes, filled in
      var place = 0
      for row in top..<top + rows {
        var pixel = start + row * pixels.row_stride
        for column in 0..<width {
          for channel in 0..<colors + (hasAlpha ? 1 : 0) {
            let bits = (pixel + channel * pixels.channel_stride).loadUnaligned(as: Bits.self)
            guard let value = byte(bits) else {
              missing = (column, row)
              return
            }
            if isGray, channel == 0 {
              (bytes[place], bytes[place + 1], bytes[place + 2]) = (value, value, value)
              place += 3
            } else {
              bytes[place] = value
              place += 1
            }
          }
          pixel += pixels.column_stride
        }
      }
      filled = place
    }
    if let missing {
      throw .invalid("the pixel at (\(missing.x), \(missing.y)) is not a number")
    }
    return bytes
  }
}

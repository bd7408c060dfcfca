import CJXL
import ColorScience
import Platform

/// Decodes one JPEG XL picture with libjxl: the first frame that is shown, with all the frames that
/// it is composed of, upright. The whole picture is decoded when rows are first requested, and held
/// until the last row was returned, with `layout.pixelSize` bytes per pixel.
///
/// Samples have 8 bits if the file has no more, otherwise 16, or are floating-point numbers if the
/// file's are. Spot colors are mixed into the others, as in libjxl's own viewers. Of several alpha
/// channels the first counts.
final class JXLDecoder: StillDecoder {
  let width, height: Int
  let layout: SampleLayout
  let profile: [UInt8]?
  let coding: ColorCoding?
  private let decoder: OpaquePointer
  private var pixels: UnsafeMutableRawPointer?
  private var hasDecoded = false
  // Keep the bytes in place.
  private let input: MediaInput
  private let joined: HeldBytes?

  /// Reads everything before the pixels.
  ///
  /// - Throws: `MediaError.damaged`; `.unsupported` for colors that cannot be determined;
  ///   `.libraryMissing`.
  init(_ input: MediaInput) throws(MediaError) {
    if let reason = cjxl_load() { throw .libraryMissing(String(cString: reason)) }
    var header = CJXLHeader()
    var outcome = CJXLDone
    // The boxes are removed: libjxl 0.7 misreads long lengths, and metadata are not needed.
    let parts = try JXLStructure.parts(of: input.bytes)
    joined = parts.count > 1 ? JXLStructure.joined(parts, of: input.bytes) : nil
    let bytes = joined?.buffer ?? UnsafeRawBufferPointer(rebasing: input.bytes[parts[0]])
    guard
      let decoder = cjxl_open(
        bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, &header, &outcome)
    else { throw JXLDecoder.failure(outcome) }
    self.input = input
    self.decoder = decoder
    (width, height) = (Int(header.width), Int(header.height))
    do throws(MediaError) {
      let profile = try JXLDecoder.profile(decoder, header.colors)
      coding = try ColorCoding(header.colors, isGray: header.isGray != 0)
      layout = try SampleLayout(header, profile)
      self.profile = profile
    } catch {
      cjxl_close(decoder)
      throw error
    }
  }

  deinit {
    free(pixels)
    cjxl_close(decoder)
  }

  /// - Complexity: O(pixels of the picture) at the first call, O(`count`) later.
  func rows(_ count: Int, from top: Int) throws(MediaError) -> [UInt8] {
    precondition(count >= 0 && top >= 0 && top <= height - count, "rows outside the picture")
    if !hasDecoded { try decode() }
    guard let pixels else { preconditionFailure("rows must be asked for in order") }
    let row = width * layout.pixelSize
    let bytes = Array(UnsafeRawBufferPointer(start: pixels + top * row, count: count * row))
    if top + count == height {
      free(pixels)
      self.pixels = nil
    }
    return bytes
  }

  private func decode() throws(MediaError) {
    hasDecoded = true
    guard let pixels = calloc(width * height, layout.pixelSize) else { throw .outOfMemory }
    let outcome = cjxl_decode(
      decoder, CJXLNumber(UInt32(layout.number.rawValue)), layout.model == .cmyk ? 1 : 0, pixels)
    guard outcome == CJXLDone else {
      free(pixels)
      throw JXLDecoder.failure(outcome)
    }
    self.pixels = pixels
  }

  private static func profile(
    _ decoder: OpaquePointer, _ colors: CJXLColors
  ) throws(MediaError) -> [UInt8]? {
    guard colors.profileSize > 0 else { return nil }
    var profile = [UInt8](repeating: 0, count: colors.profileSize)
    guard cjxl_profile(decoder, &profile, profile.count) != 0 else {
      throw .damaged("its color profile cannot be read")
    }
    return profile
  }

  private static func failure(_ outcome: CJXLOutcome) -> MediaError {
    switch outcome {
    case CJXLOutOfMemory: .outOfMemory
    case CJXLBreaksOff: .damaged("it is cut short")
    case CJXLNoFrame: .damaged("it has no visible frame")
    default: .damaged("libjxl cannot decode it")
    }
  }
}

extension SampleLayout {
  fileprivate init(_ header: CJXLHeader, _ profile: [UInt8]?) throws(MediaError) {
    let colors = header.colors
    guard colors.areXYB == 0 else {
      throw .unsupported("a JPEG XL picture whose color space is XYB")
    }
    // Converted colors may need more precision than the file has.
    let isDeep = header.bits > 8 || colors.areConverted != 0 && header.isGray == 0
    let number: Number = header.isFloating != 0 ? .float : isDeep ? .uint16 : .uint8
    var model: Model = header.isGray != 0 ? .gray : .rgb
    // Source: ICC.1:2022, 7.2: the color space of the data.
    if let profile, profile.dropFirst(16).starts(with: "CMYK".utf8) {
      guard header.black >= 0, model == .rgb else {
        throw .unsupported("a JPEG XL picture in CMYK without black")
      }
      model = .cmyk
    }
    let tops: [Number: Double] = [.uint8: 255, .uint16: 65535, .float: 1]
    self.init(
      model: model, number: number, top: tops[number] ?? 1,
      alpha: header.hasAlpha != 0 ? .straight : .none)
  }
}

extension ColorCoding {
  /// Fails if a profile declares the colors, or nothing does.
  ///
  /// - Throws: `MediaError.damaged` if no mixture of the primaries gives white.
  fileprivate init?(_ colors: CJXLColors, isGray: Bool) throws(MediaError) {
    guard colors.areKnown != 0 else { return nil }
    guard let (primaries, name) = ColorCoding.primaries(colors, isGray) else {
      throw .damaged("its primaries cannot be mixed to white")
    }
    let transfer: Transfer
    let curve: String
    switch colors.transfer {
    case CJXLTransferLinear: (transfer, curve) = (.linear, " linear")
    case CJXLTransferPQ: (transfer, curve) = (.perceptualQuantizer, " PQ")
    case CJXLTransferHLG: (transfer, curve) = (.hybridLogGamma, " HLG")
    case CJXLTransferGamma:
      transfer = .gamma(colors.gamma)
      let hundredths = Int((colors.gamma * 100).rounded())
      curve = " gamma \(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    default: (transfer, curve) = (.display, "")
    }
    let isSRGB = transfer == .display && primaries == .bt709
    let words = isSRGB ? "sRGB" : name + curve
    self.init(
      primaries: primaries, transfer: transfer,
      words: colors.areConverted != 0 ? "XYB (JPEG XL)" : "\(words) (JPEG XL)")
  }

  private static func primaries(
    _ colors: CJXLColors, _ isGray: Bool
  ) -> (Primaries, name: String)? {
    switch colors.primaries {
    case CJXLPrimariesBT709: return (.bt709, isGray ? "gray" : "BT.709")
    case CJXLPrimariesDisplayP3: return (.displayP3, "Display P3")
    case CJXLPrimariesBT2020: return (.bt2020, "BT.2020")
    default: break
    }
    func place(_ xy: (Double, Double)) -> SIMD2<Double> { [xy.0, xy.1] }
    let (red, green, blue, white) = colors.xy
    // Gray has no primaries, and needs none.
    let known = Primaries.bt709
    let primaries =
      isGray
      ? Primaries(red: known.red, green: known.green, blue: known.blue, white: place(white))
      : Primaries(red: place(red), green: place(green), blue: place(blue), white: place(white))
    return primaries.map { ($0, isGray ? "gray" : "custom primaries") }
  }
}

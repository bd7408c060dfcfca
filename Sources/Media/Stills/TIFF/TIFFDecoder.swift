import ColorScience

/// Pictures in TIFF: libtiff unpacks strips and tiles, and this code interprets the samples.
final class TIFFDecoder: StillDecoder {
  let width: Int
  let height: Int
  let layout: SampleLayout
  let profile: [UInt8]?
  let coding: ColorCoding?
  /// How many full pictures the file has; the first one is read.
  let pages: Int

  private let rows: TIFFRows
  private let conversion: TIFFConversion
  // Keeps the bytes in place while libtiff reads them.
  private let input: MediaInput

  /// - Throws: `MediaError.damaged`, `.unsupported` for kinds that are not supported,
  ///   `.outOfMemory`, `.libraryMissing`. Nothing is unpacked yet.
  init(_ input: MediaInput) throws(MediaError) {
    self.input = input
    guard let file = TIFFFile(input.bytes) else { throw .damaged("its header is cut short") }
    let pages = try TIFFPages(file)
    let picture = try TIFFPicture(pages.directory, of: file)
    let tags = TIFFTags(file: file, directory: pages.directory)
    let meaning = try TIFFMeaning(picture, tags)
    try TIFFCompression.check(picture.compression)
    let palette =
      meaning.colors == .palette ? try TIFFPalette(tags, codes: 1 << picture.bits) : nil
    (width, height, self.pages) = (picture.width, picture.height, pages.count)
    rows = try TIFFRows(
      picture, planes: picture.isSeparate ? meaning.sources : [0], at: pages.place,
      of: input.bytes)
    conversion = TIFFConversion(
      picture, meaning, palette: palette, chroma: TIFFChroma(tags, rows.shared), rows)
    layout = conversion.layout
    profile = tags.profile
    coding = Self.coding(picture, meaning)
  }

  /// The coding of floating-point samples, which are linear light.
  private static func coding(_ picture: TIFFPicture, _ meaning: TIFFMeaning) -> ColorCoding? {
    guard meaning.number.isFloat else { return nil }
    switch meaning.colors {
    case _ where picture.isLogLuv:
      return ColorCoding(primaries: .bt709, transfer: .linear, words: "CIE XYZ (LogLuv)")
    case .plain:
      return ColorCoding(
        primaries: .bt709, transfer: .linear, words: "linear sRGB (assumed)",
        notes: ["floating-point samples were read as linear light"])
    default: return nil
    }
  }

  func rows(_ count: Int, from top: Int) throws(MediaError) -> [UInt8] {
    precondition(count >= 0 && top >= 0 && top + count <= height, "rows outside the picture")
    let size = width * layout.pixelSize
    var failure: MediaError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size * count) { room, filled in
      let bytes = UnsafeMutableRawBufferPointer(room)
      for row in 0..<count {
        do throws(MediaError) {
          try rows.load(top + row)
        } catch {
          failure = error
          return
        }
        conversion.convert(
          top + row, into: UnsafeMutableRawBufferPointer(rebasing: bytes[filled..<filled + size]))
        filled += size
      }
    }
    if let failure { throw failure }
    return bytes
  }
}

import Palettes

/// CIELAB as TIFF codes it.
///
/// - Source: TIFF 6.0 §23 (CIELab of 8 bits); Adobe Photoshop TIFF Technical Notes 2002 (ICCLab);
///   libtiff 4.5 `tif_color.c` (CIELab of 16 bits).
enum TIFFLab {
  enum Coding: Equatable {
    /// L* from 0 to the largest code, a* and b* signed; of 16 bits with 8 behind the point.
    case signed
    /// As in ICC profiles: a* and b* have 128 added, and L* 100 is 255, or 65,280 of 16 bits.
    case offset
    /// L*, a* and b* themselves.
    case float

    /// - Throws: `MediaError.unsupported` for numbers of bits that have no definition.
    init(_ picture: TIFFPicture) throws(MediaError) {
      guard !picture.isFloat else {
        self = .float
        return
      }
      guard picture.bits == 8 || picture.bits == 16 else {
        throw .unsupported("CIELAB of \(picture.bits.counted("bit"))")
      }
      self = picture.photometric == 9 ? .offset : .signed
    }

    /// L* of a code.
    func lightness(_ code: UInt32, bits: Int) -> Float {
      let top: Float = bits == 8 ? 255 : self == .offset ? 65_280 : 65_535
      return Float(code) * 100 / top
    }

    /// a* or b* of a code.
    func opponent(_ code: UInt32, bits: Int) -> Float {
      let unit: Float = bits == 8 ? 1 : 256
      if self == .offset { return Float(code) / unit - 128 }
      let half = UInt32(1) << UInt32(bits - 1)
      return (Float(code ^ half) - Float(half)) / unit
    }
  }
}

import Palettes

/// CIELAB as coded in TIFF.
///
/// - Source: TIFF 6.0 §23 (CIELab of 8 bits); Adobe Photoshop TIFF Technical Notes 2002 (ICCLab);
///   libtiff 4.5 `tif_color.c` (CIELab of 16 bits).
enum TIFFLab {
  enum Coding: Equatable {
    /// L* from 0 to the largest code, a* and b* signed; in 16 bits, a* and b* have 8 fractional
    /// bits.
    case signed
    /// As in ICC profiles: 128 is added to a* and b*, and L* 100 is 255, or 65,280 in 16 bits.
    case offset
    /// L*, a* and b* as floating-point numbers.
    case float

    /// - Throws: `MediaError.unsupported` for bit depths without a definition.
    init(_ picture: TIFFPicture) throws(MediaError) {
      guard !picture.isFloat else {
        self = .float
        return
      }
      guard picture.bits == 8 || picture.bits == 16 else {
        throw .unsupported("CIELAB with \(picture.bits.counted("bit"))")
      }
      self = picture.photometric == 9 ? .offset : .signed
    }

    /// L* for a code.
    func lightness(_ code: UInt32, bits: Int) -> Float {
      let top: Float = bits == 8 ? 255 : self == .offset ? 65_280 : 65_535
      return Float(code) * 100 / top
    }

    /// a* or b* for a code.
    func opponent(_ code: UInt32, bits: Int) -> Float {
      let unit: Float = bits == 8 ? 1 : 256
      if self == .offset { return Float(code) / unit - 128 }
      let half = UInt32(1) << UInt32(bits - 1)
      return (Float(code ^ half) - Float(half)) / unit
    }
  }
}

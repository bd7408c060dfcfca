import CTIFF

/// The compression methods of TIFF by their numbers.
enum TIFFCompression {
  /// - Source: TIFF 6.0; libtiff 4.7 `tiff.h`; DNG 1.7.
  private static let names: [Int: String] = [
    1: "none", 2: "CCITT modified Huffman", 3: "fax group 3", 4: "fax group 4", 5: "LZW",
    6: "old-style JPEG", 7: "JPEG", 8: "Deflate", 9: "JBIG", 10: "JBIG", 32766: "NeXT",
    32771: "CCITT modified Huffman", 32773: "PackBits", 32809: "ThunderScan", 32895: "IT8",
    32896: "IT8", 32897: "IT8", 32898: "IT8", 32908: "Pixar Film", 32909: "PixarLog",
    32946: "Deflate", 32947: "Kodak DCS", 33003: "JPEG 2000", 33004: "JPEG 2000",
    33005: "JPEG 2000", 34661: "JBIG", 34676: "SGI LogLuv", 34677: "SGI LogLuv",
    34712: "JPEG 2000", 34713: "Nikon NEF", 34715: "JBIG 2", 34718: "MDI", 34719: "MDI",
    34720: "MDI", 34887: "LERC", 34892: "lossy JPEG of DNG", 34925: "LZMA",
    34926: "Zstandard", 34927: "WebP", 34933: "PNG", 34934: "JPEG XR", 50000: "Zstandard",
    50001: "WebP", 50002: "JPEG XL", 52546: "JPEG XL",
  ]

  /// - Throws: `MediaError.unsupported` with the method's name if this libtiff does not unpack it,
  ///   `.libraryMissing`.
  static func check(_ compression: Int) throws(MediaError) {
    try TIFFReader.load()
    guard ctiff_unpacks(CInt(clamping: compression)) != 0 else {
      throw .unsupported("its compression (\(names[compression] ?? "number \(compression)"))")
    }
  }
}

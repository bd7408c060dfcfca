#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which bin a pixel falls into: fine where eyes and pictures are, coarse where they are not.
///
/// Bins are boxes in luma (r + 2g + b)/4 and two chroma differences, r − b and (2g − r − b)/2.
/// Luma has a bin for each level below 16, every second level below 64, every third above. Chroma
/// bins are 4 levels wide within 32 of gray and grow by the eighth of an octave beyond. A still
/// fills some 15,000 of the 412,776 bins, and k-means on bin means comes within 0.3 % of k-means
/// on all pixels (`Documentation/Measurements/histogram.md`).
enum BinLayout {
  /// How many bins luma has for one chroma.
  static let lumaLevels = 104
  /// How many bins each chroma axis has.
  static let chromaLevels = 2 * chromaLevel(255) + 1
  /// How many bins there are.
  static let count = lumaLevels * chromaLevels * chromaLevels

  /// Bin numbers of luma 0…255; the three tables' values add up to a bin's number.
  private static let luma = (0..<256).map { UInt32(lumaLevel($0)) }
  /// By r − b, from −255.
  private static let redBlue = (-255...255).map { offset(chroma: Double($0), scale: lumaLevels) }
  /// By 2g − r − b, from −510.
  private static let green = (-510...510).map {
    offset(chroma: Double($0) / 2, scale: lumaLevels * chromaLevels)
  }

  /// Calls `body` with the three tables, to be indexed by luma, by r − b and by 2g − r − b
  /// (negative indices included); their values add up to a bin's number.
  @inline(__always)
  static func withTables(
    _ body: (UnsafePointer<UInt32>, UnsafePointer<UInt32>, UnsafePointer<UInt32>) -> Void
  ) {
    luma.withUnsafeBufferPointer { luma in
      redBlue.withUnsafeBufferPointer { redBlue in
        green.withUnsafeBufferPointer { green in
          body(luma.baseAddress!, redBlue.baseAddress! + 255, green.baseAddress! + 510)
        }
      }
    }
  }

  /// The number of the bin into which an 8-bit color falls. O(1).
  static func bin(_ color: SIMD3<UInt8>) -> UInt32 {
    let (red, green2, blue) = (Int(color.x), 2 * Int(color.y), Int(color.z))
    return luma[(red + green2 + blue) >> 2] + redBlue[red - blue + 255]
      + green[green2 - red - blue + 510]
  }

  /// The number of the coarse cell (4 luma × 3 × 3 chroma bins) in which a bin lies; its bins
  /// are merged where few pixels fell.
  static func coarse(_ bin: UInt32) -> UInt32 {
    let luma = Int(bin) % lumaLevels
    let redBlue = Int(bin) / lumaLevels % chromaLevels
    let green = Int(bin) / lumaLevels / chromaLevels
    return UInt32(((green + 1) / 3 * 64 + (redBlue + 1) / 3) * 64 + luma / 4)
  }

  private static func lumaLevel(_ luma: Int) -> Int {
    switch luma {
    case ..<16: luma
    case ..<64: 16 + (luma - 16) / 2
    default: 40 + (luma - 64) / 3
    }
  }

  /// Steps away from gray, by the size of a chroma difference, 0…255.
  private static func chromaLevel(_ difference: Double) -> Int {
    difference < 32 ? Int(difference / 4) : Int(8 + 8 * log2(difference / 32))
  }

  private static func offset(chroma: Double, scale: Int) -> UInt32 {
    let steps = chromaLevel(abs(chroma))
    return UInt32((chromaLevels / 2 + (chroma < 0 ? -steps : steps)) * scale)
  }
}

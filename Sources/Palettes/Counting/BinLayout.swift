#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which bin a pixel falls into: fine where eyes and pictures are, coarse where they are not.
///
/// Bins are boxes in luma (r + 2g + b)/4 and two chroma differences, r − b and (2g − r − b)/2.
/// Luma has a bin for each level below 16, for every second below 64, for every third above.
/// Chroma bins are 1 wide next to gray, 2 wide up to 8, 4 wide up to 32, and grow by the eighth
/// of an octave beyond. `Documentation/Measurements/histogram.md` tells what that costs k-means.
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

  /// The number of the coarse cell in which a bin lies (4 luma bins, 12 levels of chroma near
  /// gray), where bins into which few pixels fell are merged.
  static func coarse(_ bin: UInt32) -> UInt32 {
    let luma = Int(bin) % lumaLevels
    let redBlue = Int(bin) / lumaLevels % chromaLevels
    let green = Int(bin) / lumaLevels / chromaLevels
    return UInt32((coarseChroma[green] * 64 + coarseChroma[redBlue]) * 64 + luma / 4)
  }

  /// For each chroma bin its coarse one, counted from 0.
  private static let coarseChroma = (0..<chromaLevels).map { level in
    let steps = abs(level - chromaLevels / 2)
    // Levels 0…5 span 0…11 of gray's neighborhood; from there on three levels make one.
    let coarse = steps < 6 ? 0 : (steps - 3) / 3
    return 32 + (level < chromaLevels / 2 ? -coarse : coarse)
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
    switch difference {
    case ..<2: Int(difference)
    case ..<8: 2 + Int((difference - 2) / 2)
    case ..<32: 5 + Int((difference - 8) / 4)
    default: 11 + Int(8 * log2(difference / 32))
    }
  }

  private static func offset(chroma: Double, scale: Int) -> UInt32 {
    let steps = chromaLevel(abs(chroma))
    return UInt32((chromaLevels / 2 + (chroma < 0 ? -steps : steps)) * scale)
  }
}

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
  /// How many pairs of chroma bins there are.
  static let chromaCount = chromaLevels * chromaLevels
  /// How many bins there are.
  static let count = lumaLevels * chromaCount

  /// Luma bins of luma 0…255.
  private static let luma = (0..<256).map { UInt32(lumaLevel($0)) }
  /// By r − b, from −255; this and the next add up to the number of a pair of chroma bins.
  private static let redBlue = (-255...255).map { offset(chroma: Double($0), scale: 1) }
  /// By 2g − r − b, from −510.
  private static let green = (-510...510).map {
    offset(chroma: Double($0) / 2, scale: chromaLevels)
  }

  /// Calls `body` with the three tables, to be indexed by luma, by r − b and by 2g − r − b
  /// (negative indices included). The first gives the luma bin, the others' sum the chroma.
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
    let chroma = redBlue[red - blue + 255] + green[green2 - red - blue + 510]
    return bin(chroma, Int(luma[(red + green2 + blue) >> 2]))
  }

  /// The number of the bin with this pair of chroma bins and this luma bin.
  static func bin(_ chroma: UInt32, _ luma: Int) -> UInt32 {
    chroma * UInt32(lumaLevels) + UInt32(luma)
  }

  /// The pair of chroma bins and the luma bin of a bin's number.
  static func parts(of bin: UInt32) -> (chroma: UInt32, luma: Int) {
    (bin / UInt32(lumaLevels), Int(bin) % lumaLevels)
  }

  /// The number of the coarse cell in which a bin lies (4 luma bins, 12 levels of chroma near
  /// gray), where bins into which few pixels fell are merged.
  static func coarse(_ bin: UInt32) -> Int {
    let (chroma, luma) = parts(of: bin)
    let (green, redBlue) = Int(chroma).quotientAndRemainder(dividingBy: chromaLevels)
    return (coarseChroma[green] * coarseChromaLevels + coarseChroma[redBlue]) * lumaLevels / 4
      + luma / 4
  }

  /// How many coarse cells there are.
  static let coarseCount = coarseChromaLevels * coarseChromaLevels * lumaLevels / 4

  private static let coarseChromaLevels = 2 * coarseSteps(chromaLevels / 2) + 1

  /// For each chroma bin its coarse one, counted from 0.
  private static let coarseChroma = (0..<chromaLevels).map { level in
    let steps = level - chromaLevels / 2
    let coarse = coarseSteps(abs(steps))
    return coarseChromaLevels / 2 + (steps < 0 ? -coarse : coarse)
  }

  /// The six chroma bins next to gray (12 levels) make one, and then every three.
  private static func coarseSteps(_ steps: Int) -> Int { steps < 6 ? 0 : (steps - 3) / 3 }

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

import CMath

/// Which bin a pixel falls into: fine where eyes and pictures are, coarse where they are not.
///
/// Bins are boxes in luma (r + 2g + b)/4 and two chroma differences, r − b and (2g − r − b)/2.
/// Luma has a bin for each level below 16, for every second below 64, for every third above.
/// Chroma bins are 1 wide next to gray, 2 wide up to 8, 4 wide up to 32, and grow by the eighth
/// of an octave beyond. `Documentation/Measurements/histogram.md` tells what that costs k-means.
package enum BinLayout {
  /// How many bins luma has for one chroma, a multiple of 8.
  package static let lumaLevels = 104
  /// How many bins each chroma axis has.
  package static let chromaLevels = 2 * chromaLevel(255) + 1
  /// How many pairs of chroma bins there are.
  static let chromaCount = chromaLevels * chromaLevels
  /// How many bins there are.
  package static let count = lumaLevels * chromaCount

  /// Where 0 is in each part of `table`: r − b from −255, 2g − r − b from −510, r + 2g + b from 0.
  package static let redBlueStart = 255
  package static let greenStart = redBlueStart + 255 + 1 + 510
  package static let lumaStart = greenStart + 510 + 1

  /// By r − b and by 2g − r − b, the parts of the number of a pair of chroma bins, which add up;
  /// by r + 2g + b the luma bin. One table, so that the hot loop holds one address.
  private static let table: [UInt16] =
    (-255...255).map { offset(chroma: Double($0), scale: 1) }
    + (-510...510).map { offset(chroma: Double($0) / 2, scale: chromaLevels) }
    + (0...1020).map { UInt16(lumaLevel($0 / 4)) }

  /// Calls `body` with the table of bins; see `redBlueStart` and its neighbors.
  @inline(__always)
  package static func withTable<Result>(_ body: (UnsafePointer<UInt16>) -> Result?) -> Result? {
    table.withUnsafeBufferPointer { $0.baseAddress.flatMap(body) }
  }

  /// The number of the bin into which an 8-bit color falls. O(1).
  static func bin(_ color: SIMD3<UInt8>) -> UInt32 {
    let sum = Int(color.x) + 2 * Int(color.y) + Int(color.z)
    return bin(chroma(color), Int(table[lumaStart + sum]))
  }

  /// The pair of chroma bins into which an 8-bit color falls. O(1).
  static func chroma(_ color: SIMD3<UInt8>) -> UInt32 {
    let (red, green2, blue) = (Int(color.x), 2 * Int(color.y), Int(color.z))
    return UInt32(table[redBlueStart + red - blue] + table[greenStart + green2 - red - blue])
  }

  /// The number of the bin with this pair of chroma bins and this luma bin.
  static func bin(_ chroma: UInt32, _ luma: Int) -> UInt32 {
    chroma * UInt32(lumaLevels) + UInt32(luma)
  }

  /// The pair of chroma bins and the luma bin of a bin's number.
  package static func parts(of bin: UInt32) -> (chroma: UInt32, luma: Int) {
    (bin / UInt32(lumaLevels), Int(bin) % lumaLevels)
  }

  /// The number of the coarse cell in which a bin lies (4 luma bins, 12 levels of chroma near
  /// gray), where bins into which few pixels fell are merged.
  ///
  /// - Parameter columns: `coarseColumns`, held by who asks often.
  static func coarse(_ bin: UInt32, in columns: [UInt32]) -> Int {
    let (chroma, luma) = parts(of: bin)
    return Int(columns[Int(chroma)]) + luma / 4
  }

  /// How many coarse cells there are.
  static let coarseCount = coarseChromaLevels * coarseChromaLevels * lumaLevels / 4

  private static let coarseChromaLevels = 2 * coarseSteps(chromaLevels / 2) + 1

  /// For each pair of chroma bins the first of its coarse cells.
  static let coarseColumns = (0..<chromaCount).map { chroma in
    let (green, redBlue) = chroma.quotientAndRemainder(dividingBy: chromaLevels)
    let pair = coarseChroma[green] * coarseChromaLevels + coarseChroma[redBlue]
    return UInt32(pair * lumaLevels / 4)
  }

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

  private static func offset(chroma: Double, scale: Int) -> UInt16 {
    let steps = chromaLevel(abs(chroma))
    return UInt16((chromaLevels / 2 + (chroma < 0 ? -steps : steps)) * scale)
  }
}

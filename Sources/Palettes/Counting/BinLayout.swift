import CMath

/// The bin to which a pixel belongs: fine bins where eyes and pictures need them, coarse ones
/// elsewhere.
///
/// Bins are boxes in luma (r + 2g + b)/4 and two chroma differences, r − b and (2g − r − b)/2. Luma
/// has a bin for each level below 16, for every second level below 64, and for every third above.
/// Chroma bins are 1 wide next to gray, 2 wide up to 8, 4 wide up to 32, and beyond that they grow
/// by an eighth of an octave. `Documentation/Measurements/histogram.md` reports the effect on
/// k-means.
package enum BinLayout {
  /// The number of luma bins for each pair of chroma bins, a multiple of 8.
  package static let lumaLevels = 104
  /// The number of bins on each chroma axis.
  package static let chromaLevels = 2 * chromaLevel(255) + 1
  /// The number of pairs of chroma bins.
  static let chromaCount = chromaLevels * chromaLevels
  /// The number of bins.
  package static let count = lumaLevels * chromaCount

  /// The index of value 0 in each part of `table`: r − b starts at −255, 2g − r − b at −510, r + 2g
  /// + b at 0.
  package static let redBlueStart = 255
  package static let greenStart = redBlueStart + 255 + 1 + 510
  package static let lumaStart = greenStart + 510 + 1

  /// Indexed by r − b and by 2g − r − b: two numbers whose sum is the number of a pair of chroma
  /// bins. Indexed by r + 2g + b: the luma bin. It is one table, so that the hot loop needs only
  /// one address.
  private static let table: [UInt16] =
    (-255...255).map { offset(chroma: Double($0), scale: 1) }
    + (-510...510).map { offset(chroma: Double($0) / 2, scale: chromaLevels) }
    + (0...1020).map { UInt16(lumaLevel($0 / 4)) }

  /// Calls `body` with the table of bins; see `redBlueStart`, `greenStart` and `lumaStart`.
  @inline(__always)
  package static func withTable<Result>(_ body: (UnsafePointer<UInt16>) -> Result?) -> Result? {
    table.withUnsafeBufferPointer { $0.baseAddress.flatMap(body) }
  }

  /// Every number that decides in which bin a pixel is counted and which bins are merged: equal
  /// numbers mean equal counts. Some come from the system's `log2`.
  package static var numbers: [UInt32] { table.map(UInt32.init) + coarseColumns }

  /// The number of the bin to which an 8-bit color belongs. O(1).
  static func bin(_ color: SIMD3<UInt8>) -> UInt32 {
    let sum = Int(color.x) + 2 * Int(color.y) + Int(color.z)
    return bin(chroma(color), Int(table[lumaStart + sum]))
  }

  /// The pair of chroma bins to which an 8-bit color belongs. O(1).
  static func chroma(_ color: SIMD3<UInt8>) -> UInt32 {
    let (red, green2, blue) = (Int(color.x), 2 * Int(color.y), Int(color.z))
    return UInt32(table[redBlueStart + red - blue] + table[greenStart + green2 - red - blue])
  }

  /// The number of the bin with this pair of chroma bins and this luma bin.
  static func bin(_ chroma: UInt32, _ luma: Int) -> UInt32 {
    chroma * UInt32(lumaLevels) + UInt32(luma)
  }

  /// The pair of chroma bins and the luma bin for the number of a bin.
  package static func parts(of bin: UInt32) -> (chroma: UInt32, luma: Int) {
    (bin / UInt32(lumaLevels), Int(bin) % lumaLevels)
  }

  /// The number of the coarse cell that contains a bin (4 luma bins, 12 levels of chroma near
  /// gray). Bins with few pixels are merged within their cell.
  ///
  /// - Parameter columns: `coarseColumns`; frequent callers keep it in a variable.
  static func coarse(_ bin: UInt32, in columns: [UInt32]) -> Int {
    let (chroma, luma) = parts(of: bin)
    return Int(columns[Int(chroma)]) + luma / 4
  }

  /// The number of coarse cells.
  static let coarseCount = coarseChromaLevels * coarseChromaLevels * lumaLevels / 4

  private static let coarseChromaLevels = 2 * coarseSteps(chromaLevels / 2) + 1

  /// For each pair of chroma bins, the first of its coarse cells.
  static let coarseColumns = (0..<chromaCount).map { chroma in
    let (green, redBlue) = chroma.quotientAndRemainder(dividingBy: chromaLevels)
    let pair = coarseChroma[green] * coarseChromaLevels + coarseChroma[redBlue]
    return UInt32(pair * lumaLevels / 4)
  }

  /// For each chroma bin, its coarse bin, counted from 0.
  private static let coarseChroma = (0..<chromaLevels).map { level in
    let steps = level - chromaLevels / 2
    let coarse = coarseSteps(abs(steps))
    return coarseChromaLevels / 2 + (steps < 0 ? -coarse : coarse)
  }

  /// The six chroma bins next to gray (12 levels) form one coarse bin, and then every three bins
  /// form one.
  private static func coarseSteps(_ steps: Int) -> Int { steps < 6 ? 0 : (steps - 3) / 3 }

  private static func lumaLevel(_ luma: Int) -> Int {
    switch luma {
    case ..<16: luma
    case ..<64: 16 + (luma - 16) / 2
    default: 40 + (luma - 64) / 3
    }
  }

  /// The number of bins away from gray, for the size of a chroma difference, 0…255.
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

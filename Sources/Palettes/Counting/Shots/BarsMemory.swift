/// What the judge of a shot needs to know of the shot before, as numbers to be kept in a file.
extension ShotJudge {
  /// The bars of this shot as the next one takes them over; empty if there are none.
  package var barsMemory: [Double] {
    guard let margins = bars.handedOn(isPicture: verdict == nil) else { return [] }
    let ends = [margins.rows.start, margins.rows.end, margins.columns.start, margins.columns.end]
    return ends.map(Double.init) + (0..<4).map { margins.fractions[$0] }
  }

  /// The judge of the shot after one with this memory.
  package init(width: Int, height: Int, framesPerSecond: Double, barsMemory: [Double]) {
    self.init(width: width, height: height, framesPerSecond: framesPerSecond)
    guard barsMemory.count == 8, barsMemory.allSatisfy({ (0...65536).contains($0) }) else { return }
    let ends = barsMemory[..<4].map { Int($0) }
    guard ends[0] + ends[1] < height, ends[2] + ends[3] < width else { return }
    bars = ShotBars(
      width: width, height: height, longLooks: Self.longLooks,
      before: ShotBars.Margins(
        rows: .init(start: ends[0], end: ends[1]), columns: .init(start: ends[2], end: ends[3]),
        size: SIMD2(width, height),
        fractions: SIMD4(barsMemory[4], barsMemory[5], barsMemory[6], barsMemory[7])))
  }
}

import ColorScience

extension HistogramPoints {
  /// The counts that are tried when the number of colors is left to us.
  private static let counts = 3...16
  /// A pixel is represented if a swatch is at most this far (DIN99o, about CIEDE2000).
  private static let reach = 14.0
  /// As much of the picture may stay unrepresented.
  private static let tolerated = 0.01

  /// The groups of the smallest count, 3…16, that leaves at most 1 % of the pixels farther than
  /// a DIN99o distance of 14 from every swatch; those of 16 if none does.
  func fewestGroups(_ groups: (_ count: Int) -> [SwatchGroup]) -> [SwatchGroup] {
    var colors: [(place: SIMD3<Double>, count: UInt64)] = []
    forEachEntry { entry, _ in
      colors.append((Color(entry.mean, in: .rgb).coordinates(in: .din99o), entry.count))
    }
    let total = colors.reduce(0) { $0 + $1.count }
    var last: [SwatchGroup] = []
    for count in Self.counts {
      last = groups(count)
      let swatches = last.map { $0.color.coordinates(in: .din99o) }
      var missed: UInt64 = 0
      for color in colors {
        let isNear = swatches.contains { swatch in
          let offset = swatch - color.place
          return (offset * offset).sum() <= Self.reach * Self.reach
        }
        if !isNear { missed += color.count }
      }
      if last.count < count || Double(missed) <= Self.tolerated * Double(total) { break }
    }
    return last
  }
}

/// Pixels that were counted together: how many, their mean color, and where one of them is.
struct HistogramEntry: Sendable, Equatable {
  /// How many pixels, more than 0.
  var count: UInt64
  /// The sums of their 8-bit sRGB red, green and blue.
  var sums: SIMD3<UInt64>
  /// The least place at which one of them is.
  var place: FramePlace
  /// The number of the bin they fell into.
  var bin: UInt32

  /// The mean of their gamma-coded sRGB components, 0…1.
  var mean: SIMD3<Double> {
    SIMD3(Double(sums.x), Double(sums.y), Double(sums.z)) / (255 * Double(count))
  }

  /// Adds the pixels of `other`, keeping the lesser place.
  mutating func merge(_ other: HistogramEntry) {
    count += other.count
    sums &+= other.sums
    place = min(place, other.place)
  }
}

/// Pixels that were counted together: their number, their mean color, and a place where one of them
/// is.
///
/// The fields are plain numbers side by side, 40 bytes, because a picture has tens of thousands of
/// entries.
package struct HistogramEntry: Sendable, Equatable {
  /// The number of pixels, more than 0.
  package var count: UInt64
  /// The sums of their 8-bit sRGB components.
  package var red, green, blue: UInt64
  /// The greatest of the pixels' places.
  package var place: FramePlace
  /// The number of the bin that the first of them was counted in.
  package var bin: UInt32

  package init(
    count: UInt64, red: UInt64, green: UInt64, blue: UInt64, place: FramePlace, bin: UInt32
  ) {
    (self.count, self.red, self.green, self.blue) = (count, red, green, blue)
    (self.place, self.bin) = (place, bin)
  }

  /// Pixels whose sums are known, in the bin of their mean color.
  package init(count: UInt64, red: UInt64, green: UInt64, blue: UInt64, place: FramePlace) {
    self.init(count: count, red: red, green: green, blue: blue, place: place, bin: 0)
    bin = BinLayout.bin(bytes)
  }

  /// The mean of the pixels' gamma-coded sRGB components, 0…1.
  var mean: SIMD3<Double> {
    SIMD3(Double(red), Double(green), Double(blue)) / (255 * Double(count))
  }

  /// The mean color, rounded to 8 bits.
  var bytes: SIMD3<UInt8> {
    func byte(_ sum: UInt64) -> UInt8 { UInt8((2 * sum + count) / (2 * count)) }
    return SIMD3(byte(red), byte(green), byte(blue))
  }

  /// Adds the pixels of `other` and keeps the greater place.
  mutating func merge(_ other: HistogramEntry) {
    count += other.count
    red += other.red
    green += other.green
    blue += other.blue
    place = max(place, other.place)
  }
}

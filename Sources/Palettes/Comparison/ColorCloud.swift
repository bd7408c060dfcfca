import ColorScience

/// The most abundant colors of a picture, and some swatches, as points in every color space.
package struct ColorCloud: Sendable {
  /// One color: 8-bit sRGB and its share of the pixels, 0…1; a swatch has no share.
  package struct Dot: Sendable {
    package let color: SIMD3<UInt8>
    package let share: Double
  }

  /// The positions of the dots in one space.
  package struct Space: Sendable {
    package let name: String
    /// The quantity on each of the three axes of `ColorSpace.place`.
    package let axes: [String]
    /// The least and the greatest coordinate of all dots on each axis.
    package let lower, upper: SIMD3<Double>
    /// The position of each dot: three numbers, 0…65535 from `lower` to `upper`.
    package let places: [SIMD3<UInt16>]
  }

  /// The largest number of picture colors in a cloud.
  private static let limit = 1500

  /// The picture's colors by falling share, then the swatches.
  package let dots: [Dot]
  /// How many of the dots are swatches.
  package let swatchCount: Int
  package let spaces: [Space]

  /// - Complexity: O(bins + dots × spaces).
  init(_ histogram: Histogram, swatches: [Color]) {
    dots =
      Self.dots(of: histogram).prefix(Self.limit)
      + swatches.map { Dot(color: $0.bytes, share: 0) }
    swatchCount = swatches.count
    let colors = dots.map { Color(red: $0.color.x, green: $0.color.y, blue: $0.color.z) }
    spaces = ColorSpace.all.map { Space($0, colors) }
  }

  /// Each group of colors whose components agree in the first five bits, as the mean color, by
  /// falling share.
  private static func dots(of histogram: Histogram) -> [Dot] {
    var sums = [SIMD3<Double>](repeating: .zero, count: 1 << 15)
    var counts = [Double](repeating: 0, count: 1 << 15)
    histogram.forEachEntry { entry in
      let mean = entry.mean * 255
      let (red, green, blue) = (Int(mean.x) / 8, Int(mean.y) / 8, Int(mean.z) / 8)
      let cell = (red * 32 + green) * 32 + blue
      sums[cell] += mean * Double(entry.count)
      counts[cell] += Double(entry.count)
    }
    let used = counts.indices.filter { counts[$0] > 0 }
    return used.sorted { (counts[$0], $1) > (counts[$1], $0) }.map { cell in
      let mean = (sums[cell] / counts[cell]).rounded(.toNearestOrAwayFromZero)
      return Dot(
        color: SIMD3<UInt8>(mean), share: counts[cell] / Double(histogram.pixels))
    }
  }
}

extension ColorCloud.Space {
  init(_ space: ColorSpace, _ colors: [Color]) {
    let points = colors.map { space.place($0.coordinates(in: space)) }
    var lower = points[0]
    var upper = points[0]
    for point in points {
      lower = pointwiseMin(lower, point)
      upper = pointwiseMax(upper, point)
    }
    let extent = (upper - lower).replacing(with: 1, where: upper .== lower)
    name = space.name
    axes = space.placedAxes
    (self.lower, self.upper) = (lower, upper)
    places = points.map { point in
      let part = (point - lower) / extent
      return SIMD3<UInt16>((part * 65535).rounded(.toNearestOrAwayFromZero))
    }
  }
}

extension ColorSpace {
  /// The quantities on the axes of `place`. A hue and the chroma next to it become two axes across
  /// the hue circle, with hue 0° (red) to the right.
  fileprivate var placedAxes: [String] {
    guard let hueAxis else { return axes.map(\.name) }
    let circle = ["chroma toward hue 0°", "chroma toward hue 90°"]
    return hueAxis == 0 ? circle + [axes[2].name] : [axes[0].name] + circle
  }
}

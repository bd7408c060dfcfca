extension ColorSpace {
  /// Hue, saturation and value of the gamma-coded sRGB numbers.
  ///
  /// Placed as a cone that stands on its tip: black is at the origin, the grays are on the axis,
  /// and the pure hues are on the upper rim, at radius 1 and height 1. So Euclidean distance treats
  /// hue as a circle, and the hue of a dark color hardly matters.
  ///
  /// - Ranges: hue 0 ≤ h < 360 degrees, 0 for grays; saturation and value 0…1.
  ///   Outside the sRGB gamut saturation may exceed 1; colors with a value of 0 or less do not
  ///   survive a round trip.
  /// - Source: A. R. Smith 1978, "Color gamut transform pairs", doi:10.1145/965139.807361.
  public static let hsv = ColorSpace(
    name: "hsv", summary: "hue, saturation, value: placed as a cone, hue as a circle",
    axes: [Axis("hue", 0...360), Axis("saturation", 0...1), Axis("value", 0...1)], hueAxis: 0,
    coordinates: { linear in
      let coded = SRGBTransfer.encode(linear)
      let wheel = HueWheel(coded)
      let saturation = wheel.most == 0 ? 0 : wheel.spread / wheel.most
      return SIMD3(wheel.hue, saturation, wheel.most)
    },
    linear: { hsv in
      let spread = hsv.y * hsv.z
      return SRGBTransfer.decode(HueWheel.color(hue: hsv.x, spread: spread, least: hsv.z - spread))
    },
    place: { hsv in
      let (x, y) = Polar.point(chroma: hsv.y * hsv.z, hue: hsv.x)
      return SIMD3(x, y, hsv.z)
    },
    unplace: { point in
      let polar = Polar(x: point.x, y: point.y)
      return SIMD3(polar.hue, point.z == 0 ? 0 : polar.chroma / point.z, point.z)
    })
}

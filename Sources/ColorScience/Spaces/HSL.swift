extension ColorSpace {
  /// Hue, saturation and lightness of the gamma-coded sRGB numbers, as CSS writes them.
  ///
  /// Placed as a double cone: black and white are the tips, the grays are the axis, and the pure
  /// hues are the rim in the middle. The radius is the greatest minus the least of red, green and
  /// blue, s · (1 − |2l − 1|), which is 1 at the rim, as for HSV's cone. The height is l.
  ///
  /// - Ranges: hue 0 ≤ h < 360 degrees, 0 for grays; saturation and lightness 0…1.
  ///   Black and white have saturation 0. Outside the sRGB gamut saturation may leave 0…1, and
  ///   colors with a lightness of exactly 0 or 1 do not survive a round trip.
  /// - Source: Joblove & Greenberg 1978, doi:10.1145/965139.807362; CSS Color 4, `hsl()`.
  public static let hsl = ColorSpace(
    name: "hsl", summary: "hue, saturation, lightness: placed as a double cone, hue as a circle",
    axes: [Axis("hue", 0...360), Axis("saturation", 0...1), Axis("lightness", 0...1)], hueAxis: 0,
    coordinates: { linear in
      let wheel = HueWheel(SRGBTransfer.encode(linear))
      let lightness = (wheel.most + wheel.least) / 2
      return SIMD3(wheel.hue, saturation(chroma: wheel.spread, lightness: lightness), lightness)
    },
    linear: { hsl in
      let spread = hsl.y * fullChroma(lightness: hsl.z)
      return SRGBTransfer.decode(
        HueWheel.color(hue: hsl.x, spread: spread, least: hsl.z - spread / 2))
    },
    place: { hsl in
      let (x, y) = Polar.point(chroma: hsl.y * fullChroma(lightness: hsl.z), hue: hsl.x)
      return SIMD3(x, y, hsl.z)
    },
    unplace: { point in
      let polar = Polar(x: point.x, y: point.y)
      return SIMD3(polar.hue, saturation(chroma: polar.chroma, lightness: point.z), point.z)
    })

  /// The radius of the double cone at this lightness.
  private static func fullChroma(lightness: Double) -> Double {
    1 - abs(2 * lightness - 1)
  }

  private static func saturation(chroma: Double, lightness: Double) -> Double {
    let full = fullChroma(lightness: lightness)
    return full == 0 ? 0 : chroma / full
  }
}

import Glibc

extension ColorSpace {
  public static let rgb = ColorSpace(
    name: "rgb", summary: "sRGB as displays store it",
    axes: [Axis("red", 0...1), Axis("green", 0...1), Axis("blue", 0...1)],
    coordinates: { linear in
      func encode(_ v: Double) -> Double {
        abs(v) <= 0.0031308 ? 12.92 * v : (v < 0 ? -1 : 1) * (1.055 * pow(abs(v), 1 / 2.4) - 0.055)
      }
      return SIMD3(encode(linear.x), encode(linear.y), encode(linear.z))
    },
    linear: { coded in
      func decode(_ v: Double) -> Double {
        abs(v) <= 0.04045 ? v / 12.92 : (v < 0 ? -1 : 1) * pow((abs(v) + 0.055) / 1.055, 2.4)
      }
      return SIMD3(decode(coded.x), decode(coded.y), decode(coded.z))
    })
}

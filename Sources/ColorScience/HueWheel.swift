/// The hue circle of red, green and blue numbers: six edges from red through yellow and back to
/// red.
///
/// HSV and HSL share it: the greatest and the least component, and the color's angle on the circle.
/// Source: A. R. Smith 1978, doi:10.1145/965139.807361 (the hexcone).
struct HueWheel {
  /// The greatest of the three components.
  let most: Double
  /// The least of the three components.
  let least: Double
  /// Degrees: red 0, yellow 60, green 120, cyan 180, blue 240, magenta 300; 0 ≤ hue < 360.
  ///
  /// 0 for a gray, which is a color whose spread is below `Polar.grayChroma`.
  let hue: Double

  /// How far the color is from gray: the greatest component minus the least.
  var spread: Double { most - least }

  /// Computes the hue and the extreme components of a color; NaN in any component gives NaN in all.
  init(_ color: SIMD3<Double>) {
    let (red, green, blue) = (color.x, color.y, color.z)
    guard !(red + green + blue).isNaN else {
      (most, least, hue) = (.nan, .nan, .nan)
      return
    }
    most = max(red, green, blue)
    least = min(red, green, blue)
    let spread = most - least
    guard spread >= Polar.grayChroma else {
      hue = 0
      return
    }
    let sixth: Double =
      if most == red {
        (green - blue) / spread
      } else if most == green {
        (blue - red) / spread + 2
      } else {
        (red - green) / spread + 4
      }
    hue = Polar.wrapped(sixth * 60)
  }

  /// The color with this hue in degrees (any number of turns), this spread and this least
  /// component.
  static func color(hue: Double, spread: Double, least: Double) -> SIMD3<Double> {
    // Each component is a trapezoid over the circle, a third of a turn apart.
    func rise(_ offset: Double) -> Double {
      let turn = (hue / 60 + offset) / 6
      let place = 6 * (turn - turn.rounded(.down))
      return min(max(abs(place - 3) - 1, 0), 1)
    }
    return SIMD3(rise(0), rise(4), rise(2)) * spread + least
  }
}

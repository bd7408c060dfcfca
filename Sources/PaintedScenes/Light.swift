import ColorScience

/// Linear-light sRGB: 0 is none, 1 is the display's white, more is brighter than it can show.
typealias Light = SIMD3<Double>

extension Light {
  /// The light of a color that is written 0xRRGGBB, as sRGB codes it.
  init(rgb: Int) {
    let color = Color(
      red: UInt8(rgb >> 16 & 255), green: UInt8(rgb >> 8 & 255), blue: UInt8(rgb & 255))
    self = color.linear
  }
}

/// From `a`, at 0, to `b`, at 1.
func mix(_ a: Light, _ b: Light, _ share: Double) -> Light {
  a + (b - a) * share
}

/// From `a`, at 0, to `b`, at 1.
func mix(_ a: Double, _ b: Double, _ share: Double) -> Double {
  a + (b - a) * share
}

/// 0 up to `start`, 1 from `end` on, smooth between; `start` may lie above `end`.
func ramp(_ start: Double, _ end: Double, _ value: Double) -> Double {
  let part = min(max((value - start) / (end - start), 0), 1)
  return part * part * (3 - 2 * part)
}

/// A color that goes through these stops, each with the value where it is reached.
func gradient(_ stops: [(Double, Light)], at value: Double) -> Light {
  var before = stops[0]
  for stop in stops {
    if value < stop.0 { return mix(before.1, stop.1, ramp(before.0, stop.0, value)) }
    before = stop
  }
  return before.1
}

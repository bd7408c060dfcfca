/// Irregularity without chance: the same place always gives the same value.
enum Noise {
  /// A number 0…1 for a whole place, unlike its neighbors'.
  static func dot(_ x: Int, _ y: Int) -> Double {
    var bits = UInt32(truncatingIfNeeded: x &* 0x1f12_3bb5 ^ y &* 0x5f35_6495)
    bits = (bits ^ bits >> 15) &* 0x2c1b_3c6d
    bits = (bits ^ bits >> 12) &* 0x297a_2d39
    return Double(bits ^ bits >> 15) * (1 / 4_294_967_295)
  }

  /// A smooth field of values 0…1 whose bumps are one unit wide.
  static func field(_ x: Double, _ y: Double) -> Double {
    let left = x.rounded(.down)
    let top = y.rounded(.down)
    let (i, j) = (Int(left), Int(top))
    let (right, down) = (x - left, y - top)
    let across = right * right * (3 - 2 * right)
    let above = mix(dot(i, j), dot(i + 1, j), across)
    let below = mix(dot(i, j + 1), dot(i + 1, j + 1), across)
    return mix(above, below, down * down * (3 - 2 * down))
  }

  /// Bumps on bumps: each octave twice as fine and half as high; 0…1, mostly near 0.5.
  static func cloud(_ x: Double, _ y: Double, octaves: Int = 4) -> Double {
    var (sum, height, scale) = (0.0, 0.5, 1.0)
    for octave in 0..<octaves {
      sum += height * field(x * scale + Double(octave) * 17.3, y * scale - Double(octave) * 9.1)
      height /= 2
      scale *= 2
    }
    return sum / (1 - 2 * height)
  }

  /// A line of values, looked up instead of computed again for every pixel of a column.
  ///
  /// - Parameter value: called for 2,048 places from −0.1 to 2.5; between them it is straight.
  static func profile(_ value: (Double) -> Double) -> @Sendable (Double) -> Double {
    let (start, step, count) = (-0.1, 2.6 / 2047, 2048)
    let values = (0..<count).map { value(start + step * Double($0)) }
    return { x in
      let index = min(max((x - start) / step, 0), Double(count - 1) - 0.001)
      let before = Int(index)
      return mix(values[before], values[before + 1], index - Double(before))
    }
  }
}

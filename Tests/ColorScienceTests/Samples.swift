import ColorScience

/// Colors that laws are tried on.
enum Samples {
  /// 17³ = 4,913 colors, evenly spaced over the gamma-coded sRGB cube, corners included.
  static let grid = cube(17)
  /// 6³ = 216 colors, for laws about pairs.
  static let coarse = cube(6)
  /// The 256 grays of 8-bit sRGB.
  static let grays = (0...255).map { level in
    Color(red: UInt8(level), green: UInt8(level), blue: UInt8(level))
  }

  private static func cube(_ steps: Int) -> [Color] {
    let levels = (0..<steps).map { Double($0) / Double(steps - 1) }
    return levels.flatMap { red in
      levels.flatMap { green in
        levels.map { blue in Color(SIMD3(red, green, blue), in: .rgb) }
      }
    }
  }
}

extension SIMD3<Double> {
  /// The greatest of the three sizes; NaN if any component is.
  var largest: Double {
    let sum = x + y + z
    return sum.isNaN ? .nan : Swift.max(abs(x), abs(y), abs(z))
  }

  var length: Double { (self * self).sum().squareRoot() }
}

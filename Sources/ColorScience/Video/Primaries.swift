/// The red, green and blue that three numbers mix, and the white they make together.
public struct Primaries: Sendable, Equatable {
  /// CIE 1931 x, y.
  public typealias Chromaticity = SIMD2<Double>

  public let red, green, blue, white: Chromaticity

  private static let d65 = Chromaticity(0.3127, 0.3290)

  private init(_ red: Chromaticity, _ green: Chromaticity, _ blue: Chromaticity) {
    (self.red, self.green, self.blue) = (red, green, blue)
    white = Self.d65
  }

  /// sRGB and BT.709. Source: ITU-R BT.709-6, 1.3.
  public static let bt709 = Primaries([0.64, 0.33], [0.30, 0.60], [0.15, 0.06])
  /// 625-line standard definition. Source: ITU-R BT.601-7, 1.4 (EBU Tech. 3213).
  public static let bt601of625 = Primaries([0.64, 0.33], [0.29, 0.60], [0.15, 0.06])
  /// 525-line standard definition. Source: ITU-R BT.601-7, 1.4 (SMPTE RP 145).
  public static let bt601of525 = Primaries([0.630, 0.340], [0.310, 0.595], [0.155, 0.070])
  /// Ultra-high definition. Source: ITU-R BT.2020-2, table 3.
  public static let bt2020 = Primaries([0.708, 0.292], [0.170, 0.797], [0.131, 0.046])
  /// Digital cinema's colors with white at D65. Source: SMPTE EG 432-1.
  public static let displayP3 = Primaries([0.680, 0.320], [0.265, 0.690], [0.150, 0.060])

  /// Linear light of these primaries → CIE XYZ, white at Y = 1.
  ///
  /// - Source: SMPTE RP 177-1993, 3.3: the columns are the primaries, scaled to add to white.
  public var toXYZ: Matrix3 {
    let (r, g, b) = (Self.xyz(red), Self.xyz(green), Self.xyz(blue))
    let columns = Matrix3(
      rows: [r.x, g.x, b.x], [r.y, g.y, b.y], [r.z, g.z, b.z])
    let scale = columns.inverse * Self.xyz(white)
    let rows = columns.rows.map { $0 * scale }
    return Matrix3(rows: rows[0], rows[1], rows[2])
  }

  /// Linear light of these primaries → that of `other`; colors that it cannot mix get numbers
  /// outside 0…1.
  public func matrix(to other: Primaries) -> Matrix3 {
    let (from, back) = (toXYZ, other.toXYZ.inverse)
    let columns = Matrix3(rows: from.rows[0], from.rows[1], from.rows[2])
    let (x, y, z) = (
      back * (columns * [1, 0, 0]), back * (columns * [0, 1, 0]), back * (columns * [0, 0, 1])
    )
    return Matrix3(rows: [x.x, y.x, z.x], [x.y, y.y, z.y], [x.z, y.z, z.z])
  }

  /// XYZ of a chromaticity, at Y = 1.
  private static func xyz(_ place: Chromaticity) -> SIMD3<Double> {
    [place.x / place.y, 1, (1 - place.x - place.y) / place.y]
  }
}

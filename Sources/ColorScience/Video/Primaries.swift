/// The chromaticities of red, green and blue, and of the white that they make together.
public struct Primaries: Sendable, Equatable {
  /// CIE 1931 x, y.
  public typealias Chromaticity = SIMD2<Double>

  public let red, green, blue, white: Chromaticity

  /// Primaries from a file.
  ///
  /// - Result: `nil` if they make no white: one of the four is not a number or outside −2…2, they
  ///   lie on a line, or white is not between them, has no luminance, or has a cone response of 0
  ///   or less, so that no adaptation to it exists.
  public init?(red: Chromaticity, green: Chromaticity, blue: Chromaticity, white: Chromaticity) {
    let places = [red, green, blue, white]
    guard places.allSatisfy({ abs($0.x) <= 2 && abs($0.y) <= 2 }), white.y >= 1e-3,
      abs(Self.area(red, green, blue)) >= 1e-4
    else { return nil }
    self.init(red, green, blue, white: white)
    guard amounts.min() >= 1e-4, (Self.cones * Self.xyz(white)).min() > 0 else { return nil }
  }

  private init(
    _ red: Chromaticity, _ green: Chromaticity, _ blue: Chromaticity,
    white: Chromaticity = Self.d65
  ) {
    (self.red, self.green, self.blue, self.white) = (red, green, blue, white)
  }

  /// Linear light of these primaries → CIE XYZ, white at Y = 1.
  ///
  /// - Source: SMPTE RP 177-1993, 3.3: the columns are the primaries, scaled so that their sum is
  ///   white.
  public var toXYZ: Matrix3 {
    let (columns, amounts) = (columns, amounts)
    let rows = columns.rows.map { $0 * amounts }
    return Matrix3(rows: rows[0], rows[1], rows[2])
  }

  /// Linear light of these primaries → that of `other`; colors that `other` cannot mix get numbers
  /// outside 0…1.
  ///
  /// White becomes white: if the two whites differ, the colors are adapted, as in ICC profiles and
  /// CSS.
  public func matrix(to other: Primaries) -> Matrix3 {
    let back = other.toXYZ.inverse
    guard white != other.white else { return back.after(toXYZ) }
    return back.after(Self.adaptation(from: white, to: other.white).after(toXYZ))
  }

  /// XYZ → sharpened cone responses. Source: Bradford's matrix, as in ICC.1:2022 annex E and CSS
  /// Color 4 §12.2.
  private static let cones = Matrix3(
    rows: [0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296])

  /// How XYZ changes when eyes adapt from one white to another.
  static func adaptation(from: Chromaticity, to: Chromaticity) -> Matrix3 {
    let factors = (cones * (xyz(to) / to.y)) / (cones * (xyz(from) / from.y))
    return cones.inverse.after(cones.scalingRows(by: factors))
  }

  /// The XYZ of each primary as a column with the sum 1.
  private var columns: Matrix3 {
    let (r, g, b) = (Self.xyz(red), Self.xyz(green), Self.xyz(blue))
    return Matrix3(rows: [r.x, g.x, b.x], [r.y, g.y, b.y], [r.z, g.z, b.z])
  }

  /// The amount of each column in white with Y = 1.
  private var amounts: SIMD3<Double> { columns.inverse * (Self.xyz(white) / white.y) }

  /// CIE XYZ with the sum 1.
  static func xyz(_ place: Chromaticity) -> SIMD3<Double> {
    [place.x, place.y, 1 - place.x - place.y]
  }

  /// Twice the area of a triangle; negative if its corners are in the opposite order.
  private static func area(_ a: Chromaticity, _ b: Chromaticity, _ c: Chromaticity) -> Double {
    let (ab, ac) = (b - a, c - a)
    return ab.x * ac.y - ab.y * ac.x
  }
}

extension Matrix3 {
  /// The matrix that applies `first` and then this one.
  func after(_ first: Matrix3) -> Matrix3 {
    let rows = first.rows
    let columns = (0..<3).map { index in
      self * SIMD3(rows[0][index], rows[1][index], rows[2][index])
    }
    return Matrix3(
      rows: [columns[0].x, columns[1].x, columns[2].x],
      [columns[0].y, columns[1].y, columns[2].y], [columns[0].z, columns[1].z, columns[2].z])
  }
}

// MARK: primaries of the standards

extension Primaries {
  static let d65 = Chromaticity(0.3127, 0.3290)
  /// The white of print, as ICC profiles and CSS round it.
  static let d50 = Chromaticity(0.3457, 0.3585)
  /// CIE standard illuminant C, as television and film used it.
  private static let illuminantC = Chromaticity(0.310, 0.316)

  /// sRGB and BT.709. Source: ITU-R BT.709-6, 1.3.
  public static let bt709 = Primaries([0.64, 0.33], [0.30, 0.60], [0.15, 0.06])
  /// The first color television. Source: ITU-R BT.470-6, table 1 (system M); FCC 1953.
  public static let bt470M = Primaries(
    [0.67, 0.33], [0.21, 0.71], [0.14, 0.08], white: illuminantC)
  /// 625-line standard definition. Source: ITU-R BT.601-7, 1.4 (EBU Tech. 3213).
  public static let bt601of625 = Primaries([0.64, 0.33], [0.29, 0.60], [0.15, 0.06])
  /// 525-line standard definition. Source: ITU-R BT.601-7, 1.4 (SMPTE RP 145).
  public static let bt601of525 = Primaries([0.630, 0.340], [0.310, 0.595], [0.155, 0.070])
  /// Film behind color filters. Source: ISO/IEC 23091-2:2021, table 2, code 8.
  public static let film = Primaries(
    [0.681, 0.319], [0.243, 0.692], [0.145, 0.049], white: illuminantC)
  /// Ultra-high definition. Source: ITU-R BT.2020-2, table 3.
  public static let bt2020 = Primaries([0.708, 0.292], [0.170, 0.797], [0.131, 0.046])
  /// CIE XYZ as primaries, as in files of digital cinema. Source: SMPTE ST 428-1.
  public static let xyz = Primaries([1, 0], [0, 1], [0, 0], white: [1.0 / 3, 1.0 / 3])
  /// A digital cinema projector, with its own white. Source: SMPTE RP 431-2.
  public static let dciP3 = Primaries(
    [0.680, 0.320], [0.265, 0.690], [0.150, 0.060], white: [0.314, 0.351])
  /// Digital cinema's colors with white at D65. Source: SMPTE EG 432-1.
  public static let displayP3 = Primaries([0.680, 0.320], [0.265, 0.690], [0.150, 0.060])
  /// Phosphors of studio monitors. Source: ISO/IEC 23091-2:2021, table 2, code 22 (JEDEC P22,
  /// formerly named EBU Tech. 3213-E there).
  public static let p22 = Primaries([0.630, 0.340], [0.295, 0.605], [0.155, 0.077])
  /// Adobe RGB, as cameras call it. Source: Adobe RGB (1998) Color Image Encoding, 4.3.1.
  public static let adobeRGB = Primaries([0.64, 0.33], [0.21, 0.71], [0.15, 0.06])
  /// ProPhoto RGB, which contains nearly every surface color; its green and blue are not real
  /// lights.
  /// Source: ISO 22028-2:2013 (ROMM RGB).
  public static let proPhoto = Primaries(
    [0.7347, 0.2653], [0.1596, 0.8404], [0.0366, 0.0001], white: d50)
}

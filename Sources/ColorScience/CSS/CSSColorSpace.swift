import CMath

/// A color space with a name in CSS and design tokens. Its numbers are those that are written there
/// without percent signs.
///
/// This is not a `ColorSpace`. Those spaces measure distances and have names of their own, and
/// their `lab` and `lch` use D65. The `lab` and `lch` here use D50, as in print, ICC profiles and
/// CSS.
///
/// - Source: CSS Color 4 §10 (editor's draft of 2026), https://www.w3.org/TR/css-color-4/; Design
///   Tokens Format Module 2025.10, Color §4.
public struct CSSColorSpace: Sendable {
  /// Lower-case: `srgb`, `display-p3` …
  public let name: String
  private let linear: @Sendable (SIMD3<Double>) -> SIMD3<Double>

  private init(
    _ name: String, linear: @escaping @Sendable (SIMD3<Double>) -> SIMD3<Double>
  ) {
    self.name = name
    self.linear = linear
  }

  /// The color with these components.
  ///
  /// Red, green and blue, X, Y and Z, and the lightness of Oklab are 1 at white. Hues are in
  /// degrees, with any number of turns. All other components (saturation, whiteness, blackness,
  /// CIELAB) are 100 where a percentage is 100%. No number is rejected or clipped: a color outside
  /// the sRGB gamut stays outside.
  ///
  /// - Complexity: O(1).
  public func color(_ components: SIMD3<Double>) -> Color { Color(linear: linear(components)) }

  /// The space with this name, in any case, or `nil`; `xyz` means `xyz-d65`.
  public static func named(_ name: String) -> CSSColorSpace? {
    let name = name.lowercased()
    return all.first { $0.name == (name == "xyz" ? "xyz-d65" : name) }
  }

  /// Every space: the 14 of design tokens, and `display-p3-linear`, which only CSS has.
  public static let all: [CSSColorSpace] = [
    srgb, srgbLinear, hsl, hwb, lab, lch, oklab, oklch, displayP3, displayP3Linear, a98, proPhoto,
    rec2020, xyzD65, xyzD50,
  ]
}

// MARK: amounts of red, green and blue

extension CSSColorSpace {
  /// Gamma-coded sRGB. Source: IEC 61966-2-1.
  public static let srgb = CSSColorSpace("srgb") { SRGBTransfer.decode($0) }
  /// Linear light of sRGB: the hub through which all conversions go, so nothing is converted.
  public static let srgbLinear = CSSColorSpace("srgb-linear") { $0 }
  /// Primaries of digital cinema, white at D65, the curve of sRGB. Source: SMPTE EG 432-1.
  public static let displayP3 = CSSColorSpace("display-p3", .displayP3) { SRGBTransfer.decode($0) }
  /// Linear light of Display P3.
  public static let displayP3Linear = CSSColorSpace("display-p3-linear", .displayP3) { $0 }

  /// Adobe RGB (1998). Source of the exponent: its section 4.3.4.2.
  public static let a98 = CSSColorSpace("a98-rgb", .adobeRGB) { power($0, 563.0 / 256) }

  /// BT.2020's numbers as displays decode them, by BT.1886: the power 2.4.
  ///
  /// CSS used the curve of cameras (BT.2020-2, table 4) until the working group's resolution of
  /// August 2025, https://github.com/w3c/csswg-drafts/issues/12574.
  public static let rec2020 = CSSColorSpace("rec2020", .bt2020) { power($0, 2.4) }

  /// ProPhoto RGB under D50. Source of the curve: ISO 22028-2:2013, straight below 16/512.
  public static let proPhoto = CSSColorSpace("prophoto-rgb", .proPhoto) { coded in
    var light = power(coded, 1.8)
    for index in 0..<3 where abs(coded[index]) <= 16.0 / 512 { light[index] = coded[index] / 16 }
    return light
  }

  /// A space whose numbers `decode` turns into linear light of `primaries`.
  private init(
    _ name: String, _ primaries: Primaries,
    decode: @escaping @Sendable (SIMD3<Double>) -> SIMD3<Double>
  ) {
    let matrix = primaries.matrix(to: .bt709)
    self.init(name) { matrix * decode($0) }
  }

  /// Odd-symmetric around 0, as CSS Color 4 extends every curve.
  private static func power(_ coded: SIMD3<Double>, _ exponent: Double) -> SIMD3<Double> {
    let part = { (value: Double) in
      let light = pow(abs(value), exponent)
      return value < 0 ? -light : light
    }
    return SIMD3(part(coded.x), part(coded.y), part(coded.z))
  }
}

// MARK: hue, from red, green and blue

extension CSSColorSpace {
  /// Hue, saturation and lightness of sRGB; see `ColorSpace.hsl`.
  public static let hsl = CSSColorSpace("hsl") {
    ColorSpace.hsl.linear(SIMD3($0.x, $0.y / 100, $0.z / 100))
  }

  /// A pure hue mixed with white and black. If their sum is 1 or more, the color is a gray.
  ///
  /// - Source: A. R. Smith & E. R. Lyons 1996, "HWB – A more intuitive hue-based color model"; CSS
  ///   Color 4 §8.
  public static let hwb = CSSColorSpace("hwb") { hwb in
    let (white, black) = (hwb.y / 100, hwb.z / 100)
    guard white + black < 1 else {
      return SRGBTransfer.decode(SIMD3(repeating: white / (white + black)))
    }
    return SRGBTransfer.decode(
      HueWheel.color(hue: hwb.x, spread: 1 - white - black, least: white))
  }
}

// MARK: perceptual spaces and XYZ

extension CSSColorSpace {
  /// Lightness and two opponent axes; see `ColorSpace.oklab`.
  public static let oklab = CSSColorSpace("oklab") { Oklab.linear($0) }
  /// Oklab in polar form.
  public static let oklch = CSSColorSpace("oklch") { Oklab.linear(Polar.lab($0)) }
  /// CIELAB under D50, adapted to D65 with Bradford's matrix, as in ICC profiles.
  public static let lab = CSSColorSpace("lab") { linear(labD50: $0) }
  /// CIELAB under D50 in polar form.
  public static let lch = CSSColorSpace("lch") { linear(labD50: Polar.lab($0)) }
  /// CIE XYZ under D65, white at Y = 1.
  public static let xyzD65 = CSSColorSpace("xyz-d65") { fromD65 * $0 }
  /// CIE XYZ under D50, adapted to D65 with Bradford's matrix.
  public static let xyzD50 = CSSColorSpace("xyz-d50") { fromD50 * $0 }

  private static let fromD65 = CIELab.toXYZ.inverse
  private static let fromD50 = fromD65.after(
    Primaries.adaptation(from: Primaries.d50, to: Primaries.d65))
  private static let whiteD50 = Primaries.xyz(Primaries.d50) / Primaries.d50.y

  private static func linear(labD50 lab: SIMD3<Double>) -> SIMD3<Double> {
    fromD50 * (whiteD50 * CIELab.relativeXYZ(lab))
  }
}

extension CSSColorSpace: CustomStringConvertible {
  public var description: String { name }
}

import ColorScience

/// The color models of palette files.
enum DeviceColor {
  /// The note for palettes with ink colors.
  static let inkNote = "ink colors converted without a press profile"
}

extension Color {
  /// The color of 0…1 sRGB components, clipped; NaN counts as 0.
  init(fileRed red: Double, green: Double, blue: Double) {
    self.init(SIMD3(unit(red), unit(green), unit(blue)), in: .rgb)
  }

  /// A gray of this sRGB value, 0 black … 1 white, clipped.
  init(fileGray gray: Double) {
    self.init(fileRed: gray, green: gray, blue: gray)
  }

  /// The color of inks of 0…1, mixed as ideal filters. No press prints like that, but the file does
  /// not name a press.
  init(cyan: Double, magenta: Double, yellow: Double, black: Double) {
    let light = 1 - unit(black)
    self.init(
      fileRed: (1 - unit(cyan)) * light, green: (1 - unit(magenta)) * light,
      blue: (1 - unit(yellow)) * light)
  }

  /// The color of a hue in turns, 0…1, with a saturation and a brightness of 0…1.
  init(turn: Double, saturation: Double, brightness: Double) {
    let wrapped = turn.isFinite ? turn - turn.rounded(.down) : 0
    self.init(SIMD3(wrapped * 360, unit(saturation), unit(brightness)), in: .hsv)
  }

  /// The color of CIELAB for print: L* 0…100 under D50, as in Adobe's files and ICC profiles.
  ///
  /// L* is clipped, a* and b* to ±128; NaN counts as 0. Tested against LittleCMS
  /// (`AdobeColorTests`).
  init(printLightness lightness: Double, a: Double, b: Double) {
    self = CSSColorSpace.lab.color(SIMD3(unit(lightness / 100) * 100, bounded(a), bounded(b)))
  }
}

private func unit(_ value: Double) -> Double {
  value.isNaN ? 0 : min(max(value, 0), 1)
}

private func bounded(_ value: Double) -> Double {
  value.isNaN ? 0 : min(max(value, -128), 128)
}

/// Luma and two color differences, as in video.
enum VideoColor {
  /// The color of Y′ 0…1 and Cb and Cr around 0.5, or `nil` if the profile's name does not identify
  /// the standard.
  ///
  /// Krita's profiles are BT.709 and BT.601, here with the primaries for 625 lines. The curve is
  /// that of cameras or, if the name declares it, of BT.1886 displays.
  ///
  /// - Source: ITU-R BT.709-6 and BT.601-7 for the weights of red and blue, BT.1886 annex 1.
  static func color(_ numbers: SIMD3<Double>, profile: String) -> Color? {
    let name = profile.lowercased()
    let isHigh = name.contains("709")
    guard isHigh || name.contains("601") else { return nil }
    let (red, blue) = isHigh ? (0.2126, 0.0722) : (0.299, 0.114)
    let (luma, cb, cr) = (numbers.x, numbers.y - 0.5, numbers.z - 0.5)
    let (r, b) = (luma + 2 * (1 - red) * cr, luma + 2 * (1 - blue) * cb)
    let g = (luma - red * r - blue * b) / (1 - red - blue)
    let curve = name.contains("1886") ? ToneCurve.power(2.4) : .camera
    return DeviceProfile(isHigh ? .bt709 : .bt601of625, curve).color([r, g, b])
  }
}

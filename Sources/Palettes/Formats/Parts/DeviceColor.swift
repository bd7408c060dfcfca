import ColorScience

/// The color models of designers' files.
enum DeviceColor {
  /// What readers say when they met inks.
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

  /// The color of inks of 0…1, mixed as ideal filters: no press prints like that, but a file
  /// does not name its press.
  init(cyan: Double, magenta: Double, yellow: Double, black: Double) {
    let light = 1 - unit(black)
    self.init(
      fileRed: (1 - unit(cyan)) * light, green: (1 - unit(magenta)) * light,
      blue: (1 - unit(yellow)) * light)
  }

  /// The color of a hue of 0…1 turns, a saturation and a brightness of 0…1.
  init(turn: Double, saturation: Double, brightness: Double) {
    let wrapped = turn.isFinite ? turn - turn.rounded(.down) : 0
    self.init(SIMD3(wrapped * 360, unit(saturation), unit(brightness)), in: .hsv)
  }

  /// The color of print CIELAB: L* 0…100 under D50, as Adobe's files and ICC profiles have it.
  ///
  /// - Source: CSS Color Module Level 4, §9.3 (CIE Lab under D50) and the matrices of its sample
  ///   code; tested against LittleCMS (`AdobeColorTests`).
  init(printLightness lightness: Double, a: Double, b: Double) {
    let level = (unit(lightness / 100) * 100 + 16) / 116
    let x = uncurved(level + bounded(a) / 500)
    let z = uncurved(level - bounded(b) / 200)
    // D50 as CSS and ICC chromaticity round it: x 0.3457, y 0.3585.
    let white = SIMD3<Double>(0.3457 / 0.3585, 1, 0.2958 / 0.3585)
    self.init(linear: xyzToLinear * (d50ToD65 * (white * SIMD3(x, uncurved(level), z))))
  }
}

/// Bradford's adaptation of XYZ from D50 to D65.
private let d50ToD65 = Matrix3(
  rows: SIMD3(0.955473421488075, -0.02309845494876471, 0.06325924320057072),
  SIMD3(-0.0283697093338637, 1.0099953980813041, 0.021041441191917323),
  SIMD3(0.012314014864481998, -0.020507649298898964, 1.330365926242124))

/// XYZ under D65 to linear-light sRGB.
private let xyzToLinear = Matrix3(
  rows: SIMD3(12831.0 / 3959.0, -329.0 / 214.0, -1974.0 / 3959.0),
  SIMD3(-851_781.0 / 878_810.0, 1_648_619.0 / 878_810.0, 36519.0 / 878_810.0),
  SIMD3(705.0 / 12673.0, -2585.0 / 12673.0, 705.0 / 667.0))

/// The inverse of CIELAB's curve.
private func uncurved(_ value: Double) -> Double {
  value > 6.0 / 29 ? value * value * value : (116 * value - 16) * 27 / 24389
}

private func unit(_ value: Double) -> Double {
  value.isNaN ? 0 : min(max(value, 0), 1)
}

private func bounded(_ value: Double) -> Double {
  value.isNaN ? 0 : min(max(value, -128), 128)
}

import ColorScience

extension DeviceProfile {
  /// The profile with this name, or `nil` if it is not one of the common profiles.
  ///
  /// Case, spaces, punctuation and the file's ending are ignored. Known are the profiles that come
  /// with Krita and similar ones, `Rec2020-elle-V4-g10.icc`, named by a space, an author and a
  /// curve; and the names that operating systems, Adobe's programs and LittleCMS use.
  ///
  /// - Source: given below for each space. Curves of Elle Stone's profiles:
  ///   github.com/ellelstone/elles_icc_profiles, its `make-elles-profiles.c`. Tested against
  ///   LittleCMS.
  init?(named name: String) {
    let key = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    guard let space = Self.spaces.first(where: { key.contains($0.key) }) else { return nil }
    self.init(space.primaries, Self.curve(named: name) ?? space.curve)
  }

  /// The profile of a gray with this name: the curve that the name declares or, without one, the
  /// curve of its space.
  init?(grayNamed name: String) {
    if let curve = Self.curve(named: name) {
      self.init(.bt709, curve)
    } else {
      self.init(named: name)
    }
  }

  /// The curve that the last part of a name, or a word in it, declares.
  private static func curve(named name: String) -> ToneCurve? {
    var words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    if let last = words.last, last == "icc" || last == "icm" { words.removeLast() }
    if words.contains("linear") { return .linear }
    return switch words.last {
    case "g10", "g100", "truegamma": .linear
    // Profiles store exponents in 256ths.
    case "g18": .power(461.0 / 256)
    case "g22": .power(563.0 / 256)
    case "srgbtrc": .sRGB
    case "rec709": .camera
    case "labl": .lightness
    default: nil
    }
  }

  /// Parts of names without spaces and punctuation; a part that contains another comes first.
  private static let spaces: [(key: String, primaries: Primaries, curve: ToneCurve)] = [
    ("displayp3", .displayP3, .sRGB),
    ("dcip3", .dciP3, .power(2.6)),
    ("acescg", acesCG, .linear),
    ("aceselle", aces, .linear),
    ("rec2020", .bt2020, .camera),
    ("bt2020", .bt2020, .camera),
    ("adobergb", .adobeRGB, .power(563.0 / 256)),
    ("clayrgb", .adobeRGB, .power(563.0 / 256)),
    ("prophoto", .proPhoto, .proPhoto),
    ("rommrgb", .proPhoto, .proPhoto),
    ("largergb", .proPhoto, .proPhoto),
    ("widergb", wide, .power(563.0 / 256)),
    ("widegamut", wide, .power(563.0 / 256)),
    ("allcolorsrgb", allColors, .linear),
    ("identityrgb", xyz, .linear),
    ("ciergb", cie, .power(563.0 / 256)),
    ("applergb", apple, .power(461.0 / 256)),
    ("colormatch", colorMatch, .power(461.0 / 256)),
    ("scrgb", .bt709, .linear),
    ("linearsrgb", .bt709, .linear),
    ("srgblinear", .bt709, .linear),
    ("rec709", .bt709, .camera),
    ("bt709", .bt709, .camera),
    ("srgb", .bt709, .sRGB),
  ]

  private static let d50: Primaries.Chromaticity = [0.3457, 0.3585]
  private static let d60: Primaries.Chromaticity = [0.32168, 0.33767]
  private static let d65: Primaries.Chromaticity = [0.3127, 0.3290]

  /// Source: SMPTE ST 2065-1.
  private static let aces = primaries([0.7347, 0.2653], [0, 1], [0.0001, -0.077], white: d60)
  /// Source: Academy S-2014-004.
  private static let acesCG = primaries(
    [0.713, 0.293], [0.165, 0.83], [0.128, 0.044], white: d60)
  /// Source: Adobe's Wide Gamut RGB, from D. Pascale 2003, "A Review of RGB Color Spaces".
  private static let wide = primaries(
    [0.7347, 0.2653], [0.1152, 0.8264], [0.1566, 0.0177], white: d50)
  /// All visible colors. Source: Elle Stone's profiles.
  private static let allColors = primaries(
    [0.734690265, 0.265309735], [0, 1], [0, -0.0758542197], white: d50)
  /// X, Y and Z as primaries.
  private static let xyz = primaries([1, 0], [0, 1], [0, 0], white: d50)
  /// Lights of 700, 546.1 and 435.8 nm. Source: CIE 1931, from Elle Stone's profiles.
  private static let cie = primaries(
    [0.734690023, 0.265309977], [0.2736747378, 0.7174284409], [0.1665361196, 0.0088826412],
    white: [1.0 / 3, 1.0 / 3])
  /// Source: Pascale 2003, as for `colorMatch`.
  private static let apple = primaries(
    [0.625, 0.34], [0.28, 0.595], [0.155, 0.07], white: d65)
  private static let colorMatch = primaries(
    [0.63, 0.34], [0.295, 0.605], [0.15, 0.075], white: d50)

  private static func primaries(
    _ red: Primaries.Chromaticity, _ green: Primaries.Chromaticity,
    _ blue: Primaries.Chromaticity, white: Primaries.Chromaticity
  ) -> Primaries {
    guard let found = Primaries(red: red, green: green, blue: blue, white: white) else {
      preconditionFailure("primaries that mix no white: \(red), \(green), \(blue)")
    }
    return found
  }
}

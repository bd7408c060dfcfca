import ColorScience

/// How a still's samples become sRGB, and how its colors were understood.
///
/// An embedded profile is followed, relative colorimetric, and before it what the file tells by
/// numbers, if that has precedence in its format; a picture that says nothing is sRGB, or CMYK of
/// libvips's built-in press profile. Alpha stays beside the colors, straight.
final class StillColors {
  /// `sRGB (assumed)`, `sRGB`, `Display P3 (embedded)`, `BT.2020 PQ (nclx)` …
  let profile: String
  /// What was assumed, one sentence each.
  let notes: [String]
  private let layout: SampleLayout
  private let conversion: Conversion

  private enum Conversion {
    /// They are sRGB.
    case none
    case coded(CodedColors)
    case managed(ManagedColors)
    case lab(LabColors)
  }

  /// - Parameters:
  ///   - decoder: whose samples they are.
  ///   - header: what the file's structure says of them.
  /// - Throws: `MediaError.unsupported` for colors that cannot be converted, `.libraryMissing`.
  init(_ decoder: any StillDecoder, _ header: PictureHeader) throws(MediaError) {
    layout = decoder.layout
    let coding = decoder.coding ?? header.coding
    var notes: [String] = []
    if let bytes = decoder.profile, header.followsProfile || coding == nil {
      let found = bytes.withUnsafeBytes { StillColors.look(at: ICCProfile($0)) }
      if found.isSRGB, layout.model == .rgb || layout.model == .gray {
        (profile, self.notes, conversion) = ("sRGB", [], .none)
        return
      }
      // lcms2 makes room for what a table claims before it asks whether it is there.
      if !found.overclaims, let managed = try ManagedColors(bytes, layout) {
        profile = "\(found.name ?? "unnamed profile") (embedded)"
        (self.notes, conversion) = ([], .managed(managed))
        return
      }
      notes = [ICCTags.damage]
    }
    switch (layout.model, coding) {
    case (.lab(let white), _):
      (profile, conversion) = ("CIELAB", .lab(LabColors(white: white)))
    case (.cmyk, _):
      guard let managed = try ManagedColors(VipsLibrary.pressProfile(), layout) else {
        throw .unsupported("libvips's profile for CMYK does not fit")
      }
      (profile, conversion) = ("CMYK (assumed)", .managed(managed))
      notes.append("CMYK was converted by libvips's built-in profile")
    case (_, let coding?):
      profile = coding.words
      conversion =
        coding.isSRGB && layout.number != .float
        ? .none : .coded(CodedColors(coding, layout))
      notes += coding.notes
    case (_, nil):
      (profile, conversion) = ("sRGB (assumed)", .none)
    }
    self.notes = notes
  }

  private static func look(
    at profile: ICCProfile
  ) -> (isSRGB: Bool, overclaims: Bool, name: String?) {
    (profile.isSRGB, profile.tags.overclaim, profile.name)
  }

  /// Bytes of a converted pixel: 3, or 4 with alpha.
  var channels: Int { layout.alpha == .none ? 3 : 4 }

  /// Converts whole pixels to sRGB of 8 bits, with straight alpha if they have it.
  ///
  /// - Parameter samples: as `StillDecoder.rows` gives them.
  /// - Complexity: O(pixels).
  func pixels(_ samples: [UInt8]) -> [UInt8] {
    if case .none = conversion, layout.model == .rgb, layout.number == .uint8,
      layout.top == 255, layout.alpha != .premultiplied
    {
      return samples
    }
    let parts = SampleParts(samples, layout)
    let colors =
      switch conversion {
      case .none: parts.bytes
      case .coded(let coded): coded.pixels(parts)
      case .managed(let managed): managed.pixels(parts)
      case .lab(let lab): lab.pixels(parts)
      }
    return parts.joined(colors)
  }
}

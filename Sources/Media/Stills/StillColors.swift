import ColorScience

/// Converts a still's samples to sRGB, and reports how its colors were interpreted.
///
/// An embedded profile is used with the relative colorimetric intent, unless the file declares its
/// colors by numbers that take precedence in its format. Without either, the picture is read as
/// sRGB, or as CMYK with libvips's built-in press profile. Alpha is kept, straight.
final class StillColors {
  /// `sRGB (assumed)`, `sRGB`, `Display P3 (embedded)`, `BT.2020 PQ (nclx)` …
  let profile: String
  /// The assumptions that were made, one sentence each.
  let notes: [String]
  private let layout: SampleLayout
  private let conversion: Conversion

  private enum Conversion {
    /// The samples are already sRGB.
    case none
    case coded(CodedColors)
    case managed(ManagedColors)
    case lab(LabColors)
  }

  /// - Parameters:
  ///   - decoder: delivers the samples.
  ///   - header: what the file's structure declares of them.
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
      // lcms2 allocates the declared size of a table before it checks that the table is there.
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
        throw .unsupported("libvips's CMYK profile cannot be used")
      }
      (profile, conversion) = ("CMYK (assumed)", .managed(managed))
      notes.append("CMYK was converted with libvips's built-in profile")
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

  /// How many bytes a converted pixel has: 3, or 4 with alpha.
  var channels: Int { layout.alpha == .none ? 3 : 4 }

  /// Converts whole pixels to 8-bit sRGB, with straight alpha if they have alpha.
  ///
  /// - Parameter samples: the samples, as returned by `StillDecoder.rows`.
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

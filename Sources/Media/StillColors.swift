import CVips

/// A picture in sRGB, and how its colors were understood.
///
/// An embedded profile is followed, relative colorimetric; a picture without one is sRGB, or
/// CMYK of libvips's built-in press profile. Alpha stays beside the colors, straight.
struct StillColors {
  let picture: VipsPicture
  /// `sRGB (assumed)`, `sRGB`, `Display P3 (embedded)` …
  let profile: String
  /// What was assumed, one sentence each.
  let notes: [String]

  init(_ original: VipsPicture) throws(MediaError) {
    var notes: [String] = []
    if let profile = original.profile {
      let isColor =
        original.header.colors == CVipsColorsRGB || original.header.colors == CVipsColorsRGB16
      if isColor, profile.isSRGB {
        self.init(try original.applying(cvips_unmanaged), "sRGB")
        return
      }
      do throws(MediaError) {
        // lcms2 makes room for what a table claims before it asks whether it is there.
        guard !profile.tags.overclaim else { throw .damaged(ICCTags.damage) }
        let managed = try original.applying(cvips_managed)
        self.init(managed, "\(profile.name ?? "unnamed profile") (embedded)")
        return
      } catch {
        notes = [ICCTags.damage]
      }
    }
    switch original.header.colors {
    case CVipsColorsCMYK:
      self.init(
        try original.applying(cvips_press), "CMYK (assumed)",
        notes + ["CMYK was converted by libvips's built-in profile"])
    case CVipsColorsLinear:
      self.init(
        try original.applying(cvips_unmanaged), "linear sRGB (assumed)",
        notes + ["floating-point samples were read as linear light"])
    default:
      self.init(try original.applying(cvips_unmanaged), "sRGB (assumed)", notes)
    }
  }

  private init(_ picture: VipsPicture, _ profile: String, _ notes: [String] = []) {
    self.picture = picture
    self.profile = profile
    self.notes = notes
  }
}

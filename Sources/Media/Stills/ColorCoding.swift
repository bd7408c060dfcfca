import ColorScience

/// Colors as a file tells them by numbers instead of a profile.
struct ColorCoding: Equatable {
  /// The relation of coded numbers to light.
  enum Transfer: Equatable {
    /// Meant for a usual display: read as sRGB, as the curves of BT.601, BT.709 and BT.2020 are in
    /// films too.
    case display
    /// Light is the coded number to this power.
    case gamma(Double)
    case linear
    case perceptualQuantizer
    case hybridLogGamma
  }

  var primaries: Primaries
  var transfer: Transfer
  /// Whether black is 0 and white the largest number; 16 and 235 of 255 otherwise.
  var isFullRange = true
  /// What results say of it: `Display P3 (cICP)`, `BT.2020 PQ (nclx)`, `sRGB (sRGB chunk)`.
  var words: String
  /// What else a person wants to know, one sentence each.
  var notes: [String] = []
}

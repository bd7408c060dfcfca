import ColorScience

/// How colors are coded, as a file declares by numbers instead of a profile.
struct ColorCoding: Equatable {
  /// The relation of coded numbers to light.
  enum Transfer: Equatable {
    /// Meant for a usual display. Read as sRGB, like the curves of BT.601, BT.709 and BT.2020 in
    /// films.
    case display
    /// Light is the coded number raised to this power.
    case gamma(Double)
    case linear
    case perceptualQuantizer
    case hybridLogGamma
  }

  var primaries: Primaries
  var transfer: Transfer
  /// Whether black is 0 and white the largest number; otherwise they are 16 and 235 of 255.
  var isFullRange = true
  /// Its description in results: `Display P3 (cICP)`, `BT.2020 PQ (nclx)`, `sRGB (sRGB chunk)`.
  var words: String
  /// Remarks for people, one sentence each.
  var notes: [String] = []
}

extension ColorCoding {
  /// Whether converting would change nothing.
  var isSRGB: Bool { primaries == .bt709 && transfer == .display && isFullRange }
}

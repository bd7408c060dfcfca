import ColorScience

/// The numbers by which stills and films tag their colors.
///
/// - Source: ISO/IEC 23091-2:2021 (ITU-T H.273), 8.1 to 8.3.
struct CodePoints: Equatable {
  /// The code point "unspecified".
  static let unspecified = 2

  var primaries = unspecified
  var transfer = unspecified
  var matrix = unspecified
  var isFullRange = true

  /// Whether primaries and transfer are both declared with known code points.
  var isComplete: Bool {
    CodedPrimaries(code: primaries) != nil && ColorCoding.Transfer.known.contains(transfer)
  }

  /// The color coding for these code points.
  ///
  /// Unspecified or unknown values are assumed as in films: BT.709, or BT.2020 with its matrix or
  /// with an HDR curve.
  ///
  /// - Parameter source: where the code points are, for people: `cICP`.
  /// - Result: `nil` if neither primaries nor transfer are declared. The range is full, whatever
  ///   `isFullRange` is: most decoders convert it themselves.
  func coding(_ source: String) -> ColorCoding? {
    let isSpecified = { (code: Int) in code != 0 && code != Self.unspecified }
    guard isSpecified(primaries) || isSpecified(transfer) else { return nil }
    let curve = ColorCoding.Transfer(code: transfer)
    let named = CodedPrimaries(code: primaries)
    let isWide = matrix == 9 || matrix == 10 || curve.isHDR && ![1, 4, 5, 6, 7].contains(matrix)
    var coding = ColorCoding(
      primaries: named?.primaries ?? (isWide ? .bt2020 : .bt709), transfer: curve, words: "")
    let name = named?.name ?? (isWide ? "BT.2020" : "BT.709")
    let isSRGB = coding.primaries == .bt709 && transfer == 13
    coding.words = (isSRGB ? "sRGB" : Self.words(name, curve)) + " (\(source))"
    if named == nil {
      let why = isSpecified(primaries) ? "are unknown (\(primaries))" : "are not declared"
      coding.notes.append("its primaries \(why): \(name) was assumed")
    }
    if isSpecified(transfer), !ColorCoding.Transfer.known.contains(transfer) {
      coding.notes.append("its transfer curve is unknown (\(transfer)): that of sRGB was assumed")
    }
    return coding
  }

  private static func words(_ name: String, _ curve: ColorCoding.Transfer) -> String {
    switch curve {
    case .display: name
    case .gamma(let exponent): "\(name) gamma \(exponent)"
    case .linear: "linear \(name)"
    case .perceptualQuantizer: "\(name) PQ"
    case .hybridLogGamma: "\(name) HLG"
    }
  }
}

extension ColorCoding.Transfer {
  /// The curves that are read exactly, or as the curve of a display, which is close.
  ///
  /// 4 and 5 are the gammas of displays, on which no master was made; 9 and 10 are logarithmic.
  fileprivate static let known: Set = [1, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 17, 18]

  /// The curve with this code point, for stills and films. Unknown ones are read as the curve of a
  /// display.
  init(code: Int) {
    switch code {
    case 8: self = .linear
    case 16: self = .perceptualQuantizer
    // SMPTE ST 428-1: its white is 48 of 52.37, which is left to software that knows the projector.
    case 17: self = .gamma(2.6)
    case 18: self = .hybridLogGamma
    default: self = .display
    }
  }

  /// Whether there can be light above white.
  var isHDR: Bool { self == .perceptualQuantizer || self == .hybridLogGamma }
}

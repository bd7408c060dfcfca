import ColorScience

/// What the chunks of a PNG declare about its colors, besides a profile.
///
/// The first chunk of a kind counts, wherever it is before the pixels.
///
/// - Source: Portable Network Graphics, Third Edition, §4.3 (their precedence) and §11.3.2.
struct PNGColors {
  /// Warnings about the chunks, for people.
  private(set) var notes: [String] = []
  private var points: CodePoints?
  private var isSRGB = false
  private var primaries: Primaries?
  /// The number in the gAMA chunk: 100,000 divided by the exponent of the display.
  private var gamma: Int?
  private var seen: Set<Int> = []

  /// Exponents outside this range are taken for errors.
  private static let exponents = 0.1...10.0

  mutating func look(at type: Int, _ body: UnsafeRawBufferPointer) {
    let lengths = [
      PNGStructure.code("cICP"): 4, PNGStructure.code("sRGB"): 1, PNGStructure.code("cHRM"): 32,
      PNGStructure.code("gAMA"): 4,
    ]
    guard lengths[type] == body.count, seen.insert(type).inserted else { return }
    switch type {
    case PNGStructure.code("cICP"): readPoints(body)
    case PNGStructure.code("sRGB"): isSRGB = true
    case PNGStructure.code("cHRM"): readPrimaries(body)
    default: readGamma(body)
    }
  }

  private mutating func readPoints(_ body: UnsafeRawBufferPointer) {
    // Only RGB can be declared (§11.3.2.6).
    guard body[2] == 0, body[3] < 2 else {
      notes.append("its color code points are not for RGB and were ignored")
      return
    }
    points = CodePoints(
      primaries: Int(body[0]), transfer: Int(body[1]), matrix: 0, isFullRange: body[3] == 1)
  }

  private mutating func readPrimaries(_ body: UnsafeRawBufferPointer) {
    let numbers = (0..<8).map { Double(body.integer(at: 4 * $0, count: 4) ?? 0) / 100_000 }
    let places = stride(from: 0, to: 8, by: 2).map { SIMD2(numbers[$0], numbers[$0 + 1]) }
    primaries = Primaries(red: places[1], green: places[2], blue: places[3], white: places[0])
    if primaries == nil { notes.append("its primaries cannot be mixed to white and were ignored") }
  }

  private mutating func readGamma(_ body: UnsafeRawBufferPointer) {
    let number = body.integer(at: 0, count: 4) ?? 0
    guard number > 0, Self.exponents.contains(100_000 / Double(number)) else {
      notes.append("its gamma (\(Double(number) / 100_000)) is implausible and was ignored")
      return
    }
    gamma = number
  }

  /// Whether the coding counts even if there is a profile.
  ///
  /// Incomplete code points do not: a profile is more complete.
  var precedesProfile: Bool { points?.isComplete ?? false }

  /// The coding that counts; `nil` if no chunk declares one.
  ///
  /// - Parameter hasProfile: whether there is a profile, used or not.
  func coding(besideProfile hasProfile: Bool) -> ColorCoding? {
    if let points, var coding = points.coding("cICP") {
      coding.isFullRange = points.isFullRange
      return coding
    }
    if isSRGB {
      return ColorCoding(primaries: .bt709, transfer: .display, words: "sRGB (sRGB chunk)")
    }
    if !hasProfile, let coding = filmCoding { return coding }
    return literalCoding
  }
}

// MARK: gAMA and cHRM

extension PNGColors {
  /// The coding of a film's frame that FFmpeg wrote as a PNG.
  ///
  /// FFmpeg approximates a film's transfer curve by an exponent, 1.961 for the curves of BT.601,
  /// BT.709 and BT.2020, and writes it beside their primaries. No other program writes these
  /// together, and they describe no display. A still must look like its film.
  ///
  /// - Source: FFmpeg's `pngenc.c`, and `approximate_gamma` in its `csp.c`; tried with versions 5.1
  ///   and 7.1, of which the later also writes cICP.
  private var filmCoding: ColorCoding? {
    let films: [Primaries] = [.bt709, .bt2020, .bt601of525, .bt601of625]
    guard gamma == 50994, let (primaries, name) = named(within: 0.000015),
      films.contains(primaries)
    else { return nil }
    return ColorCoding(
      primaries: primaries, transfer: .display, words: "\(name) (as FFmpeg writes it)")
  }

  /// The coding with the exponent as declared, as browsers interpret it.
  private var literalCoding: ColorCoding? {
    guard primaries != nil || gamma != nil else { return nil }
    // Half of the last digit that standards print: within it, primaries are the same but rounded.
    let named = named(within: 0.0005)
    let exponent = gamma.map { 100_000 / Double($0) }
    let transfer: ColorCoding.Transfer =
      exponent.map { $0 == 1 ? .linear : .gamma($0) } ?? .display
    let curve = exponent.map { $0 == 1 ? "linear" : "gamma \(($0 * 100).rounded() / 100)" }
    let isSRGB = named?.primaries == .bt709
    let name = isSRGB ? "sRGB" : named?.name ?? "custom"
    let isPlain = curve == nil && isSRGB
    let colors = isPlain ? name : primaries == nil ? nil : "\(name) primaries"
    var notes: [String] = []
    if gamma == nil, named?.primaries == .bt2020 {
      notes = [
        "it declares no transfer curve: if FFmpeg wrote it from a PQ or HLG film, the curve is lost"
      ]
    }
    let source = (primaries == nil ? [] : ["cHRM"]) + (gamma == nil ? [] : ["gAMA"])
    return ColorCoding(
      primaries: named?.primaries ?? primaries ?? .bt709, transfer: transfer,
      words: [colors, curve].compactMap(\.self).joined(separator: ", ")
        + " (\(source.joined(separator: ", ")))", notes: notes)
  }

  /// The standard whose primaries these are, within a distance in each coordinate.
  private func named(within distance: Double) -> (primaries: Primaries, name: String)? {
    guard let own = primaries else { return nil }
    let known =
      CodedPrimaries.all.map { ($0.primaries, $0.name) } + [(.adobeRGB, "Adobe RGB (1998)")]
    return known.first { other, _ in
      zip(own.places, other.places).allSatisfy { own, other in
        let off = own - other
        return max(abs(off.x), abs(off.y)) <= distance
      }
    }
  }
}

extension Primaries {
  fileprivate var places: [Chromaticity] { [red, green, blue, white] }
}

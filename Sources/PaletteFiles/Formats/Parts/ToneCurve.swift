import CMath

/// How the numbers of a device's channel represent light, as in ICC profiles.
enum ToneCurve: Equatable, Sendable {
  /// `(scale × coded + offset)^exponent + upper` from `corner` on; below, `slope × coded + lower`.
  case formula(
    exponent: Double, scale: Double = 1, offset: Double = 0, slope: Double = 0, corner: Double = 0,
    upper: Double = 0, lower: Double = 0)
  /// Light at equal steps of the coded number, linearly interpolated; at least two steps.
  case table([Double])

  /// The light, 0…1, of a coded number.
  ///
  /// A formula continues beyond 1, and below 0 with the sign reversed. A table stays at the
  /// light of its ends.
  func light(_ coded: Double) -> Double {
    switch self {
    case .formula(let exponent, let scale, let offset, let slope, let corner, let upper, let lower):
      let size = abs(coded)
      let light =
        size >= corner
        ? pow(max(0, scale * size + offset), exponent) + upper : slope * size + lower
      return coded < 0 ? -light : light
    case .table(let steps):
      let place = min(max(coded, 0), 1) * Double(steps.count - 1)
      let first = min(Int(place), steps.count - 2)
      return steps[first] + (steps[first + 1] - steps[first]) * (place - Double(first))
    }
  }
}

extension ToneCurve {
  static let linear = power(1)
  /// Source: IEC 61966-2-1.
  static let sRGB = formula(
    exponent: 2.4, scale: 1 / 1.055, offset: 0.055 / 1.055, slope: 1 / 12.92, corner: 0.04045)
  /// The inverse of a camera's curve. Source: ITU-R BT.709-6, 1.2.
  static let camera = formula(
    exponent: 1 / 0.45, scale: 1 / 1.099, offset: 0.099 / 1.099, slope: 1 / 4.5, corner: 0.081)
  /// CIE lightness of 0…1. Source: CIE 15:2018.
  static let lightness = formula(
    exponent: 3, scale: 1 / 1.16, offset: 0.16 / 1.16, slope: 2700.0 / 24389, corner: 0.08)
  /// Source: ISO 22028-2:2013.
  static let proPhoto = formula(exponent: 1.8, slope: 1.0 / 16, corner: 1.0 / 32)

  static func power(_ exponent: Double) -> ToneCurve { formula(exponent: exponent) }
}

// MARK: from ICC profiles

extension ToneCurve {
  /// The curve in a tag. Fails if the tag is not a curve or is cut short.
  ///
  /// - Source: ICC.1:2022, 10.6 (`curv`) and 10.18 (`para`).
  init?(tag bytes: ArraySlice<UInt8>) {
    var tag = BigEndianReader(bytes)
    guard let kind = try? tag.slice(4), (try? tag.slice(4)) != nil else { return nil }
    let curve: ToneCurve? =
      switch String(decoding: kind, as: UTF8.self) {
      case "curv": try? Self.curve(&tag)
      case "para": try? Self.parametric(&tag)
      default: nil
      }
    guard let curve else { return nil }
    self = curve
  }

  /// More steps than 16 bits can distinguish are invalid.
  private static let mostSteps = 65536

  private static func curve(_ tag: inout BigEndianReader) throws(PaletteFileError) -> ToneCurve {
    let count = Int(try tag.u32())
    if count == 0 { return linear }
    if count == 1 { return power(Double(try tag.u16()) / 256) }
    guard count <= min(tag.left / 2, mostSteps) else { throw .damaged("a tone curve is cut short") }
    var steps: [Double] = []
    for _ in 0..<count { steps.append(Double(try tag.u16()) / 65535) }
    return .table(steps)
  }

  private static func parametric(
    _ tag: inout BigEndianReader
  ) throws(PaletteFileError) -> ToneCurve? {
    let kind = Int(try tag.u16())
    _ = try tag.u16()
    let counts = [1, 3, 4, 5, 7]
    guard counts.indices.contains(kind) else { return nil }
    var n: [Double] = []
    for _ in 0..<counts[kind] { n.append(try tag.fixed()) }
    switch kind {
    case 0: return power(n[0])
    case 1, 2:
      guard n[1] != 0 else { return nil }
      let plus = kind == 2 ? n[3] : 0
      return .formula(
        exponent: n[0], scale: n[1], offset: n[2], corner: -n[2] / n[1], upper: plus, lower: plus)
    case 3:
      return .formula(exponent: n[0], scale: n[1], offset: n[2], slope: n[3], corner: n[4])
    default:
      return .formula(
        exponent: n[0], scale: n[1], offset: n[2], slope: n[3], corner: n[4], upper: n[5],
        lower: n[6])
    }
  }
}

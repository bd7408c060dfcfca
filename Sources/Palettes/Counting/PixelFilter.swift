import ColorScience
import Frames

/// Decides which pixels count: those inside the brightness bounds that are colorful enough.
package struct PixelFilter: Sendable {
  /// Whether a pixel with this sum of r, g and b (0…765) is bright enough.
  private let brightEnough: [Bool]
  /// Whether a pixel with this sum of r, g and b (0…765) is dark enough.
  private let darkEnough: [Bool]
  private let minChroma: Double
  /// For each 24-bit color: 0 not tested yet, 1 colorful enough, 2 not colorful enough.
  private var known: [UInt8]

  /// How many pixels were tested.
  private(set) var asked = 0
  /// How many pixels passed each filter, in the order in which the filters are applied.
  private(set) var passed = (brightEnough: 0, darkEnough: 0, colorful: 0)

  /// The filter for `options`, or `nil` if they let every pixel through.
  ///
  /// Brightness is the mean of the 8-bit r, g and b as a fraction; the bounds are inclusive.
  package init?(_ options: PaletteOptions) {
    let low = options.minBrightness
    let high = options.maxBrightness
    guard low > 0 || high < 1 || options.minChroma > 0 else { return nil }
    brightEnough = (0...765).map { Double($0) / 765 >= low }
    darkEnough = (0...765).map { Double($0) / 765 <= high }
    minChroma = options.minChroma
    known = [UInt8](repeating: 0, count: minChroma > 0 ? 1 << 24 : 0)
  }

  /// Whether this pixel counts.
  mutating func admits(_ color: SIMD3<UInt8>) -> Bool {
    asked += 1
    let sum = Int(color.x) + Int(color.y) + Int(color.z)
    guard brightEnough[sum] else { return false }
    passed.brightEnough += 1
    guard darkEnough[sum] else { return false }
    passed.darkEnough += 1
    guard minChroma <= 0 || isColorful(color) else { return false }
    passed.colorful += 1
    return true
  }

  /// The filter that rejected the last pixels; valid if no pixel passed.
  fileprivate var rejecting: ExtractionError.Limit {
    if passed.brightEnough == 0 { return .minBrightness }
    return passed.darkEnough == 0 ? .maxBrightness : .minChroma
  }

  private mutating func isColorful(_ color: SIMD3<UInt8>) -> Bool {
    let key = Int(color.x) << 16 | Int(color.y) << 8 | Int(color.z)
    if known[key] == 0 {
      let oklch = Color(red: color.x, green: color.y, blue: color.z).coordinates(in: .oklch)
      known[key] = oklch.y >= minChroma ? 1 : 2
    }
    return known[key] == 1
  }
}

extension PaletteOptions {
  /// Which of these options left no pixel of a still or a film. Call it only if no pixel was
  /// counted.
  ///
  /// A filter is the reason only if it tested a pixel: bars, region and transparency are applied
  /// before it. Of several filters, the reason is the first one that no pixel passed.
  ///
  /// - Parameter filter: the filter that tested every pixel; `nil` if the options have none.
  package func emptyReason(_ filter: PixelFilter?) -> ExtractionError {
    if let filter, filter.asked > 0 { return .filtered(by: filter.rejecting) }
    return region == .whole ? .transparent : .filtered(by: .region)
  }
}

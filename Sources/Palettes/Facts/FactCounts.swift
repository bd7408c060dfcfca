import ColorScience

/// The sums that `PictureFacts` are made of: the pixels at each level of lightness, the near-neutral
/// ones, and the bright saturated ones at each hue.
///
/// All are whole numbers, so a merge is exact: shots are counted one by one, and a scene and a film
/// are their sums. 4 KB, and 1 KB more for a picture with bright saturated pixels.
package struct FactCounts: Sendable, Equatable {
  /// What a color counts as, in two bytes.
  package struct Kind: Sendable, Equatable {
    /// The level in the lowest seven bits, then a bit for near-neutral colors, then 1 + the hue, or
    /// 0 if the color is not bright and saturated.
    package var bits: UInt16

    package init(bits: UInt16) { self.bits = bits }

    fileprivate var level: Int { Int(bits & 127) }
    fileprivate var isNearNeutral: Bool { bits & 128 != 0 }
    fileprivate var hue: Int? { bits < 256 ? nil : Int(bits >> 8) - 1 }
  }

  /// Bright saturated pixels of similar hue.
  struct Bright: Sendable, Equatable {
    /// Their number, and the sums of their red, green and blue.
    var sums = SIMD4<UInt64>.zero
    /// The most pixels that were counted at once, and their place.
    var most: UInt64 = 0
    var place = FramePlace.nowhere

    mutating func merge(_ other: Bright) {
      sums &+= other.sums
      if (other.most, other.place) > (most, place) { (most, place) = (other.most, other.place) }
    }
  }

  /// For each level, from the darkest, the number of pixels and the sums of their 8-bit red, green
  /// and blue; empty if nothing was counted.
  ///
  /// Levels are even steps of the root of relative luminance, so their order is that of CIELAB's L*.
  /// A step is 3 codes of a gray or less, above middle gray 2.
  private(set) var levels: [SIMD4<UInt64>] = []
  /// How many pixels are near-neutral.
  private(set) var nearNeutral: UInt64 = 0
  /// For each sector of 15° of hue, from red, its bright saturated pixels; empty if there are none.
  private(set) var brights: [Bright] = []

  fileprivate static let levelCount = 128
  fileprivate static let hueCount = 24

  /// Colors with less CIELAB chroma than this are near-neutral. Of 81 colors that viewers of 55
  /// film stills called gray, black or white, 90% have less; of 292 that they named by a hue, 8%.
  package static let neutralChroma = 8.0
  /// A light is near clipping: its greatest component is at least this, of 255.
  fileprivate static let clipping = 230
  /// A light is chromatic: its saturation in HSV is at least this, 0…1. So near clipping, that is
  /// a CIELAB chroma of 25 to 40 or more.
  fileprivate static let saturation = 0.3

  /// No pixels.
  package init() {}

  /// The pixels of a histogram.
  ///
  /// - Complexity: O(bins).
  init(_ histogram: Histogram) {
    histogram.forEachEntry { entry in
      add(
        SIMD4(entry.count, entry.red, entry.green, entry.blue), as: Kind(of: entry.nearestBytes),
        at: entry.place)
    }
  }

  /// How many pixels were counted.
  var pixels: UInt64 { levels.reduce(0) { $0 + $1.x } }

  /// Adds pixels that count as one kind.
  ///
  /// - Parameters:
  ///   - sums: their number, and the sums of their 8-bit red, green and blue.
  ///   - place: where one of them is.
  @inline(__always)
  package mutating func add(
    _ sums: SIMD4<UInt64>, as kind: Kind, at place: FramePlace = .nowhere
  ) {
    if levels.isEmpty { levels = [SIMD4<UInt64>](repeating: .zero, count: Self.levelCount) }
    levels[kind.level] &+= sums
    if kind.isNearNeutral { nearNeutral &+= sums.x }
    guard let hue = kind.hue else { return }
    if brights.isEmpty { brights = [Bright](repeating: Bright(), count: Self.hueCount) }
    brights[hue].merge(Bright(sums: sums, most: sums.x, place: place))
  }

  /// Adds the pixels of other counts.
  package mutating func merge(_ other: FactCounts) {
    if levels.isEmpty {
      self = other
      return
    }
    for (level, sums) in other.levels.enumerated() { levels[level] &+= sums }
    nearNeutral &+= other.nearNeutral
    if brights.isEmpty {
      brights = other.brights
      return
    }
    for (hue, bright) in other.brights.enumerated() { brights[hue].merge(bright) }
  }
}

extension FactCounts.Kind {
  /// What an 8-bit color counts as.
  ///
  /// - Complexity: O(1), about 20 ns.
  package init(of color: SIMD3<UInt8>) {
    let steps = Double(FactCounts.levelCount)
    let level = min(steps - 1, ByteLab.luminance(of: color).squareRoot() * steps)
    bits = UInt16(level)
    let (red, green, blue) = (Int(color.x), Int(color.y), Int(color.z))
    let most = max(red, green, blue)
    let spread = most - min(red, green, blue)
    if Self.isNearNeutral(color, spread: spread) { bits |= 128 }
    guard most >= FactCounts.clipping, Double(spread) >= FactCounts.saturation * Double(most)
    else { return }
    let sixth =
      if most == red {
        Double(green - blue) / Double(spread) + (green < blue ? 6 : 0)
      } else if most == green {
        Double(blue - red) / Double(spread) + 2
      } else {
        Double(red - green) / Double(spread) + 4
      }
    let hue = Int(sixth * Double(FactCounts.hueCount) / 6) % FactCounts.hueCount
    bits |= UInt16(hue + 1) << 8
  }

  /// The components of a color with chroma 8 lie 9 to 28 apart, so only such colors are looked up.
  private static func isNearNeutral(_ color: SIMD3<UInt8>, spread: Int) -> Bool {
    spread < 9 || spread < 29 && ByteLab.chroma(of: color) < FactCounts.neutralChroma
  }
}

extension HistogramEntry {
  /// Nearly `bytes`, without its divisions of whole numbers, which are slow.
  fileprivate var nearestBytes: SIMD3<UInt8> {
    let part = 1 / Double(count)
    return SIMD3(
      UInt8(Double(red) * part + 0.5), UInt8(Double(green) * part + 0.5),
      UInt8(Double(blue) * part + 0.5))
  }
}

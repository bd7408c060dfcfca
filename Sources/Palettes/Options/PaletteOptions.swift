public import Clustering
public import ColorScience
public import Frames

/// All options for making a palette, with their defaults.
///
/// Their names, domains and texts are in one table, `fields`. The command, the HTTP service, the
/// page and the documents all use it.
public struct PaletteOptions: Sendable, Equatable {
  /// How many colors a palette has.
  public enum Count: Sendable, Equatable {
    /// This many, 1…64; fewer only if the picture has fewer distinct colors.
    case exactly(Int)
    /// The smallest number for which no visually distinct part is left out, 2…24.
    case automatic
  }

  /// What happens to letterbox and pillarbox bars.
  public enum Bars: String, Sendable, CaseIterable {
    /// Bars are detected and not counted.
    case detect
    /// Bars count like the rest of the picture.
    case keep
  }

  /// The order of a palette's swatches.
  public enum Order: String, Sendable, CaseIterable {
    /// The largest share first.
    case share
    /// Around the hue circle from red, grays first.
    case hue
    /// The darkest first.
    case lightness
    /// The darkest first, then always the nearest of the remaining colors.
    case chain
    /// The locked colors in the order in which they are given, then the others by share.
    case given
  }

  public var count = Count.exactly(8)
  /// Colors that the palette contains exactly as they are; the other colors are chosen around them.
  /// At most 64, all different as 8-bit colors, and no more than `count`.
  public var lockedColors: [LockedColor] = []
  /// How colors are picked or grouped, one of `PaletteAlgorithm.all`.
  public var algorithm = PaletteAlgorithm.standout
  /// The color space for distances, if the algorithm has none of its own.
  public var space = ColorSpace.din99o
  /// How `agglomerative` measures the distance of two groups.
  public var linkage = Linkage.ward
  /// Keep pixels whose mean of red, green and blue is at least this, 0…1.
  public var minBrightness = 0.0
  /// Keep pixels whose mean of red, green and blue is at most this, 0…1.
  public var maxBrightness = 1.0
  /// Keep pixels of at least this Oklch chroma, 0…0.4.
  public var minChroma = 0.0
  /// The part of the frame that counts.
  public var region = Region.whole
  public var bars = Bars.detect
  public var sort = Order.share
  /// The start of random choices: the same seed gives the same bytes.
  public var seed: UInt64 = 0

  /// The defaults.
  public init() {}

  /// Whether these options count the same pixels as others.
  package func countsPixels(as other: PaletteOptions) -> Bool {
    minBrightness == other.minBrightness && maxBrightness == other.maxBrightness
      && minChroma == other.minChroma && region == other.region && bars == other.bars
  }

  /// The locked colors without their places; setting it locks colors without places.
  public var lock: [Color] {
    get { lockedColors.map(\.color) }
    set { lockedColors = newValue.map { LockedColor($0) } }
  }
}

extension PaletteOptions.Count: ExpressibleByIntegerLiteral {
  /// So many colors: `count: 5`.
  public init(integerLiteral count: Int) { self = .exactly(count) }
}

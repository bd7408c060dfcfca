public import Clustering
public import ColorScience
public import Frames

/// Every choice of an extraction, with its default.
///
/// The names, domains and words of these choices are in one table, `fields`; the command, the
/// HTTP service, the page and the documents all take them from there.
public struct PaletteOptions: Sendable, Equatable {
  /// How many colors a palette has.
  public enum Count: Sendable, Equatable {
    /// This many, 1…64; fewer only if the picture has fewer distinct colors.
    case exactly(Int)
    /// The smallest number that leaves no visually distinct part out, 3…16.
    case automatic
  }

  /// What happens to letterbox and pillarbox bars.
  public enum Bars: String, Sendable, CaseIterable {
    /// They are found and left out.
    case detect
    /// They count like the rest of the picture.
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
    /// From the darkest, always on to the nearest color that is left.
    case chain
  }

  public var count = Count.exactly(8)
  /// Colors that the palette holds exactly as they are; the others are chosen given that these are
  /// there. At most 64, all different as 8-bit colors, and no more than `count`.
  public var lock: [Color] = []
  public var algorithm = PaletteAlgorithm.standout
  /// Where distance is measured, unless the algorithm has a space of its own.
  public var space = ColorSpace.din99o
  /// For `agglomerative`: how far apart two groups are.
  public var linkage = Linkage.ward
  /// Keep pixels whose mean of red, green and blue is at least this, 0…1.
  public var minBrightness = 0.0
  /// Keep pixels whose mean of red, green and blue is at most this, 0…1.
  public var maxBrightness = 1.0
  /// Keep pixels of at least this Oklch chroma, 0…0.4.
  public var minChroma = 0.0
  /// Only this part of the frame counts.
  public var region = Region.whole
  public var bars = Bars.detect
  public var sort = Order.share
  /// Where random choices start: the same seed gives the same bytes.
  public var seed: UInt64 = 0

  /// The defaults.
  public init() {}
}

extension PaletteOptions.Count: ExpressibleByIntegerLiteral {
  /// So many colors: `count: 5`.
  public init(integerLiteral count: Int) { self = .exactly(count) }
}

public import ColorScience
public import Clustering

/// Every choice of an extraction, with its default.
public struct PaletteOptions: Sendable, Equatable {
  /// How many colors, 1…64.
  public var count = 8
  /// The name of the algorithm, one of `ClusteringAlgorithm.all`.
  public var algorithm = "kmeans"
  /// The name of the space where distance is measured, one of `ColorSpace.all`.
  public var space = "din99o"
  /// For `agglomerative`: how far apart two groups are.
  public var linkage = Linkage.ward
  /// Keep pixels whose mean of red, green and blue is at least this, 0…1.
  public var minBrightness = 0.0
  /// Keep pixels whose mean of red, green and blue is at most this, 0…1.
  public var maxBrightness = 1.0
  /// Keep pixels of at least this Oklch chroma, 0…0.4.
  public var minChroma = 0.0
  public var seed: UInt64 = 0

  public init() {}
}

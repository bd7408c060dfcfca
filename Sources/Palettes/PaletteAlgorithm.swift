package import Clustering
package import ColorScience
import Frames

/// A way to turn counted colors into the groups of a palette, with the list of all such ways.
public struct PaletteAlgorithm: Sendable {
  /// The name that users type and files store: lower-case, never changed after a release.
  public let name: String
  /// One line for help texts and tables.
  public let summary: String
  /// The space in which it always measures distance; `nil` if the options decide.
  package let space: ColorSpace?
  /// Whether the option `linkage` makes a difference.
  let usesLinkage: Bool
  /// Whether it picks colors from the downsampled picture.
  let usesDownsampled: Bool
  /// Takes the counted colors, placed in the space, and what `Standout` knows of the picture, and
  /// returns clusters of the points, as `ClusteringAlgorithm.clusters` specifies them. Their centers
  /// are the colors to show.
  package let clusters:
    @Sendable ([WeightedPoint], _ study: () -> Standout.Study, ClusteringAlgorithm.Parameters)
      -> [Cluster]
}

extension PaletteAlgorithm {
  /// Every algorithm, in the order in which tables and help texts show them.
  public static let all: [PaletteAlgorithm] = [.standout] + ClusteringAlgorithm.all.map(Self.init)

  /// The algorithm of this name, or `nil` if there is none.
  public static func named(_ name: String) -> PaletteAlgorithm? { all.first { $0.name == name } }

  /// What fills the frame and what stands out though small; see `Standout`.
  public static let standout = PaletteAlgorithm(
    name: "standout", summary: "the colors that fill the frame, and small colors that stand out",
    space: .din2000, usesLinkage: false, usesDownsampled: true,
    clusters: { points, study, parameters in
      Standout().clusters(
        of: points, count: parameters.count, pickedFrom: study(),
        keeping: parameters.fixed)
    })

  /// Groups as large as their colors are abundant, around centers; see `ClusteringAlgorithm.kmeans`.
  public static let kmeans = PaletteAlgorithm(.kmeans)

  /// Groups that grow by joining the nearest two; see `ClusteringAlgorithm.agglomerative`.
  public static let agglomerative = PaletteAlgorithm(.agglomerative)

  /// Clustering alone: groups as large as the colors are abundant.
  private init(_ algorithm: ClusteringAlgorithm) {
    self.init(
      name: algorithm.name, summary: algorithm.summary, space: nil,
      usesLinkage: algorithm.usesLinkage, usesDownsampled: false,
      clusters: { points, _, parameters in algorithm.clusters(points, parameters) })
  }
}

/// Algorithms are equal if their names are.
extension PaletteAlgorithm: Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.name == right.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension PaletteAlgorithm: CustomStringConvertible {
  /// The name that users type.
  public var description: String { name }
}

extension PaletteOptions {
  /// Whether a palette with these options needs the downsampled picture, which must then be
  /// counted.
  package var usesDownsampled: Bool {
    count == .automatic || algorithm.usesDownsampled
  }

  /// How many pixels of a still are enough for a palette with these options, if the reader averages
  /// the still down to fewer pixels. The number is for the whole still, though only the pixels
  /// inside the region count.
  ///
  /// Clustering by abundance needs fewer pixels than a search for small accents: a still of 1280 ×
  /// 688 may be halved, which costs k-means 0.1% of its error
  /// (`Documentation/Measurements/histogram.md`).
  public var pixelsNeeded: Int {
    let enough = usesDownsampled ? 500_000.0 : 200_000
    return Int(min(enough / (region.width * region.height), 1e9))
  }
}

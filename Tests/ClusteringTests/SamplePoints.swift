import Clustering

/// Points that tests share, made by a seed alone.
enum SamplePoints {
  /// `count` points around `centers` random places in the unit cube, with whole weights 1…9.
  static func blobs(count: Int, centers: Int, seed: UInt64) -> [WeightedPoint] {
    var generator = SeededGenerator(seed: seed)
    let places = (0..<centers).map { _ in position(&generator) }
    return (0..<count).map { _ in
      let place = places[Int(generator.fraction() * Double(centers))]
      let weight = 1 + (generator.fraction() * 9).rounded(.down)
      return WeightedPoint(place + (position(&generator) - 0.5) * 0.2, weight: weight)
    }
  }

  /// Every set of points that a law should hold for.
  static let all = [
    SampleSet("one point", at: [SIMD3(0.1, 0.2, 0.3)]),
    SampleSet("all equal", at: [SIMD3<Double>](repeating: SIMD3(0.1, 0.7, 0.3), count: 21)),
    SampleSet("in a line", at: (0..<60).map { SIMD3(repeating: 0.1 * Double($0)) }),
    SampleSet("a grid, each point twice", at: (0..<128).map(gridPlace)),
    SampleSet("negative zero", at: [SIMD3(0, 0, 0), SIMD3(-0.0, 0, -0.0)]),
    SampleSet("huge and tiny weights", points: unequal),
    SampleSet("far from the origin and close together", points: farAndClose),
    SampleSet("one point far away", points: outlier),
    SampleSet("blobs", points: blobs(count: 300, centers: 7, seed: 7)),
  ]

  private static func gridPlace(_ index: Int) -> SIMD3<Double> {
    SIMD3(Double(index % 4), Double(index / 4 % 4), Double(index / 16 % 4))
  }

  private static let unequal: [WeightedPoint] = {
    let weights = [1e-12, 1, 1e12]
    return blobs(count: 90, centers: 4, seed: 3).enumerated().map { index, point in
      WeightedPoint(point.position, weight: weights[index % 3])
    }
  }()

  private static let farAndClose = blobs(count: 90, centers: 5, seed: 5).map { point in
    WeightedPoint(point.position * 1e-3 + 1e6, weight: point.weight)
  }

  private static let outlier =
    blobs(count: 200, centers: 6, seed: 6) + [WeightedPoint(SIMD3(1e9, -1e9, 1e9))]
}

/// Points with a name that a failing test can show.
struct SampleSet: Sendable {
  let name: String
  let points: [WeightedPoint]

  init(_ name: String, points: [WeightedPoint]) {
    self.name = name
    self.points = points
  }

  init(_ name: String, at positions: [SIMD3<Double>]) {
    self.init(name, points: positions.map { WeightedPoint($0) })
  }
}

private func position(_ generator: inout SeededGenerator) -> SIMD3<Double> {
  SIMD3(generator.fraction(), generator.fraction(), generator.fraction())
}

/// How many different positions there are.
func distinctCount(_ points: [WeightedPoint]) -> Int {
  Set(points.map(\.position)).count
}

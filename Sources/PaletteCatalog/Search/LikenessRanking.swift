import Palettes

/// How far one palette is from another: the earth mover's distance, capped like `ColorRanking`.
///
/// Half of a color's weight is its share, and half is that it is there: by shares alone, accents
/// would not count, and they are what people remember.
struct LikenessRanking {
  private static let capSteps = ColorRanking.capSteps
  /// 420 is divided by every count of colors up to 7, and by 4; `whole` by 8.
  private static let unit = 420
  /// The sum of all weights.
  private static let total = 2 * unit * PaletteSignature.whole

  private let points: [SIMD3<Float>]
  private let weights: [Int]
  /// The weights as parts of 1.
  private let parts: [Float]

  init(_ signature: PaletteSignature) {
    let lanes = SignatureLanes(signature)
    let count = signature.count
    points = (0..<count).map { lanes.point($0) }
    weights = Array(Self.weights(of: lanes).prefix(count))
    parts = weights.map { Float($0) / Float(Self.total) }
  }

  /// What this palette's colors cost, if each goes to the nearest color of the other.
  @inline(__always)
  func quickBound(of lanes: SignatureLanes) -> Float {
    var sum: Float = 0
    for index in points.indices {
      let least = lanes.squares(to: points[index]).least.squareRoot()
      sum += parts[index] * min(least, Self.capSteps)
    }
    return sum
  }

  /// The greater of two bounds: the quick one, and the same in the other direction.
  func bound(of lanes: SignatureLanes) -> Float {
    var nearest = SIMD8<Float>(repeating: Self.capSteps * Self.capSteps)
    for point in points { nearest = nearest.lesser(lanes.squares(to: point)) }
    let used = SIMD8<Float>.zero.replacing(with: 1, where: lanes.shares .> 0)
    let weights = lanes.shares / Float(PaletteSignature.whole) + used / used.total
    return max(quickBound(of: lanes), (nearest.squareRoot() * weights).total / 2)
  }

  /// The distance, 0…`cap` in steps.
  func distance(of lanes: SignatureLanes, _ transport: inout Transport) -> Float {
    var costs: [Double] = []
    costs.reserveCapacity(points.count * PaletteSignature.mostColors)
    for point in points {
      let distances = lanes.distances(to: point)
      for lane in 0..<PaletteSignature.mostColors { costs.append(Double(distances[lane])) }
    }
    let least = transport.cost(carrying: weights, to: Self.weights(of: lanes), at: costs)
    return Float(least / Double(Self.total))
  }

  private static func weights(of lanes: SignatureLanes) -> [Int] {
    let amounts = lanes.amounts
    let each = unit * PaletteSignature.whole / amounts.count { $0 > 0 }
    return amounts.map { $0 > 0 ? unit * $0 + each : 0 }
  }
}

import CMath

/// For a set of pixels, how many have each of 256 levels, and a smooth curve through these counts.
package struct Tones: Sendable, Equatable {
  /// How many levels an 8-bit number has.
  package static let levels = 256

  /// The number of pixels with each level.
  package private(set) var counts = [Int](repeating: 0, count: levels)

  /// Levels without any pixel yet.
  package init() {}

  mutating func add(_ level: Int) { counts[level] += 1 }

  /// The number of pixels.
  package var total: Int { counts.reduce(0, +) }

  /// The mean level, 0…255; 0 if there are no pixels.
  package var mean: Double {
    let sum = counts.enumerated().reduce(0) { $0 + $1.offset * $1.element }
    return Double(sum) / Double(max(1, total))
  }

  /// The smallest level that at least half of the pixels do not exceed; 0 if there are no pixels.
  package var median: Int { quantile(0.5) }

  /// The density at each level, 0…1: the sum of a Gaussian around every pixel.
  ///
  /// The part of the curve beyond black or white is reflected back, so the levels add up to 1.
  ///
  /// - Complexity: O(levels × bandwidth).
  /// - Source: Silverman 1986, "Density Estimation", §2.10 (folding) and equation 3.31
  ///   (the bandwidth), which is kept at 1.5 levels or more, because levels are whole numbers.
  package var density: [Double] {
    var density = [Double](repeating: 0, count: Self.levels)
    guard total > 0 else { return density }
    let kernel = kernel()
    for (level, count) in counts.enumerated() where count > 0 {
      let share = Double(count) / Double(total)
      for (step, weight) in kernel.enumerated() {
        density[Self.folded(level + step)] += share * weight
        if step > 0 { density[Self.folded(level - step)] += share * weight }
      }
    }
    return density
  }

  /// The weights of the Gaussian at 0, 1, 2 … levels from its middle; both sides together add up to
  /// 1.
  private func kernel() -> [Double] {
    let width = bandwidth
    let reach = Int((4 * width).rounded(.up))
    let weights = (0...reach).map { step in
      exp(-0.5 * (Double(step) / width) * (Double(step) / width))
    }
    let sum = weights[0] + 2 * weights.dropFirst().reduce(0, +)
    return weights.map { $0 / sum }
  }

  private var bandwidth: Double {
    let mean = mean
    let squares = counts.enumerated().reduce(0.0) { sum, level in
      let way = Double(level.offset) - mean
      return sum + Double(level.element) * way * way
    }
    let deviation = (squares / Double(total)).squareRoot()
    let middle = Double(quantile(0.75) - quantile(0.25)) / 1.34
    let spread = middle > 0 ? min(deviation, middle) : deviation
    return max(1.5, 0.9 * spread * pow(Double(total), -0.2))
  }

  /// The smallest level that at least this fraction of the pixels does not exceed.
  private func quantile(_ part: Double) -> Int {
    let goal = part * Double(total)
    var sum = 0
    for (level, count) in counts.enumerated() {
      sum += count
      if Double(sum) >= goal, sum > 0 { return level }
    }
    return 0
  }

  /// A level, reflected back if it lies beyond black or white.
  private static func folded(_ level: Int) -> Int {
    let turn = level < 0 ? -level - 1 : level
    return min(max(0, turn < levels ? turn : 2 * levels - 1 - turn), levels - 1)
  }
}

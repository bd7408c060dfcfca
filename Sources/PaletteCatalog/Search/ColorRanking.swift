import ColorScience
import Palettes

/// How far the colors of a picture are from those of a query, in units of CIELAB.
///
/// A wanted color without a share is as far as the nearest color of the picture. One with a share
/// must be brought together from the picture's colors, by the earth mover's distance: a color that
/// has been used for one wanted color is not there for another. If there may be no more of it, what
/// is too much counts too, the nearer the more. Each wanted color counts alike, whatever its
/// share: otherwise, 5% of red would hardly matter beside 40% of teal.
///
/// A distance ends at `cap`: beyond it, a color is simply another color.
///
/// - Source: Rubner, Tomasi & Guibas 2000; the cap: Pele & Werman 2009,
///   doi:10.1109/ICCV.2009.5459199.
struct ColorRanking {
  /// The distance at which a color is another color, in units of CIELAB.
  static let cap = 30.0
  static let capSteps = Float(cap * PaletteSignature.scale)
  private static let whole = Float(PaletteSignature.whole)

  /// One wanted color.
  private struct Term {
    let point: SIMD3<Float>
    /// The amount that must be there, in units; 0 if none must.
    var needed = 0
    /// The amount that may be there, in units.
    var allowed: Float?
    /// Whether it only limits how much there may be.
    var isLimit: Bool { needed == 0 && allowed != nil }
  }

  private let terms: [Term]
  /// The terms that need an amount, and those amounts.
  private let needing: [Term]
  private let needs: [Int]
  private let likeness: LikenessRanking?
  private var transport = Transport()
  private var costs: [Double] = []

  init(_ query: ColorQuery) {
    var terms = query.wanted.map { wanted in
      var term = Term(point: SignatureLanes.point(of: wanted.color))
      if let share = wanted.needed { term.needed = max(1, Int(share * Double(Self.whole))) }
      if let share = wanted.allowed { term.allowed = Float(share) * Self.whole }
      return term
    }
    // Each amount is at least a unit, so together they may be a few units more than there are.
    while terms.reduce(0, { $0 + $1.needed }) > PaletteSignature.whole,
      let largest = terms.indices.max(by: { terms[$0].needed < terms[$1].needed })
    {
      terms[largest].needed -= 1
    }
    self.terms = terms
    needing = terms.filter { $0.needed > 0 }
    needs = needing.map(\.needed)
    likeness = query.like.map { LikenessRanking($0) }
  }

  /// A distance that is never more than `bound(of:)`: that of the nearest colors.
  @inline(__always)
  func quickBound(of lanes: SignatureLanes) -> Float {
    var sum: Float = 0
    for term in terms where !term.isLimit { sum += Self.nearest(term, lanes) }
    return total(sum, likeness.map { $0.quickBound(of: lanes) })
  }

  /// A distance that is never more than `distance(of:)`, and much faster.
  func bound(of lanes: SignatureLanes) -> Float {
    var sum: Float = 0
    for term in terms {
      if !term.isLimit { sum += Self.nearest(term, lanes) }
      sum += Self.excess(term, lanes)
    }
    return total(sum, likeness.map { $0.bound(of: lanes) })
  }

  /// The distance, 0…60: at most `cap` for what is missing and as much for what is too much.
  ///
  /// - Complexity: O(colors³) at most, 0.1 to 3 µs.
  mutating func distance(of lanes: SignatureLanes) -> Float {
    var sum: Float = 0
    for term in terms {
      if term.needed == 0, !term.isLimit { sum += Self.nearest(term, lanes) }
      sum += Self.excess(term, lanes)
    }
    if !needing.isEmpty { sum += missing(lanes) }
    return total(sum, likeness.map { $0.distance(of: lanes, &transport) })
  }

  /// For each wanted color, the lane that answers it: the nearest that gives most of what is
  /// needed, and its distance in units of CIELAB.
  func matches(in lanes: SignatureLanes) -> [(lane: Int, difference: Double)] {
    terms.map { term in
      let squares = lanes.squares(to: term.point)
      let lane = (0..<PaletteSignature.mostColors).min { squares[$0] < squares[$1] } ?? 0
      return (lane, Double(squares[lane].squareRoot()) / PaletteSignature.scale)
    }
  }

  /// The mean of what counts, in units of CIELAB.
  @inline(__always)
  private func total(_ sum: Float, _ likeness: Float?) -> Float {
    let wanted = terms.isEmpty ? 0 : sum / Float(terms.count)
    guard let likeness else { return wanted / Float(PaletteSignature.scale) }
    let mean = terms.isEmpty ? likeness : (wanted + likeness) / 2
    return mean / Float(PaletteSignature.scale)
  }

  /// The distance of the nearest color, in steps.
  @inline(__always)
  private static func nearest(_ term: Term, _ lanes: SignatureLanes) -> Float {
    min(lanes.squares(to: term.point).least.squareRoot(), capSteps)
  }

  /// What there is too much of a color: 0 up to `cap` in steps, if the whole picture has it.
  private static func excess(_ term: Term, _ lanes: SignatureLanes) -> Float {
    guard let allowed = term.allowed, allowed < whole else { return 0 }
    let near = ((capSteps - lanes.distances(to: term.point)) * lanes.shares).total / capSteps
    return max(0, near - allowed) / (whole - allowed) * capSteps
  }

  /// The cost of what is needed, in steps: of each wanted color, the mean distance of its amount.
  ///
  /// If each color takes what is nearest to it, and no color of the picture is used twice, nothing
  /// can be cheaper, and there is no problem to solve.
  private mutating func missing(_ lanes: SignatureLanes) -> Float {
    var used = SIMD8<Float>.zero
    var sum: Float = 0
    for term in needing { sum += Self.fill(term, lanes, &used) }
    // Amounts are whole numbers.
    if all(used .<= lanes.shares) { return sum }
    costs.removeAll(keepingCapacity: true)
    for term in needing {
      let distances = lanes.distances(to: term.point)
      for lane in 0..<PaletteSignature.mostColors {
        costs.append(Double(distances[lane]) / Double(term.needed))
      }
    }
    return Float(transport.cost(carrying: needs, to: lanes.amounts, at: costs))
  }

  /// The cost of an amount from the nearest colors, which are noted as used.
  private static func fill(
    _ term: Term, _ lanes: SignatureLanes, _ used: inout SIMD8<Float>
  ) -> Float {
    var distances = lanes.distances(to: term.point)
    var missing = Float(term.needed)
    var cost: Float = 0
    while missing > 0 {
      let least = distances.least
      guard least <= capSteps else { break }
      for lane in 0..<PaletteSignature.mostColors where distances[lane] == least {
        let amount = min(missing, lanes.shares[lane])
        cost += amount * least
        used[lane] += amount
        missing -= amount
        distances[lane] = .infinity
      }
    }
    return cost / Float(term.needed)
  }
}

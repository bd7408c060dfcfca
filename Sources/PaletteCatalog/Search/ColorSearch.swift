import ColorScience

/// Finds the items nearest to a query, exactly, without looking closely at most of them.
///
/// First, every item gets a lower bound of its distance. In the order of these bounds, items get a
/// better bound, and if that is low enough, their distance is computed, until the next bound is
/// beyond the last place.
package struct ColorSearch {
  /// An item that was found.
  package struct Hit: Sendable, Equatable {
    /// Its row in the color file.
    package var row: Int
    /// Its distance in units of CIELAB, 0…60.
    package var distance: Float
  }

  /// What a search found.
  package struct Result: Sendable, Equatable {
    /// The nearest items, nearest first; of equals, the lower row.
    package var hits: [Hit]
    /// How many items were admitted and have none of the unwanted colors.
    package var total: Int
    /// For how many the distance itself was computed.
    package var examined: Int
  }

  private let file: ColorFile
  private let query: ColorQuery
  private let exclusion: Exclusion

  package init(_ query: ColorQuery, in file: ColorFile) {
    self.query = query
    self.file = file
    exclusion = Exclusion(query.without)
  }

  /// The nearest items.
  ///
  /// - Parameters:
  ///   - count: how many, at most; every item if it is larger than the file.
  ///   - admits: the rows to look at, one flag for each; `nil` for all.
  /// - Complexity: O(items × colors), about 12 ns for an item and color, and the distances.
  package func nearest(_ count: Int, among admits: [Bool]? = nil) -> Result {
    var ranking = ColorRanking(query)
    let bounds = self.bounds(ranking, admits)
    let total = bounds.count { $0 < .infinity }
    var best = NearestHits(count: min(count, total))
    var examined = 0
    guard let start = file.signatures, best.count > 0 else {
      return Result(hits: [], total: total, examined: 0)
    }
    for rows in BoundOrder(bounds) {
      // Bounds and distances are rounded differently, by far less than this.
      guard rows.bound <= best.limit + 1e-3 else { break }
      for row in rows.rows where bounds[row] <= best.limit + 1e-3 {
        let lanes = SignatureLanes(at: start + PaletteSignature.size * row)
        guard ranking.bound(of: lanes) <= best.limit + 1e-3 else { continue }
        examined += 1
        best.offer(Hit(row: row, distance: ranking.distance(of: lanes)))
      }
    }
    return Result(hits: best.sorted, total: total, examined: examined)
  }

  /// The same by computing all distances: what `nearest` must be equal to.
  package func nearestByBruteForce(_ count: Int, among admits: [Bool]? = nil) -> Result {
    var ranking = ColorRanking(query)
    var hits: [Hit] = []
    for row in 0..<file.count where admits?[row] ?? true {
      let lanes = SignatureLanes(file.signature(at: row))
      guard !exclusion.excludes(lanes, file.terms(at: row)) else { continue }
      hits.append(Hit(row: row, distance: ranking.distance(of: lanes)))
    }
    hits.sort { ($0.distance, $0.row) < ($1.distance, $1.row) }
    return Result(hits: Array(hits.prefix(count)), total: hits.count, examined: hits.count)
  }

  /// A lower bound of each item's distance; infinite for items that are not admitted.
  private func bounds(_ ranking: ColorRanking, _ admits: [Bool]?) -> [Float] {
    guard let start = file.signatures else { return [] }
    return [Float](unsafeUninitializedCapacity: file.count) { bounds, count in
      for row in 0..<file.count {
        guard admits?[row] ?? true else {
          bounds.initializeElement(at: row, to: .infinity)
          continue
        }
        let lanes = SignatureLanes(at: start + PaletteSignature.size * row)
        let isOut = !exclusion.isEmpty && exclusion.excludes(lanes, file.terms(at: row))
        bounds.initializeElement(at: row, to: isOut ? .infinity : ranking.quickBound(of: lanes))
      }
      count = file.count
    }
  }
}

/// The colors that a picture must not have.
private struct Exclusion {
  /// Colors nearer than this to an unwanted one are that color, in units of CIELAB.
  private static let reach = 15.0
  /// A color with less than 1% is not noticed.
  private static let least = Float(PaletteSignature.whole) / 100

  private let terms: [ColorTerm]
  private let points: [SIMD3<Float>]

  init(_ without: [UnwantedColor]) {
    var terms: [ColorTerm] = []
    var points: [SIMD3<Float>] = []
    for unwanted in without {
      switch unwanted {
      case .term(let term): terms.append(term)
      case .near(let color): points.append(SignatureLanes.point(of: color))
      }
    }
    (self.terms, self.points) = (terms, points)
  }

  var isEmpty: Bool { terms.isEmpty && points.isEmpty }

  func excludes(_ lanes: SignatureLanes, _ packed: UInt32) -> Bool {
    let reach = Float(Self.reach * PaletteSignature.scale)
    for point in points {
      let isNear = lanes.squares(to: point) .< reach * reach
      if any(isNear .& (lanes.shares .>= Self.least)) { return true }
    }
    return terms.contains {
      BasicTerms(packed: packed).contains($0, in: lanes, atLeast: Self.least)
    }
  }
}

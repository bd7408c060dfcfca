import ColorScience

extension DominantShades {
  /// What was found out about the shades in one picture. Several searches for picks in it
  /// share this, since it does not depend on the other picks.
  final class Memory {
    private let shades: DominantShades
    private let areas: Areas
    /// The points that were asked for so far, how dominant they are, and for each cell how much it
    /// is a shade of them; below 0 if that is not known yet.
    private var points: [SIMD3<Double>: Int] = [:]
    private var dominances: [Double] = []
    private var degrees: [[Double]] = []
    /// How much of a difference counts for an entire shade of an entirely dominant color, 0…1.
    var discount: Double { shades.discount }

    init(_ shades: DominantShades, _ picture: ColorCells) {
      (self.shades, areas) = (shades, Areas(picture))
    }

    /// The number under which the color at a point of `ColorSpace.din2000` is known here, and how
    /// dominant it is, 0…1.
    ///
    /// - Complexity: O(cells) for a new point.
    func color(at point: SIMD3<Double>) -> (number: Int, dominance: Double) {
      if let known = points[point] { return (known, dominances[known]) }
      points[point] = dominances.count
      dominances.append(shades.dominance(of: point, in: areas))
      degrees.append([])
      return (dominances.count - 1, dominances[dominances.count - 1])
    }

    /// How much a cell is a shade of a color, 0…1.
    ///
    /// - Complexity: O(cells) if it is not known yet.
    func degree(of cell: Int, from color: Int, at point: SIMD3<Double>) -> Double {
      if degrees[color].isEmpty {
        degrees[color] = Array(repeating: -1, count: areas.points.count)
      }
      if degrees[color][cell] < 0 {
        degrees[color][cell] = shades.degree(of: place(of: cell), from: point, in: areas)
      }
      return degrees[color][cell]
    }

    private func place(of cell: Int) -> SIMD3<Double> {
      let point = areas.points[cell]
      return SIMD3(point.x, point.y, point.z)
    }
  }

  /// The dominant colors among the picks so far.
  struct Search {
    private let memory: Memory
    private var dominants: [Dominant] = []
    /// Whether no pick is dominant.
    var isEmpty: Bool { dominants.isEmpty }

    private struct Dominant {
      let lab: SIMD3<Double>
      let point: SIMD3<Double>
      let number: Int
      let dominance: Double
    }

    init(_ memory: Memory) { self.memory = memory }

    /// Adds a pick, a CIELAB color.
    mutating func add(_ lab: SIMD3<Double>) {
      let point = Color(lab, in: .lab).coordinates(in: .din2000)
      let (number, dominance) = memory.color(at: point)
      guard dominance > 0 else { return }
      dominants.append(Dominant(lab: lab, point: point, number: number, dominance: dominance))
    }

    /// The least difference (CIEDE2000) of a cell from the dominant colors, as it counts for a
    /// shade; infinity if no color is dominant.
    ///
    /// - Parameters:
    ///   - newness: to which degree no pick has the cell's color term, 0…1.
    ///   - reach: larger differences count as this.
    func difference(
      of cell: Int, lab: SIMD3<Double>, newness: Double, reach: Double
    ) -> Double {
      var least = Double.infinity
      for dominant in dominants {
        let degree = memory.degree(of: cell, from: dominant.number, at: dominant.point)
        let part = degree * dominant.dominance * (1 - newness)
        let difference = min(reach, ColorDifference.ciede2000(dominant.lab, lab))
        least = min(least, difference * (1 - memory.discount * part))
      }
      return least
    }
  }
}

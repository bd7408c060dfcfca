/// The directions of the edges of a small picture, wherever it has an edge.
///
/// A lamp, a tint, burnt-out lights, letters over the picture, or a cloud of fire in front of it
/// change its brightness and contrast from place to place, and cover parts of it. The edges that
/// are left still lead from dark to light in the same direction.
struct EdgePlane: Sendable {
  let width: Int
  let height: Int
  /// The direction of each pixel's edge, from dark to light: a vector of the length `unit`, or 0
  /// where there is no edge.
  let x, y: [Int16]
  /// Whether a pixel has an edge that is no stronger than half of all edges. The letters of a
  /// caption that stays over a cut have strong edges.
  let isFaint: [Bool]
  /// Where edges count: inside bars, and not in the outermost pixels, which have no slope.
  let rows, columns: Range<Int>

  /// The length of all directions.
  static let unit = 100.0
  /// The least difference across an edge, over two pixels, in levels of 0…255.
  private static let faintest: Float = 4
  /// An edge is at least this many times as strong as its surroundings, `radius` pixels away on one
  /// side. Smooth shading has one direction in a large part of a picture, so it says little.
  private static let sharpness: Float = 2
  private static let radius = 3
  /// How far the edge of a bar reaches into the picture, in pixels.
  private static let border = 2

  /// - Complexity: O(pixels).
  init(_ plane: Plane) {
    (width, height) = (plane.width, plane.height)
    let luma = plane.luma()
    let slopes = Self.slopes(luma, plane.width, plane.height)
    let area = PictureArea(
      luma, width: width, height: height, margin: Self.border, least: DetailPlane.leastArea)
    rows = area.rows.clamped(to: 1..<height - 1)
    columns = area.columns.clamped(to: 1..<width - 1)
    var x = [Int16](repeating: 0, count: width * height)
    var y = x
    // How many edges are of each strength, in whole levels.
    var counts = [Int](repeating: 0, count: 512)
    for row in rows {
      for column in columns {
        let at = row * width + column
        let slope = slopes[at]
        guard slope.z >= Self.faintest else { continue }
        let isUpright = abs(slope.x) >= abs(slope.y)
        let (place, length, step) = isUpright ? (column, width, 1) : (row, height, width)
        let early = slopes[at - step * min(Self.radius, place)].z
        let late = slopes[at + step * min(Self.radius, length - 1 - place)].z
        guard slope.z >= Self.sharpness * min(early, late) else { continue }
        x[at] = Int16(slope.x / slope.z * Float(Self.unit))
        y[at] = Int16(slope.y / slope.z * Float(Self.unit))
        counts[Int(slope.z)] += 1
      }
    }
    let median = Self.median(counts)
    isFaint = slopes.indices.map { (x[$0], y[$0]) != (0, 0) && Int(slopes[$0].z) <= median }
    (self.x, self.y) = (x, y)
  }

  /// The least strength that half of all edges do not exceed.
  private static func median(_ counts: [Int]) -> Int {
    let half = counts.reduce(0, +) / 2
    var below = 0
    return counts.firstIndex { count in
      below += count
      return below > half
    } ?? 0
  }

  /// The difference across each pixel from left to right and from top to bottom, in levels of
  /// 0…255, and the length of this vector.
  private static func slopes(_ luma: [Int32], _ width: Int, _ height: Int) -> [SIMD3<Float>] {
    var slopes = [SIMD3<Float>](repeating: .zero, count: luma.count)
    for row in 1..<height - 1 {
      for at in row * width + 1..<(row + 1) * width - 1 {
        // `luma` is four times the real luma.
        let x = Float(luma[at + 1] - luma[at - 1]) / 4
        let y = Float(luma[at + width] - luma[at - width]) / 4
        slopes[at] = SIMD3(x, y, (x * x + y * y).squareRoot())
      }
    }
    return slopes
  }
}

/// Searches one picture for the edges of another one, all moved by the same distance.
enum EdgeSearch {
  /// The least cosine of the angle between two edges that agree.
  private static let cosine = 0.9
  private static let least = Int16(cosine * EdgePlane.unit * EdgePlane.unit)
  /// The picture is divided into so many cells, so that a thing with many edges counts no more than
  /// any other part of the picture.
  private static let cells = (columns: 5, rows: 4)
  /// The least share of a cell's pixels that must have faint edges, and how many cells must have
  /// it: more than a pole or a line of letters crosses.
  private static let busyShare = 0.04
  private static let busyCells = 7

  /// How many of the fainter edges of one picture are in the other one, in the same direction: the
  /// mean share over the parts of the picture, 0…1, for the picture of the two that is found
  /// better. It is about 0.15 for unrelated pictures, and 0.5 for charts of the same fields; 0 if
  /// hardly anything has edges.
  ///
  /// - Parameter reach: the greatest common movement, in pixels.
  /// - Complexity: O(pixels × reach²).
  static func continuity(
    _ before: EdgePlane, _ now: EdgePlane, reach: (x: Int, y: Int)
  ) -> Double {
    var best = (x: 0, y: 0, count: -1)
    func examine(_ x: Int, _ y: Int) {
      let count = agreement(before, now, x, y)
      if count > best.count { best = (x, y, count) }
    }
    for y in stride(from: -reach.y, through: reach.y, by: 2) {
      for x in stride(from: -reach.x, through: reach.x, by: 2) { examine(x, y) }
    }
    let (left, top) = (best.x - 1, best.y - 1)
    for y in top...top + 2 {
      for x in left...left + 2 { examine(x, y) }
    }
    return max(
      share(of: now, in: before, best.x, best.y), share(of: before, in: now, -best.x, -best.y))
  }

  /// How many edges agree if a point at (x, y) in `now` was at (x, y) + shift in `before`.
  private static func agreement(
    _ before: EdgePlane, _ now: EdgePlane, _ dx: Int, _ dy: Int
  ) -> Int {
    let (width, height) = (now.width, now.height)
    let columns = width - abs(dx)
    var sum = 0
    now.x.withUnsafeBufferPointer { nowX in
      now.y.withUnsafeBufferPointer { nowY in
        before.x.withUnsafeBufferPointer { beforeX in
          before.y.withUnsafeBufferPointer { beforeY in
            for row in max(0, -dy)..<min(height, height - dy) {
              let here = row &* width &+ max(0, -dx)
              let there = (row &+ dy) &* width &+ max(0, dx)
              let (x, y) = (nowX.baseAddress! + here, nowY.baseAddress! + here)
              let (u, v) = (beforeX.baseAddress! + there, beforeY.baseAddress! + there)
              var count: Int16 = 0
              for index in 0..<columns {
                let product = x[index] &* u[index] &+ y[index] &* v[index]
                count &+= product >= least ? 1 : 0
              }
              sum &+= Int(count)
            }
          }
        }
      }
    }
    return sum
  }

  /// The mean share of the faint edges of `picture` that are in `other`, over its busy
  /// cells.
  private static func share(
    of picture: EdgePlane, in other: EdgePlane, _ dx: Int, _ dy: Int
  ) -> Double {
    let (width, height) = (picture.width, picture.height)
    let (rows, columns) = (picture.rows, picture.columns)
    var counts = [(edges: Int, found: Int)](
      repeating: (0, 0), count: cells.columns * cells.rows)
    for y in rows.clamped(to: max(0, -dy)..<min(height, height - dy)) {
      for x in columns.clamped(to: max(0, -dx)..<min(width, width - dx)) {
        let (here, there) = (y * width + x, (y + dy) * width + x + dx)
        guard picture.isFaint[here] else { continue }
        let cell =
          (y - rows.lowerBound) * cells.rows / rows.count * cells.columns
          + (x - columns.lowerBound) * cells.columns / columns.count
        counts[cell].edges += 1
        let product = picture.x[here] * other.x[there] + picture.y[here] * other.y[there]
        if product >= least { counts[cell].found += 1 }
      }
    }
    let busy = counts.filter {
      Double($0.edges * counts.count) >= busyShare * Double(rows.count * columns.count)
    }
    guard busy.count >= busyCells else { return 0 }
    return busy.reduce(0) { $0 + Double($1.found) / Double($1.edges) } / Double(busy.count)
  }
}

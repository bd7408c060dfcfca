/// The edges and textures of a small picture, without its brightness and contrast: what stays when
/// a lamp is switched on or a flash goes off, and changes when another scene is shown.
struct DetailPlane: Sendable {
  let width: Int
  let height: Int
  /// Luma minus the mean of its surroundings, around 128, scaled to a mean amount of `amount`.
  let bytes: [UInt8]
  /// The mean absolute detail before scaling, 0…255.
  let strength: Double

  static let amount = 10.0
  /// Details fainter than this are taken for noise and not magnified to the full amount.
  static let faintest = 1.2

  init(_ plane: Plane) {
    let (width, height) = (plane.width, plane.height)
    self.width = width
    self.height = height
    var luma = [Int32](repeating: 0, count: width * height)
    for index in 0..<width * height {
      luma[index] =
        Int32(plane.bytes[3 * index]) + 2 * Int32(plane.bytes[3 * index + 1])
        + Int32(plane.bytes[3 * index + 2])
    }
    let around = Self.blurred(luma, width, height)
    // Rows and columns of bars, and the edges that they make, hold no detail.
    var rowLight = [Int32](repeating: 0, count: height)
    var columnLight = [Int32](repeating: 0, count: width)
    for y in 0..<height {
      for x in 0..<width {
        let light = luma[y * width + x]
        rowLight[y] = max(rowLight[y], light)
        columnLight[x] = max(columnLight[x], light)
      }
    }
    func inside(_ light: [Int32]) -> Range<Int> {
      guard let first = light.firstIndex(where: { $0 > 80 }),
        let last = light.lastIndex(where: { $0 > 80 }), last - first > 16
      else { return 0..<light.count }
      return (first == 0 ? 0 : first + 3)..<(last == light.count - 1 ? last + 1 : last - 2)
    }
    let (rows, columns) = (inside(rowLight), inside(columnLight))
    var counts = [Int](repeating: 0, count: 1024)
    var pixels = 0
    for y in 0..<height {
      for x in 0..<width {
        let index = y * width + x
        if rows.contains(y) && columns.contains(x) {
          luma[index] -= around[index]
          counts[Int(min(1023, abs(luma[index])))] += 1
          pixels += 1
        } else {
          luma[index] = 0
        }
      }
    }
    var level = 0
    var below = 0
    while level < 1023, below + counts[level] <= pixels * 6 / 10 {
      below += counts[level]
      level += 1
    }
    strength = Double(level) / 4
    let scale = Self.amount / max(strength, Self.faintest) / 4
    bytes = luma.map { UInt8(max(0, min(255, 128 + Double($0) * scale))) }
  }

  /// The mean of (2 × 3 + 1)² neighbors, fewer at the edges.
  private static func blurred(_ values: [Int32], _ width: Int, _ height: Int) -> [Int32] {
    let radius = 3
    var rows = values
    for y in 0..<height {
      for x in 0..<width {
        let (from, to) = (max(0, x - radius), min(width - 1, x + radius))
        if x == 0 || from == 0 || to == width - 1 && x + radius >= width {
          var sum: Int32 = 0
          for column in from...to { sum += values[y * width + column] }
          rows[y * width + x] = sum / Int32(to - from + 1)
        } else {
          var sum: Int32 = 0
          for column in from...to { sum &+= values[y &* width &+ column] }
          rows[y * width + x] = sum / 7
        }
      }
    }
    var result = rows
    for y in 0..<height {
      let (from, to) = (max(0, y - radius), min(height - 1, y + radius))
      for x in 0..<width {
        var sum: Int32 = 0
        for row in from...to { sum &+= rows[row &* width &+ x] }
        result[y * width + x] = sum / Int32(to - from + 1)
      }
    }
    return result
  }
}

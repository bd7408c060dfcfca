/// What a frame shows of text over a plain ground.
struct TextLook: Sendable {
  /// For each row of the area how many pixels stand out from the ground.
  var rows: [Int] = []
  /// The share of pixels that are ground, 0…1.
  var ground = 0.0
  /// The share of standing-out pixels that are on the same side of the ground, lighter or darker.
  var oneSided = 0.0
  /// The share of standing-out pixels that lie in lines of text.
  var inLines = 0.0
  /// Strokes that the lines cross, at least.
  var strokes = 0.0
  /// How much the strongest pixels differ from the ground.
  var contrast = 0

  /// Pixels this near to the most frequent gray are ground.
  private static let groundSpread = 4

  /// Looks at this area of a frame.
  ///
  /// - Complexity: O(pixels).
  init(_ look: FrameLook, inside area: PixelArea) {
    let counts = Self.counts(look, area)
    let (level, share) = Self.ground(counts)
    let total = area.width * area.height
    ground = Double(share) / Double(total)
    guard ground >= 0.3 else { return }
    contrast = Self.contrast(counts, level, allowed: total / 400)
    guard contrast >= 12 else { return }
    let threshold = max(Self.groundSpread + 3, contrast / 5)
    measure(look, area, level, threshold)
  }

  private static func counts(_ look: FrameLook, _ area: PixelArea) -> [Int] {
    var counts = [Int](repeating: 0, count: 256)
    look.gray.withUnsafeBufferPointer { gray in
      for y in area.y..<area.y + area.height {
        for x in area.x..<area.x + area.width { counts[Int(gray[y * look.width + x])] += 1 }
      }
    }
    return counts
  }

  /// The gray around which most pixels lie, and how many do.
  private static func ground(_ counts: [Int]) -> (level: Int, share: Int) {
    var best = (level: 0, share: 0)
    let mode = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    for level in max(0, mode - groundSpread)...min(255, mode + groundSpread) {
      let share = counts[max(0, level - groundSpread)...min(255, level + groundSpread)]
        .reduce(0, +)
      if share > best.share { best = (level, share) }
    }
    return best
  }

  /// How far from the ground the pixels are that only `allowed` ones are farther away than.
  private static func contrast(_ counts: [Int], _ level: Int, allowed: Int) -> Int {
    var beyond = 0
    for distance in stride(from: 255, to: 0, by: -1) {
      if level + distance <= 255 { beyond += counts[level + distance] }
      if level - distance >= 0 { beyond += counts[level - distance] }
      if beyond > allowed { return distance }
    }
    return 0
  }

  private mutating func measure(
    _ look: FrameLook, _ area: PixelArea, _ level: Int, _ threshold: Int
  ) {
    rows = [Int](repeating: 0, count: area.height)
    var crossings = [Double](repeating: 0, count: area.height)
    var (lighter, total) = (0, 0)
    look.gray.withUnsafeBufferPointer { gray in
      for y in 0..<area.height {
        let start = (area.y + y) * look.width + area.x
        var (count, variation, peak, before) = (0, 0, 0, 0)
        for x in 0..<area.width {
          let difference = Int(gray[start + x]) - level
          let distance = abs(difference)
          variation += abs(distance - before)
          before = distance
          guard distance > threshold else { continue }
          count += 1
          lighter += difference > 0 ? 1 : 0
          peak = max(peak, distance)
        }
        rows[y] = count
        total += count
        if peak > 0 { crossings[y] = Double(variation + before) / Double(2 * peak) }
      }
    }
    guard total > 0 else { return }
    oneSided = Double(max(lighter, total - lighter)) / Double(total)
    findLines(crossings, total)
  }

  private mutating func findLines(_ crossings: [Double], _ total: Int) {
    var inside = 0
    var y = 0
    while y < rows.count {
      guard rows[y] > 0 else {
        y += 1
        continue
      }
      let first = y
      while y < rows.count, rows[y] > 0 { y += 1 }
      let line = first..<y
      let most = crossings[line].max() ?? 0
      let isLow = 5 * line.count <= rows.count
      guard isLow, most >= 3 || line.count <= 2 && most >= 2 else { continue }
      inside += rows[line].reduce(0, +)
      strokes += most
    }
    inLines = Double(inside) / Double(total)
  }
}

import Fixtures

/// A wide picture of many colored boxes, of which frames are cut out.
struct PaintedScene {
  private static let width = 320
  private static let height = 160
  private var bytes: [UInt8]

  init(seed: UInt64) {
    var noise = TestNoise(seed: seed &* 7919 &+ 17)
    for _ in 0..<8 { _ = noise.next(below: 2) }
    let base = [noise.next(below: 160), noise.next(below: 160), noise.next(below: 160)]
    bytes = (0..<Self.width * Self.height).flatMap { _ in
      base.map { UInt8($0 + 40 + noise.next(below: 5)) }
    }
    for _ in 0..<260 {
      let color = (0..<3).map { _ in UInt8(20 + noise.next(below: 220)) }
      let (x, y) = (noise.next(below: Self.width), noise.next(below: Self.height))
      let (right, bottom) = (x + 3 + noise.next(below: 26), y + 3 + noise.next(below: 18))
      for row in y..<min(bottom, Self.height) {
        for column in x..<min(right, Self.width) {
          let at = 3 * (row * Self.width + column)
          bytes.replaceSubrange(at..<at + 3, with: color)
        }
      }
    }
  }

  /// The frame whose upper left pixel is at a place of the picture.
  func frame(x: Int, y: Int) -> [UInt8] {
    (0..<PaintedFilm.height).flatMap { row in
      let at = 3 * ((y + row) * Self.width + x)
      return bytes[at..<at + 3 * PaintedFilm.width]
    }
  }
}

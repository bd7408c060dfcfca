/// The squares of a picture with enough detail to search for.
struct SquareList {
  /// One square.
  struct Square {
    /// Its upper left pixel.
    let x, y: Int
    /// The sum of its pixels' distances from even gray.
    let detail: Int
    /// Its weight in the result.
    let weight: Int
  }

  let width, height: Int
  let all: [Square]
  /// The sum of all weights.
  let weight: Int
  /// Whether enough squares have detail to distinguish one picture from another.
  let isBusy: Bool

  /// The least and the greatest detail per pixel that counts. Fainter squares are left out.
  /// Captions and other hard edges count no more than moderate detail.
  private static let faintest = 2
  private static let hardest = 12
  /// The share of all squares that must have detail.
  private static let busyShare = 0.05

  /// - Complexity: O(pixels).
  init(_ picture: DetailPlane) {
    let (width, height) = (picture.width, picture.height)
    (self.width, self.height) = (width, height)
    let side = MotionSearch.side
    var count = 0
    var all: [Square] = []
    picture.bytes.withUnsafeBufferPointer { bytes in
      let search = SquareSearch(
        picture: bytes.baseAddress!, other: bytes.baseAddress!, width: width, height: height)
      for y in stride(from: (height % side) / 2, through: height - side, by: side) {
        for x in stride(from: (width % side) / 2, through: width - side, by: side) {
          count += 1
          let detail = search.detail(x: x, y: y)
          guard detail > Self.faintest * side * side else { continue }
          let weight = min(detail, Self.hardest * side * side)
          all.append(Square(x: x, y: y, detail: detail, weight: weight))
        }
      }
    }
    self.all = all
    weight = all.reduce(0) { $0 + $1.weight }
    isBusy = !all.isEmpty && Double(all.count) >= Self.busyShare * Double(count)
  }
}

/// Changes to a file that are likely to upset whoever reads it.
struct Mutation {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// `bytes` with one to eight changes: bits and bytes set, runs moved, cut or doubled, ends lost.
  mutating func apply(to bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...next(below: 8) where !bytes.isEmpty {
      let at = next(below: bytes.count)
      let length = min(1 + next(below: 64), bytes.count - at)
      switch next(below: 8) {
      case 0: bytes[at] ^= 1 << UInt8(next(below: 8))
      case 1: bytes[at] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF][next(below: 6)]
      case 2: bytes[at] = UInt8(next(below: 256))
      case 3: bytes.removeSubrange(at..<at + length)
      case 4: bytes.insert(contentsOf: bytes[at..<at + length], at: next(below: bytes.count))
      case 5: for index in at..<at + length { bytes[index] = 0xFF }
      case 6: bytes.removeLast(next(below: bytes.count))
      default: bytes.swapAt(at, next(below: bytes.count))
      }
    }
    return bytes
  }

  private mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}

/// Numbers of any count of bits, the most significant or the least significant bit first.
///
/// Behind the end every bit is 0 and `isPast` is true.
struct BitReader {
  private let bytes: UnsafeRawBufferPointer
  private let low: Bool
  private(set) var place: Int

  /// `low` for codes that begin with a byte's least significant bit, as JPEG XL's.
  init(_ bytes: UnsafeRawBufferPointer, low: Bool = false, at place: Int = 0) {
    self.bytes = bytes
    self.low = low
    self.place = place
  }

  /// Whether more was read than there is.
  var isPast: Bool { place > bytes.count * 8 }

  mutating func bit() -> Bool {
    defer { place += 1 }
    guard place >= 0, place < bytes.count * 8 else { return false }
    let shift = place & 7
    return bytes[place >> 3] >> (low ? shift : 7 - shift) & 1 == 1
  }

  /// `count` bits, at most 62.
  mutating func bits(_ count: Int) -> Int {
    var number = 0
    for index in 0..<count {
      let bit = bit() ? 1 : 0
      number = low ? number | bit << index : number << 1 | bit
    }
    return number
  }

  mutating func skip(_ count: Int) { place += count }

  /// An Exp-Golomb code: as many zeros as there are more bits behind the one (H.265 §9.2).
  mutating func exponential() -> Int {
    var zeros = 0
    while !isPast, !bit() { zeros += 1 }
    guard zeros < 33, !isPast else { return 0 }
    return 1 << zeros - 1 + bits(zeros)
  }
}

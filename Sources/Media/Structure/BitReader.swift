/// Reads numbers of any number of bits, most or least significant bit first.
///
/// After the end, every bit is 0 and `isPast` is true.
struct BitReader {
  private let bytes: UnsafeRawBufferPointer
  private let low: Bool
  private(set) var place: Int

  /// - Parameter low: whether codes begin with the least significant bit of a byte, as in JPEG XL.
  init(_ bytes: UnsafeRawBufferPointer, low: Bool = false, at place: Int = 0) {
    self.bytes = bytes
    self.low = low
    self.place = place
  }

  /// Whether more bits were read than there are.
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

  /// An Exp-Golomb code: a run of zeros, a one, and as many more bits as there were zeros (H.265
  /// §9.2).
  mutating func exponential() -> Int {
    var zeros = 0
    while !isPast, !bit() { zeros += 1 }
    guard zeros < 33, !isPast else { return 0 }
    return 1 << zeros - 1 + bits(zeros)
  }
}

/// The number codes of a JPEG XL codestream's headers.
///
/// - Source: ISO/IEC 18181-1:2022 §6.2; libjxl 0.7 `fields.cc`.
struct JXLReader {
  private var reader: BitReader

  init(_ bytes: UnsafeRawBufferPointer, at bit: Int = 0) {
    reader = BitReader(bytes, low: true, at: bit)
  }

  var isPast: Bool { reader.isPast }
  /// The position of the next bit.
  var place: Int { reader.place }

  mutating func bool() -> Bool { reader.bit() }
  mutating func bits(_ count: Int) -> Int { reader.bits(count) }
  mutating func skip(_ count: Int) { reader.skip(count) }
  /// Skips half-precision numbers, which nothing here needs.
  mutating func skipHalves(_ count: Int) { reader.skip(16 * count) }

  /// Skips to the next whole byte.
  mutating func align() { reader.skip(-reader.place & 7) }

  /// One of four ways to code a number: how many bits it has, and what is added.
  typealias Way = (bits: Int, offset: Int)

  mutating func number(_ first: Way, _ second: Way, _ third: Way, _ fourth: Way) -> Int {
    let way =
      switch bits(2) {
      case 0: first
      case 1: second
      case 2: third
      default: fourth
      }
    return bits(way.bits) + way.offset
  }

  /// An enumeration's value.
  mutating func choice() -> Int { number((0, 0), (0, 1), (4, 2), (6, 18)) }

  /// A number of up to 64 bits; `Int.max` if it has more than 60.
  mutating func large() -> Int {
    switch bits(2) {
    case 0: return 0
    case 1: return 1 + bits(4)
    case 2: return 17 + bits(8)
    default:
      var (number, shift) = (bits(12), 12)
      while !isPast, bool() {
        guard shift < 60 else {
          skip(4)
          return .max
        }
        number |= bits(8) << shift
        shift += 8
      }
      return number >= 0 ? number : .max
    }
  }

  /// Skips text, such as a layer's name.
  mutating func skipName() { skip(8 * number((0, 0), (4, 0), (5, 16), (10, 48))) }

  /// Skips what later versions of the format may add.
  mutating func skipExtensions() {
    let present = large()
    guard present > 0 else { return }
    var total = 0
    for _ in 0..<present.nonzeroBitCount { total = DecoderMemory.sum(total, large()) }
    skip(min(total, 1 << 40))
  }
}

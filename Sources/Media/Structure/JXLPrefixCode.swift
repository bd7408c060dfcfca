/// A canonical prefix code of at most 15 bits, as Brotli and JPEG XL write it.
///
/// - Source: RFC 7932 §3.2–3.5; ISO/IEC 18181-1:2022 annex C.2.4; libjxl 0.7 `dec_huffman.cc`.
struct JXLPrefixCode {
  /// How many codes there are of each length.
  private var counts = [Int](repeating: 0, count: 16)
  /// The symbols in the order of their codes.
  private var symbols: [Int] = []

  /// A code for a single symbol, which takes no bits.
  init(only symbol: Int) { symbols = [symbol] }

  private init(lengths: [UInt8]) {
    var order = [[Int]](repeating: [], count: 16)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      order[Int(length)].append(symbol)
    }
    counts = order.map(\.count)
    symbols = order.flatMap(\.self)
    if symbols.count == 1 { counts = [Int](repeating: 0, count: 16) }
  }

  /// Reads a code for `count` symbols; `nil` if it is invalid.
  init?(_ reader: inout JXLReader, count: Int) {
    let skipped = reader.bits(2)
    if skipped == 1 {
      guard let lengths = Self.few(&reader, count: count) else { return nil }
      self.init(lengths: lengths)
      return
    }
    guard let lengths = Self.many(&reader, count: count, skipped: skipped) else { return nil }
    self.init(lengths: lengths)
  }

  /// The lengths of one to four codes (a simple code).
  private static func few(_ reader: inout JXLReader, count: Int) -> [UInt8]? {
    let width = Int.bitWidth - (count - 1).leadingZeroBitCount
    let symbols = (0...reader.bits(2)).map { _ in reader.bits(width) }
    guard symbols.allSatisfy({ $0 < count }), Set(symbols).count == symbols.count else {
      return nil
    }
    let isDeep = symbols.count == 4 && reader.bool()
    let lengths: [UInt8] =
      switch symbols.count {
      case 1: [1]
      case 2: [1, 1]
      case 3: [1, 2, 2]
      default: isDeep ? [1, 2, 3, 3] : [2, 2, 2, 2]
      }
    var all = [UInt8](repeating: 0, count: count)
    for (symbol, length) in zip(symbols, lengths) { all[symbol] = length }
    return all
  }

  /// The lengths of many codes, which are themselves coded.
  private static func many(_ reader: inout JXLReader, count: Int, skipped: Int) -> [UInt8]? {
    let order = [1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15]
    var lengths = [UInt8](repeating: 0, count: 18)
    var space = 32
    for place in order.dropFirst(skipped) where space > 0 {
      let length = Self.length(&reader)
      lengths[place] = UInt8(length)
      if length > 0 { space -= 32 >> length }
    }
    guard space == 0 || lengths.filter({ $0 > 0 }).count == 1 else { return nil }
    return expanded(&reader, count: count, by: JXLPrefixCode(lengths: lengths))
  }

  /// One length of the code of lengths, read with a fixed code.
  private static func length(_ reader: inout JXLReader) -> Int {
    switch reader.bits(2) {
    case 0: 0
    case 1: 4
    case 2: 3
    default: reader.bool() ? reader.bool() ? 5 : 1 : 2
    }
  }

  private static func expanded(
    _ reader: inout JXLReader, count: Int, by code: JXLPrefixCode
  ) -> [UInt8]? {
    var lengths: [UInt8] = []
    lengths.reserveCapacity(count)
    var (space, last, repeats, repeated) = (32_768, UInt8(8), 0, UInt8(0))
    while lengths.count < count, space > 0, !reader.isPast {
      let symbol = code.symbol(&reader)
      guard symbol >= 16 else {
        repeats = 0
        lengths.append(UInt8(symbol))
        if symbol > 0 {
          last = UInt8(symbol)
          space -= 32_768 >> symbol
        }
        continue
      }
      let length = symbol == 16 ? last : 0
      if repeated != length { (repeats, repeated) = (0, length) }
      let before = repeats
      if repeats > 0 { repeats = (repeats - 2) << (symbol - 14) }
      repeats += reader.bits(symbol - 14) + 3
      let more = repeats - before
      guard more > 0, lengths.count + more <= count else { return nil }
      lengths += [UInt8](repeating: length, count: more)
      if length > 0 { space -= more << (15 - Int(length)) }
    }
    guard space == 0 else { return nil }
    lengths += [UInt8](repeating: 0, count: count - lengths.count)
    return lengths
  }

  /// The next symbol.
  func symbol(_ reader: inout JXLReader) -> Int {
    guard symbols.count > 1 else { return symbols.first ?? 0 }
    var (code, first, index) = (0, 0, 0)
    for length in 1...15 {
      code |= reader.bool() ? 1 : 0
      let count = counts[length]
      if code - first < count { return symbols[index + code - first] }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return 0
  }
}

/// The memory for the prefix codes of a lossless WebP.
///
/// Each block of a picture may have its own codes, which libwebp expands to tables of thousands of
/// times their size: a file of 300 kB may take 400 MB. The number of codes follows small pictures
/// that belong to the coding, which must be read up to there.
///
/// - Source: RFC 9649 §3; libwebp's `vp8l_dec.c` for the tables.
struct WebPPrefixCodes {
  private let bytes: UnsafeRawBufferPointer
  /// The position of the next bit.
  private var place: Int
  /// How many more pixels of small pictures may be read. Encoders write a few thousand.
  private var patience = 1 << 18

  /// - Parameter place: the byte where the stream begins, after the sizes.
  init(_ bytes: UnsafeRawBufferPointer, from place: Int) {
    self.bytes = bytes
    self.place = 8 * place
  }

  /// The most bytes that the tables take.
  ///
  /// - Complexity: O(pixels of the small pictures), at most `patience`.
  mutating func memory(width: Int, height: Int) -> Int {
    do throws(Lost) {
      var across = width
      while try bits(1) == 1 { try skipTransform(&across, height) }
      let cache = try cacheBits()
      guard try bits(1) == 1 else { return 0 }
      let shift = try bits(3) + 2
      let (columns, rows) = (WebPPrefixCodes.blocks(across, shift), blocks(height, shift))
      // A set has five tables: 256 entries, and those that longer codes need, of 4 bytes each.
      let each = 4 * (2956 + 1 << cache) + 600
      do throws(Lost) {
        let groups = try highest(columns, rows) + 1
        return min(groups, columns * rows, 1 << 16) * each + columns * rows * 4
      } catch {
        guard error == .impatient else { return 0 }
        return min(columns * rows, 1 << 16) * each + columns * rows * 4
      }
    } catch {
      return error == .impatient ? (1 << 16) * 20_000 : 0
    }
  }

  /// `broken`: the stream ends or is invalid, so that libwebp gives up before it unpacks anything.
  /// `impatient`: the stream is too long to be followed.
  private enum Lost: Error { case broken, impatient }

  private func blocks(_ size: Int, _ shift: Int) -> Int { WebPPrefixCodes.blocks(size, shift) }

  private static func blocks(_ size: Int, _ shift: Int) -> Int {
    (size + 1 << shift - 1) >> shift
  }

  /// Reads past a transform, which makes pixels smaller before they are coded (§4).
  private mutating func skipTransform(_ across: inout Int, _ height: Int) throws(Lost) {
    switch try bits(2) {
    case 0, 1:
      let shift = try bits(3) + 2
      _ = try highest(blocks(across, shift), blocks(height, shift))
    case 3:
      let colors = try bits(8) + 1
      _ = try highest(colors, 1)
      across = blocks(across, colors > 16 ? 0 : colors > 4 ? 1 : colors > 2 ? 2 : 3)
    default: break
    }
  }

  private mutating func cacheBits() throws(Lost) -> Int {
    guard try bits(1) == 1 else { return 0 }
    let count = try bits(4)
    guard 1...11 ~= count else { throw .broken }
    return count
  }

  /// Reads a small picture. Gives the highest value of its pixels' red and green as one number.
  private mutating func highest(_ width: Int, _ height: Int) throws(Lost) -> Int {
    let cache = try cacheBits()
    let lengths = 256 + 24
    let green = try prefixCode(lengths + (cache > 0 ? 1 << cache : 0))
    let red = try prefixCode(256)
    let blue = try prefixCode(256)
    let alpha = try prefixCode(256)
    let distance = try prefixCode(40)
    var highest = 0
    var left = width * height
    while left > 0 {
      patience -= 1
      guard patience > 0 else { throw .impatient }
      let symbol = try read(green)
      switch symbol {
      case ..<256:
        highest = max(highest, try read(red) << 8 | symbol)
        _ = try read(blue)
        _ = try read(alpha)
        left -= 1
      case ..<lengths:
        left -= try length(symbol - 256)
        _ = try length(read(distance))
      default:
        left -= 1
      }
    }
    return highest
  }

  /// A length or distance, from its prefix and the bits after it (§5.2.2).
  private mutating func length(_ prefix: Int) throws(Lost) -> Int {
    guard prefix >= 4 else { return prefix + 1 }
    let extra = (prefix - 2) >> 1
    return (2 + prefix & 1) << extra + (try bits(extra)) + 1
  }
}

// MARK: bits and codes

extension WebPPrefixCodes {
  /// A canonical prefix code: how many codes there are of each length, and their symbols.
  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []
    /// The symbol of a code with only one, which takes no bits.
    var only: Int?

    init(_ lengths: [Int]) throws(Lost) {
      for length in lengths { counts[length] += 1 }
      counts[0] = 0
      symbols = (1...15).flatMap { length in lengths.indices.filter { lengths[$0] == length } }
      guard symbols.count != 1 else {
        only = symbols[0]
        return
      }
      // The code must be complete: not too many codes, and no unused ones.
      let room = (1...15).reduce(1) { $0 * 2 - counts[$1] }
      guard room == 0 else { throw .broken }
    }
  }

  private mutating func bits(_ count: Int) throws(Lost) -> Int {
    guard place + count <= 8 * bytes.count else { throw .broken }
    var value = 0
    for index in 0..<count {
      value |= Int(bytes[place >> 3] >> UInt8(place & 7) & 1) << index
      place += 1
    }
    return value
  }

  private mutating func read(_ code: Code) throws(Lost) -> Int {
    if let only = code.only { return only }
    var (value, first, index) = (0, 0, 0)
    for length in 1...15 {
      value |= try bits(1)
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw .broken
  }

  /// Reads the code of an alphabet (§5.2.1 and §6.2).
  private mutating func prefixCode(_ alphabet: Int) throws(Lost) -> Code {
    var lengths = [Int](repeating: 0, count: max(alphabet, 256))
    if try bits(1) == 1 {
      let two = try bits(1) == 1
      lengths[try bits(1) == 0 ? bits(1) : bits(8)] = 1
      if two { lengths[try bits(8)] = 1 }
      return try Code(lengths)
    }
    let order = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]
    var packed = [Int](repeating: 0, count: 19)
    for index in 0..<(try bits(4) + 4) { packed[order[index]] = try bits(3) }
    let code = try Code(packed)
    var most = alphabet
    if try bits(1) == 1 {
      most = 2 + (try bits(2 + 2 * bits(3)))
      guard most <= alphabet else { throw .broken }
    }
    var (symbol, before) = (0, 8)
    while symbol < alphabet, most > 0 {
      most -= 1
      let found = try read(code)
      guard found > 15 else {
        lengths[symbol] = found
        if found != 0 { before = found }
        symbol += 1
        continue
      }
      let (extra, least) = [(2, 3), (3, 3), (7, 11)][found - 16]
      let times = try bits(extra) + least
      guard symbol + times <= alphabet else { throw .broken }
      if found == 16 { for index in symbol..<symbol + times { lengths[index] = before } }
      symbol += times
    }
    return try Code(lengths)
  }
}

/// The frequencies of an alphabet's symbols, out of 4,096, and the symbol for each of the 4,096
/// states.
///
/// - Source: ISO/IEC 18181-1:2022 annex C.2.5 and C.2.6; libjxl 0.7 `dec_ans.cc`,
///   `ans_common.cc`.
struct JXLDistribution {
  private static let whole = 4096

  /// One bucket of the alias table: below `cutoff` it stands for its own symbol, above for another
  /// one.
  private struct Bucket {
    var cutoff = 0
    var other = 0
    var offset = 0
  }

  private var counts: [Int]
  private var buckets: [Bucket] = []
  private let width: Int

  /// Reads a distribution for an alphabet of 2 to the power of `bits` symbols.
  ///
  /// - Result: `nil` if the bits are not a valid distribution.
  init?(_ reader: inout JXLReader, bits: Int) {
    width = 12 - bits
    guard let counts = Self.counts(&reader), counts.count <= 1 << bits else { return nil }
    self.counts = counts + [Int](repeating: 0, count: (1 << bits) - counts.count)
    guard self.counts.reduce(0, +) == Self.whole, self.counts.allSatisfy({ $0 >= 0 }) else {
      return nil
    }
    fillBuckets()
  }

  private static func byte(_ reader: inout JXLReader) -> Int {
    guard reader.bool() else { return 0 }
    let bits = reader.bits(3)
    return 1 << bits + reader.bits(bits)
  }

  private static func counts(_ reader: inout JXLReader) -> [Int]? {
    if reader.bool() {
      let isPair = reader.bool()
      let first = byte(&reader)
      guard isPair else { return [Int](repeating: 0, count: first) + [whole] }
      let second = byte(&reader)
      guard first != second else { return nil }
      var counts = [Int](repeating: 0, count: max(first, second) + 1)
      counts[first] = reader.bits(12)
      counts[second] = whole - counts[first]
      return counts
    }
    guard !reader.bool() else {
      let count = byte(&reader) + 1
      return (0..<count).map { whole / count + ($0 < whole % count ? 1 : 0) }
    }
    return precise(&reader)
  }

  /// Reads counts coded by their logarithms. One count is not coded: it is what the others leave.
  private static func precise(_ reader: inout JXLReader) -> [Int]? {
    var log = 0
    while log < 3, reader.bool() { log += 1 }
    let shift = reader.bits(log) + 1 << log - 1
    guard shift <= 13 else { return nil }
    let count = byte(&reader) + 3
    var logs = [Int](repeating: 0, count: count)
    var same = [Int](repeating: 0, count: count)
    var (omitted, highest, place) = (-1, -1, 0)
    while place < count {
      logs[place] = logarithm(&reader)
      if logs[place] == 13 {
        let run = byte(&reader)
        same[place] = run + 5
        place += run + 4
        continue
      }
      if logs[place] > highest { (highest, omitted) = (logs[place], place) }
      place += 1
    }
    guard omitted >= 0, omitted + 1 >= count || logs[omitted + 1] != 13 else { return nil }
    var counts = [Int](repeating: 0, count: count)
    var (previous, repeats) = (0, 0)
    for place in 0..<count {
      if same[place] > 0 {
        repeats = same[place] - 1
        previous = place > 0 ? counts[place - 1] : 0
      }
      if repeats > 0 {
        counts[place] = previous
        repeats -= 1
      } else if place != omitted, logs[place] > 0 {
        let log = logs[place] - 1
        let bits = max(0, min(log, shift - (12 - log) >> 1))
        counts[place] = log == 0 ? 1 : 1 << log + reader.bits(bits) << (log - bits)
      }
    }
    counts[omitted] = 0
    counts[omitted] = whole - counts.reduce(0, +)
    return counts[omitted] > 0 ? counts : nil
  }

  /// A logarithm plus 1, or 13 for a run, read with a fixed code.
  private static func logarithm(_ reader: inout JXLReader) -> Int {
    switch reader.bits(3) {
    case 0: return 10
    case 2: return 7
    case 4: return 6
    case 5: return 8
    case 6: return 9
    case 3: return reader.bool() ? 1 : 3
    case 7: return reader.bool() ? 2 : 5
    default:
      if reader.bool() { return 4 }
      if reader.bool() { return 0 }
      if reader.bool() { return 11 }
      return reader.bool() ? 13 : 12
    }
  }

  /// Distributes the counts over buckets of equal size. Each bucket has parts of one or two
  /// symbols.
  private mutating func fillBuckets() {
    let size = 1 << width
    buckets = [Bucket](repeating: Bucket(), count: counts.count)
    if let only = counts.firstIndex(of: Self.whole) {
      for index in buckets.indices {
        buckets[index] = Bucket(cutoff: 0, other: only, offset: size * index)
      }
      return
    }
    var cutoffs = counts
    var over = counts.indices.filter { counts[$0] > size }
    var under = counts.indices.filter { counts[$0] < size }
    while let high = over.popLast(), let low = under.popLast() {
      cutoffs[high] -= size - cutoffs[low]
      buckets[low].other = high
      buckets[low].offset = cutoffs[high]
      if cutoffs[high] < size {
        under.append(high)
      } else if cutoffs[high] > size {
        over.append(high)
      }
    }
    for index in buckets.indices {
      if cutoffs[index] == size {
        buckets[index] = Bucket(cutoff: 0, other: index, offset: 0)
      } else {
        buckets[index].cutoff = cutoffs[index]
        buckets[index].offset -= cutoffs[index]
      }
    }
  }

  /// The symbol for a decoder's state; advances the state.
  func symbol(_ state: inout Int) -> Int {
    let part = state & 4095
    let (index, place) = (part >> width, part & (1 << width - 1))
    let bucket = buckets[index]
    let isOther = place >= bucket.cutoff
    let symbol = isOther ? bucket.other : index
    state = counts[symbol] * (state >> 12) + (isOther ? bucket.offset : 0) + place
    return symbol
  }
}

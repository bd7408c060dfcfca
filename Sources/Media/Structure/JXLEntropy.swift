/// Entropy-coded numbers of a JPEG XL codestream, as far as headers need them.
///
/// - Source: ISO/IEC 18181-1:2022 annex C; libjxl 0.7 `dec_ans.cc`, `dec_context_map.cc`.
struct JXLEntropy {
  /// How a number is split: a token tells how many raw bits follow, and where they belong.
  private struct Split {
    var exponent = 0
    var high = 0
    var low = 0

    init?(_ reader: inout JXLReader, bits: Int) {
      exponent = reader.bits((bits + 1).logarithm)
      guard exponent != bits else { return }
      high = reader.bits((exponent + 1).logarithm)
      guard high <= exponent else { return nil }
      low = reader.bits((exponent - high + 1).logarithm)
      guard high + low <= exponent else { return nil }
    }

    func number(_ token: Int, _ reader: inout JXLReader) -> Int {
      guard token >= 1 << exponent else { return token }
      let bits = (exponent - high - low + (token - 1 << exponent) >> (high + low)) & 31
      let top = 1 << high | token >> low & (1 << high - 1)
      return ((top << bits | reader.bits(bits)) << low | token & (1 << low - 1)) & 0xFFFF_FFFF
    }
  }

  private enum Code {
    case prefix(JXLPrefixCode)
    case distribution(JXLDistribution)
  }

  /// Runs that repeat earlier numbers (LZ77).
  private struct Copies {
    var threshold: Int
    var shortest: Int
    var length: Split
  }

  private var copies: Copies?
  private var clusters: [Int] = []
  private var splits: [Split] = []
  private var codes: [Code] = []
  private var isPrefix = false

  private var state = 0
  private var decoded: [Int] = []
  private var copying = (from: 0, count: 0)

  /// Reads the tables for this number of contexts; `nil` if they are damaged.
  init?(_ reader: inout JXLReader, contexts: Int, allowsCopies: Bool = true) {
    var contexts = contexts
    if reader.bool() {
      guard allowsCopies else { return nil }
      let threshold = reader.number((0, 224), (0, 512), (0, 4096), (15, 8))
      let shortest = reader.number((0, 3), (0, 4), (2, 5), (8, 9))
      guard let length = Split(&reader, bits: 8) else { return nil }
      copies = Copies(threshold: threshold, shortest: shortest, length: length)
      contexts += 1
    }
    guard let clusters = Self.clusters(&reader, contexts: contexts) else { return nil }
    self.clusters = clusters
    let count = (clusters.max() ?? 0) + 1
    isPrefix = reader.bool()
    let bits = isPrefix ? 15 : 5 + reader.bits(2)
    for _ in 0..<count {
      guard let split = Split(&reader, bits: bits) else { return nil }
      splits.append(split)
    }
    guard isPrefix ? readPrefixes(&reader, count) : readDistributions(&reader, count, bits),
      !reader.isPast
    else { return nil }
  }

  private mutating func readPrefixes(_ reader: inout JXLReader, _ count: Int) -> Bool {
    let sizes = (0..<count).map { _ in
      guard reader.bool() else { return 1 }
      let bits = reader.bits(4)
      return 1 + 1 << bits + reader.bits(bits)
    }
    // More would take long, and no encoder writes more.
    guard sizes.reduce(0, +) <= 1 << 17 else { return false }
    for size in sizes {
      guard size <= 1 << 15, !reader.isPast else { return false }
      guard size > 1 else {
        codes.append(.prefix(JXLPrefixCode(only: 0)))
        continue
      }
      guard let code = JXLPrefixCode(&reader, count: size) else { return false }
      codes.append(.prefix(code))
    }
    return true
  }

  private mutating func readDistributions(
    _ reader: inout JXLReader, _ count: Int, _ bits: Int
  ) -> Bool {
    for _ in 0..<count {
      guard !reader.isPast, let distribution = JXLDistribution(&reader, bits: bits) else {
        return false
      }
      codes.append(.distribution(distribution))
    }
    return true
  }

  /// Reads which contexts share a code.
  private static func clusters(_ reader: inout JXLReader, contexts: Int) -> [Int]? {
    guard contexts > 1 else { return [0] }
    if reader.bool() {
      let width = reader.bits(2)
      return (0..<contexts).map { _ in reader.bits(width) }
    }
    let movesToFront = reader.bool()
    guard var entropy = JXLEntropy(&reader, contexts: 1, allowsCopies: contexts > 2) else {
      return nil
    }
    entropy.start(&reader)
    var clusters: [Int] = []
    clusters.reserveCapacity(contexts)
    for _ in 0..<contexts {
      let cluster = entropy.number(0, &reader)
      guard cluster < 256, !reader.isPast else { return nil }
      clusters.append(cluster)
    }
    guard movesToFront else { return clusters }
    var order = Array(0..<256)
    return clusters.map { place in
      let cluster = order.remove(at: place)
      order.insert(cluster, at: 0)
      return cluster
    }
  }

  /// Reads the initial state. Call before the first number.
  mutating func start(_ reader: inout JXLReader) {
    state = isPrefix ? 0 : reader.bits(32)
  }

  private mutating func token(_ cluster: Int, _ reader: inout JXLReader) -> Int {
    switch codes[cluster] {
    case .prefix(let code):
      return code.symbol(&reader)
    case .distribution(let distribution):
      let symbol = distribution.symbol(&state)
      if state < 1 << 16 { state = state << 16 | reader.bits(16) }
      return symbol
    }
  }

  /// The next number of a context.
  mutating func number(_ context: Int, _ reader: inout JXLReader) -> Int {
    guard let copies else {
      let cluster = clusters[context]
      return splits[cluster].number(token(cluster, &reader), &reader)
    }
    if copying.count == 0 {
      let cluster = clusters[context]
      let token = token(cluster, &reader)
      guard token >= copies.threshold else {
        let number = splits[cluster].number(token, &reader)
        decoded.append(number)
        return number
      }
      let count = copies.length.number(token - copies.threshold, &reader) + copies.shortest
      let last = clusters[clusters.count - 1]
      let distance = splits[last].number(self.token(last, &reader), &reader) + 1
      copying = (max(0, decoded.count - min(distance, 1 << 20)), count)
    }
    let number = copying.from < decoded.count ? decoded[copying.from] : 0
    decoded.append(number)
    copying = (copying.from + 1, copying.count - 1)
    return number
  }
}

extension Int {
  /// How many bits distinguish this many values; 0 for one value.
  fileprivate var logarithm: Int { self <= 1 ? 0 : Int.bitWidth - (self - 1).leadingZeroBitCount }
}

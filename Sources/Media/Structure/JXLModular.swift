/// What the first section of a modular frame declares for the whole frame.
///
/// - Source: ISO/IEC 18181-1:2022 annexes G and H; libjxl 0.7 `dec_frame.cc`, `dec_modular.cc`,
///   `modular/encoding/dec_ma.cc`, `modular/transform/transform.h`.
struct JXLModular {
  /// The most nodes of a decision tree that are read.
  private static let mostNodes = 1 << 15

  /// How samples were transformed before coding: 0 for mixed channels, 1 for a palette, 2 for a
  /// pyramid of halves.
  private(set) var transforms: [Int] = []

  /// Reads the section; `nil` if it is damaged, too long, or contains patches or splines first,
  /// which are not read here.
  init?(_ bytes: UnsafeRawBufferPointer, at place: Int, flags: Int) {
    guard flags & 0x12 == 0 else { return nil }
    var reader = JXLReader(bytes, at: 8 * place)
    if flags & 1 != 0 { reader.skip(80) }
    if !reader.bool() { reader.skipHalves(3) }
    if reader.bool() {
      guard let leaves = Self.leaves(&reader),
        JXLEntropy(&reader, contexts: leaves) != nil
      else { return nil }
    }
    reader.skip(1)
    if !reader.bool() { reader.skip(7 * 5 + 4 * 4) }
    for _ in 0..<reader.number((0, 0), (0, 1), (4, 2), (8, 18)) where !reader.isPast {
      transforms.append(Self.transform(&reader))
    }
    guard !reader.isPast else { return nil }
  }

  /// Reads the decision tree and gives its number of leaves.
  private static func leaves(_ reader: inout JXLReader) -> Int? {
    guard var entropy = JXLEntropy(&reader, contexts: 6) else { return nil }
    entropy.start(&reader)
    var (open, nodes, leaves) = (1, 0, 0)
    while open > 0 {
      nodes += 1
      guard nodes <= mostNodes, !reader.isPast else { return nil }
      open -= 1
      if entropy.number(1, &reader) == 0 {
        for context in 2...5 { _ = entropy.number(context, &reader) }
        leaves += 1
      } else {
        _ = entropy.number(0, &reader)
        open += 2
      }
    }
    return leaves
  }

  private static func transform(_ reader: inout JXLReader) -> Int {
    let kind = reader.bits(2)
    func channel() -> Int { reader.number((3, 0), (6, 8), (10, 72), (13, 1096)) }
    switch kind {
    case 0:
      _ = channel()
      _ = reader.number((0, 6), (2, 0), (4, 2), (6, 10))
    case 1:
      _ = channel()
      _ = reader.number((0, 1), (0, 3), (0, 4), (13, 1))
      _ = reader.number((8, 0), (10, 256), (12, 1280), (16, 5376))
      _ = reader.number((0, 0), (8, 1), (10, 257), (16, 1281))
      reader.skip(4)
    default:
      for _ in 0..<reader.number((0, 0), (4, 1), (6, 9), (8, 41)) {
        reader.skip(2)
        _ = channel()
        _ = reader.number((0, 1), (0, 2), (0, 3), (4, 4))
      }
    }
    return kind
  }
}

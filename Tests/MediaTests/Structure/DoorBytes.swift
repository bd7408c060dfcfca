import Testing

@testable import Media

/// What the tests of structures are built from.
enum DoorBytes {
  /// The header of a picture from its bytes.
  static func header(_ bytes: [UInt8]) throws -> PictureHeader {
    try bytes.withUnsafeBytes { try PictureHeader($0, format: FileFormat($0)) }
  }

  /// A number's bytes, the most significant first.
  static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (1...count).map { UInt8(truncatingIfNeeded: number >> (8 * (count - $0))) }
  }

  /// A number's bytes, the least significant first.
  static func little(_ number: Int, _ count: Int) -> [UInt8] { big(number, count).reversed() }

  /// What is left of bytes without a header's cuts.
  static func rest(_ bytes: [UInt8], without cuts: [Range<Int>]) -> [UInt8] {
    var rest: [UInt8] = []
    var place = 0
    for cut in cuts {
      rest += bytes[place..<cut.lowerBound]
      place = cut.upperBound
    }
    return rest + bytes[place...]
  }

  /// Bytes with a few of them changed, the same for the same seed.
  static func broken(_ bytes: [UInt8], seed: Int) -> [UInt8] {
    var bytes = bytes
    var state = UInt64(truncatingIfNeeded: seed)
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    for _ in 0..<(1 + next() % 4) {
      bytes[next() % bytes.count] = [0, 1, 0x7F, 0x80, 0xFF, UInt8(next() & 255)][next() % 6]
    }
    return next() % 4 == 0 ? Array(bytes.prefix(next() % bytes.count)) : bytes
  }

  /// An ICC profile of these tags alone.
  static func profile(_ tags: [(name: String, body: [UInt8])]) -> [UInt8] {
    var table = big(tags.count, 4)
    var bodies: [UInt8] = []
    for tag in tags {
      table += Array(tag.name.utf8) + big(132 + 12 * tags.count + bodies.count, 4)
      table += big(tag.body.count, 4)
      bodies += tag.body
    }
    let size = 128 + table.count + bodies.count
    return big(size, 4) + [UInt8](repeating: 0, count: 124) + table + bodies
  }

  /// A table of colors of so many entries a side, which are not there.
  static func table(grid: UInt8, inputs: UInt8 = 3) -> [UInt8] {
    Array("mft1\0\0\0\0".utf8) + [inputs, 3, grid, 0] + [UInt8](repeating: 0, count: 900)
  }
}

@testable import Media

/// A TIFF with one picture whose samples are given as bytes.
extension PaintedTIFF {
  struct Still {
    var width = 2
    var height = 1
    var samples = 1
    var bits = 8
    var photometric: Int? = 1
    var little = true
    var big = false
    /// Of each strip or tile, in order.
    var data: [[UInt8]] = []
    var others: [Entry] = []
    var tile: Int?

    var bytes: [UInt8] {
      var tiff = PaintedTIFF(little: little, big: big)
      let entries = entries(in: &tiff)
      tiff.directory(entries)
      return tiff.bytes
    }

    /// The tags, after the samples were put into a file.
    func entries(in tiff: inout PaintedTIFF) -> [Entry] {
      let places = data.map { tiff.put($0) }
      let counts = data.map(\.count)
      var entries = [
        Entry(tag: 256, value: width), Entry(tag: 257, value: height),
        Entry(tag: 258, type: 3, values: [Int](repeating: bits, count: samples)),
        Entry(tag: 259, type: 3, value: 1), Entry(tag: 277, type: 3, value: samples),
      ]
      if let photometric { entries.append(Entry(tag: 262, type: 3, value: photometric)) }
      if let tile {
        entries += [Entry(tag: 322, value: tile), Entry(tag: 323, value: tile)]
        entries += [Entry(tag: 324, values: places), Entry(tag: 325, values: counts)]
      } else {
        entries += [Entry(tag: 273, values: places), Entry(tag: 279, values: counts)]
      }
      return (entries.filter { entry in !others.contains { $0.tag == entry.tag } } + others)
        .sorted { $0.tag < $1.tag }
    }
  }
}

extension PaintedTIFF.Entry {
  /// Fractions of a thousandth, in a file whose least significant bytes come first.
  static func fractions(_ tag: Int, _ values: [Double]) -> Self {
    Self(tag: tag, type: 5, values: values.map { Int($0 * 1000 + 0.5) | 1000 << 32 })
  }
}

extension TIFFDecoder {
  convenience init(bytes: [UInt8]) throws {
    try self.init(MediaInput(bytes: bytes, name: "bytes"))
  }

  /// All samples, of numbers of this type.
  func samples<Number: BitwiseCopyable>(_: Number.Type) throws -> [Number] {
    let bytes = try rows(height, from: 0)
    return bytes.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: MemoryLayout<Number>.size).map {
        bytes.loadUnaligned(fromByteOffset: $0, as: Number.self)
      }
    }
  }
}

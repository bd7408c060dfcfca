import Frames

/// Why bytes are no histogram that can be used.
package enum HistogramError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The bytes do not begin as `CountedPicture.written` begins.
  case notAHistogram
  /// They are of a version that this one does not know.
  case version(UInt64)
  /// They are cut short, changed, or contradict themselves.
  case damaged
  /// Together, histograms have more than `Histogram.mostPixels`.
  case tooManyPixels

  package var description: String {
    switch self {
    case .notAHistogram: "the bytes are not a histogram"
    case .version(let version):
      "the histogram is of version \(version), and only version \(CountedPicture.version) can be read"
    case .damaged: "the bytes of the histogram are damaged"
    case .tooManyPixels: "together the histograms have more than 2⁴⁸ pixels"
    }
  }
}

/// A counted picture as bytes, and back with nothing lost: for archives, caches and other processes.
///
/// First eight fixed bytes, the version (LEB128), and the CRC-32 of all that follows, four bytes, the
/// lowest first. Then the provenance, the options that decided which pixels count, and the histogram
/// (`Histogram.write`). An optional value is a list of at most one.
extension CountedPicture {
  /// The version that is written, and the only one that is read.
  package static let version: UInt64 = 1

  /// As in PNG: a byte above 127, letters, and an end of line show what a transfer as text destroys.
  private static let head: [UInt8] = [0x89] + Array("FPHIST\n".utf8)

  /// The bytes: about 150 KB for a still, 100 bytes for a picture of one color.
  ///
  /// - Parameter options: those that the pixels were counted with.
  /// - Complexity: O(bins).
  package func written(countedWith options: PaletteOptions) -> [UInt8] {
    var body = NumberWriter()
    source.write(to: &body)
    for field in PaletteOptions.pixelFields { body.append(field.text(options)) }
    histogram.write(to: &body)
    var head = NumberWriter()
    head.append(raw: Self.head)
    head.append(Self.version)
    head.append(fixed: CRC32.sum(of: body.bytes[...]))
    return head.bytes + body.bytes
  }

  /// Reads what `written` wrote. Bytes from anywhere are safe.
  ///
  /// - Returns: the picture, and the options that its pixels were counted with. Options that do not
  ///   matter for counting have their defaults.
  /// - Throws: `HistogramError`, not `tooManyPixels`.
  /// - Complexity: O(bytes).
  package static func read(
    _ bytes: [UInt8]
  ) throws(HistogramError) -> (picture: CountedPicture, options: PaletteOptions) {
    guard bytes.starts(with: head) else { throw .notAHistogram }
    var reader = NumberReader(bytes[head.count...])
    guard let version = reader.number() else { throw .damaged }
    guard version == Self.version else { throw .version(version) }
    guard let sum = reader.fixed(), sum == CRC32.sum(of: reader.rest),
      let source = Provenance(from: &reader), let options = PaletteOptions(from: &reader),
      let histogram = Histogram(from: &reader), reader.isAtEnd
    else { throw .damaged }
    return (CountedPicture(histogram: histogram, source: source), options)
  }
}

extension PaletteOptions {
  /// The options that decide which pixels count (see `countsPixels`), in the order in which they are
  /// written.
  static let pixelFields = ["bars", "region", "min-brightness", "max-brightness", "min-chroma"]
    .compactMap(field)

  /// These options as a query string, without those that have their defaults: `bars=keep&region=…`.
  package var pixelQuery: String {
    Self.pixelFields.filter { $0.text(self) != $0.defaultText }
      .map { "\($0.name)=\($0.text(self))" }.joined(separator: "&")
  }

  /// Reads the values of `pixelFields`; `nil` for values outside their domains.
  fileprivate init?(from reader: inout NumberReader) {
    self.init()
    do {
      for field in Self.pixelFields {
        guard let text = reader.text() else { return nil }
        try field.set(text, in: &self)
      }
      try validate()
    } catch {
      return nil
    }
  }
}

extension Provenance {
  /// The greatest width and height, so that the number of pixels is a number.
  private static let mostPixels = Int(Int32.max)

  fileprivate func write(to writer: inout NumberWriter) {
    for text in [name, format, profile] { writer.append(text) }
    for side in [width, height] { writer.append(side) }
    for texts in [sampling.map { [$0] } ?? [], sha256.map { [$0] } ?? [], notes] {
      writer.append(texts.count)
      for text in texts { writer.append(text) }
    }
    writer.append(bars == nil ? 0 : 1)
    guard let bars else { return }
    for number in [bars.x, bars.y, bars.width, bars.height] { writer.append(number) }
  }

  /// Reads what `write` wrote; `nil` if the bytes are invalid.
  fileprivate init?(from reader: inout NumberReader) {
    guard let name = reader.text(), let format = reader.text(), let profile = reader.text(),
      let width = reader.count(atMost: Self.mostPixels),
      let height = reader.count(atMost: Self.mostPixels),
      let sampling = Self.texts(from: &reader, atMost: 1),
      let sha256 = Self.texts(from: &reader, atMost: 1),
      let notes = Self.texts(from: &reader, atMost: .max), let hasBars = reader.count(atMost: 1)
    else { return nil }
    self.init(
      name: name, width: width, height: height, format: format, profile: profile,
      sampling: sampling.first, sha256: sha256.first, notes: notes)
    guard hasBars == 1 else { return }
    guard let x = reader.count(atMost: width), let y = reader.count(atMost: height),
      let inside = reader.count(atMost: width - x), let rows = reader.count(atMost: height - y)
    else { return nil }
    bars = PixelArea(x: x, y: y, width: inside, height: rows)
  }

  private static func texts(from reader: inout NumberReader, atMost limit: Int) -> [String]? {
    guard let count = reader.count(atMost: limit) else { return nil }
    var texts: [String] = []
    // Not reserved: the count may be more than the bytes hold.
    for _ in 0..<count {
      guard let text = reader.text() else { return nil }
      texts.append(text)
    }
    return texts
  }
}

/// The checksum of ZIP and PNG (ISO 3309), which every language has.
enum CRC32 {
  /// For each byte, its remainder by the polynomial.
  private static let table: [UInt32] = (0..<256).map { (byte: UInt32) -> UInt32 in
    var sum = byte
    for _ in 0..<8 {
      let isOdd = sum & 1 == 1
      sum >>= 1
      if isOdd { sum ^= 0xEDB8_8320 }
    }
    return sum
  }

  /// - Complexity: O(bytes).
  static func sum(of bytes: ArraySlice<UInt8>) -> UInt32 {
    var sum = ~UInt32(0)
    table.withUnsafeBufferPointer { table in
      for byte in bytes { sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8 }
    }
    return ~sum
  }
}

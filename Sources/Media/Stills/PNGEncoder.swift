/// Packs samples as a PNG file, by the filter and the level of compression that suit the picture.
///
/// Photographs and gradients are smallest as differences (`sub`, `up`), which compress quickly.
/// Drawn areas with few colors are smaller as they are, and need a longer search. A few rows of the
/// picture, packed both ways, decide.
///
/// - Source: PNG, third edition (W3C, 2025), sections 5 (chunks), 9 (filters) and 11.2 (headers).
struct PNGEncoder {
  /// The size in pixels.
  let width, height: Int
  /// Samples in a pixel: 3, or 4 with straight alpha.
  let channels: Int
  /// Bytes in a sample: 1, or 2 with the higher byte first.
  var sampleBytes = 1

  /// A filter of PNG that is used for all rows.
  enum Filter: UInt8, CaseIterable {
    case none, sub, up
  }

  /// How a picture is packed: the filter, and the level of libdeflate.
  struct Packing: Equatable {
    var filter: Filter
    var level: Int
  }

  private var pixelBytes: Int { channels * sampleBytes }
  private var rowBytes: Int { width * pixelBytes }

  /// The file.
  ///
  /// - Parameter samples: rows without padding, top to bottom.
  /// - Throws: `MediaError.libraryMissing`, `.outOfMemory`.
  func file(_ samples: [UInt8]) throws(MediaError) -> [UInt8] {
    precondition(samples.count == rowBytes * height, "a picture's samples must fill it")
    try Deflate.load()
    let packing = try packing(of: samples)
    let rows = filtered(samples, rows: [0..<height], by: packing.filter)
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    var header = Self.bigEndian(width) + Self.bigEndian(height)
    header += [UInt8(8 * sampleBytes), channels == 4 ? 6 : 2, 0, 0, 0]
    file += Self.chunk("IHDR", header)
    // The chunk's length stands before its bytes, and is known after them.
    let start = file.count
    file = try Self.compressed(rows, packing.level, after: file + [0, 0, 0, 0] + "IDAT".utf8)
    file.replaceSubrange(start..<start + 4, with: Self.bigEndian(file.count - start - 8))
    file += Self.bigEndian(Self.crc32(file[(start + 4)...]))
    file += Self.chunk("IEND", [])
    return file
  }

  /// How these samples are best packed.
  ///
  /// - Throws: `MediaError.libraryMissing`, `.outOfMemory`.
  func packing(of samples: [UInt8]) throws(MediaError) -> Packing {
    let likeness = samples.withUnsafeBufferPointer(likeness)
    if likeness.rows > 0.9 { return Packing(filter: .up, level: 2) }
    if likeness.left < 0.65 {
      let filter = likeness.leftDifference < likeness.aboveDifference ? Filter.sub : .up
      // Three equal samples are found by a search that the quickest level leaves out.
      return Packing(filter: filter, level: likeness.gray > 0.6 ? 3 : 1)
    }
    let rows = sampledRows
    let size = try Filter.allCases.map { filter throws(MediaError) in
      let rows = filtered(samples, rows: rows, by: filter)
      return Double(try Self.compressed(rows, filter == .none ? 6 : 2, after: []).count)
    }
    // Few rows may mislead by 12%. Where differences are not that much smaller, they are not taken.
    if min(size[1], size[2]) < 0.88 * size[0] {
      return Packing(filter: size[1] <= size[2] ? .sub : .up, level: 2)
    }
    // The more a picture repeats itself, the more a longer search finds. Small ones take no time.
    let count = Double(rows.reduce(0) { $0 + $1.count } * rowBytes)
    let isSmall = width * height < 200_000
    return Packing(filter: .none, level: isSmall || size[0] < 0.045 * count ? 7 : 6)
  }

  /// How alike samples are to those of the pixel to the left and above, in every sixteenth row: the
  /// share that equals the one to the left, and the sums of the differences.
  private struct Likeness {
    var left = 0.0
    /// The share of samples that equal the one before: two of three in a gray picture.
    var gray = 0.0
    /// The share of rows that equal the row above.
    var rows = 0.0
    var leftDifference = 0, aboveDifference = 0
  }

  private func likeness(_ samples: UnsafeBufferPointer<UInt8>) -> Likeness {
    var (left, above, gray, count, equalRows, rows) = (0, 0, 0, 0, 0, 0)
    var result = Likeness()
    for y in stride(from: 1, to: height, by: 16) {
      let equal = above
      for place in y * rowBytes + pixelBytes..<max(y * rowBytes + pixelBytes, (y + 1) * rowBytes) {
        let sample = Int(samples[place])
        let (before, over) = (Int(samples[place - pixelBytes]), Int(samples[place - rowBytes]))
        left &+= sample == before ? 1 : 0
        above &+= sample == over ? 1 : 0
        gray &+= samples[place] == samples[place - 1] ? 1 : 0
        result.leftDifference &+= abs(sample &- before)
        result.aboveDifference &+= abs(sample &- over)
      }
      count += rowBytes - pixelBytes
      rows += 1
      if above - equal == rowBytes - pixelBytes { equalRows += 1 }
    }
    result.left = Double(left) / Double(max(count, 1))
    result.gray = Double(gray) / Double(max(count, 1))
    result.rows = Double(equalRows) / Double(max(rows, 1))
    return result
  }

  /// Groups of sixteen rows, a sixteenth of the picture; of a low picture more.
  private var sampledRows: [Range<Int>] {
    let step = max(16, min(256, height / 3))
    return stride(from: min(step / 2, height - 1), to: height, by: step).map {
      $0..<min($0 + 16, height)
    }
  }

  /// These rows, each with its filter's number before it.
  private func filtered(_ samples: [UInt8], rows: [Range<Int>], by filter: Filter) -> [UInt8] {
    let (row, pixel) = (rowBytes, pixelBytes)
    let count = rows.reduce(0) { $0 + $1.count } * (row + 1)
    return [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      samples.withUnsafeBufferPointer { source in
        guard let source = source.baseAddress, var place = target.baseAddress else { return }
        for y in rows.joined() {
          let from = source + y * row
          place.initialize(to: filter.rawValue)
          place += 1
          switch filter {
          case .up where y > 0: Self.subtract(from, from - row, row, to: place)
          case .sub:
            place.update(from: from, count: pixel)
            Self.subtract(from + pixel, from, row - pixel, to: place + pixel)
          case .none, .up: place.update(from: from, count: row)
          }
          place += row
        }
      }
      filled = count
    }
  }

  /// Writes `count` differences of bytes, modulo 256.
  @inline(__always)
  private static func subtract(
    _ bytes: UnsafePointer<UInt8>, _ others: UnsafePointer<UInt8>, _ count: Int,
    to target: UnsafeMutablePointer<UInt8>
  ) {
    for index in 0..<count { target[index] = bytes[index] &- others[index] }
  }

  private static func compressed(
    _ bytes: [UInt8], _ level: Int, after prefix: [UInt8]
  ) throws(MediaError) -> [UInt8] {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(MediaError) in try Deflate.zlib(bytes, level: level, after: prefix) }
    }
    return try result.get()
  }

  private static func chunk(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + bytes
    return bigEndian(bytes.count) + named + bigEndian(crc32(named[...]))
  }

  private static func crc32(_ bytes: ArraySlice<UInt8>) -> Int {
    Int(bytes.withUnsafeBytes(Deflate.crc32))
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
  }
}

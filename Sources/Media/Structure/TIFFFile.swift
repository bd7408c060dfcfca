/// A TIFF as a tree of directories with numbers in the file's byte order, classic or BigTIFF.
///
/// - Source: TIFF 6.0 §2; the BigTIFF design of libtiff (`doc/specification/bigtiff.rst`).
struct TIFFFile {
  let bytes: UnsafeRawBufferPointer
  /// Whether numbers are little-endian.
  let little: Bool
  let big: Bool

  /// Fails if the file does not begin with the magic number of a TIFF.
  init?(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    guard let order = bytes.integer(at: 0, count: 2), order == 0x4949 || order == 0x4D4D
    else { return nil }
    little = order == 0x4949
    guard let version = bytes.integer(at: 2, count: 2, little: little), [42, 43].contains(version)
    else { return nil }
    big = version == 43
  }

  /// The declared place of the first directory.
  var first: Int? { big ? number(at: 8, count: 8) : number(at: 4, count: 4) }

  /// A number in the file; `nil` outside the file, and if it exceeds `Int.max`.
  func number(at place: Int, count: Int) -> Int? {
    guard let number = bytes.integer(at: place, count: count, little: little), number >= 0
    else { return nil }
    return number
  }

  /// The directory at `place`; `nil` if it does not lie in the file or if libtiff refuses it.
  ///
  /// - Complexity: O(entries), at most 4,096.
  func directory(at place: Int) -> TIFFDirectory? {
    let (head, size) = big ? (8, 20) : (2, 12)
    guard let count = number(at: place, count: head), (1...4096).contains(count),
      place + head <= bytes.count - count * size
    else { return nil }
    var directory = TIFFDirectory()
    directory.entries.reserveCapacity(count)
    for index in 0..<count {
      if let entry = entry(at: place + head + index * size) { directory.entries.append(entry) }
    }
    directory.next = number(at: place + head + count * size, count: big ? 8 : 4) ?? 0
    return directory
  }

  private func entry(at place: Int) -> TIFFEntry? {
    let width = big ? 8 : 4
    guard let tag = number(at: place, count: 2), let type = number(at: place + 2, count: 2)
    else { return nil }
    let count = number(at: place + 4, count: width) ?? .max
    let size = TIFFEntry.sizes.indices.contains(type) ? TIFFEntry.sizes[type] : 0
    var entry = TIFFEntry(tag: tag, type: type, count: count, size: size, place: place + 4 + width)
    if entry.length > width { entry.place = number(at: entry.place, count: width) ?? .max }
    return entry
  }

  /// The `index`-th value of an entry, if it is a whole number of 0 or more.
  func value(_ index: Int = 0, of entry: TIFFEntry?) -> Int? {
    guard let entry, index < entry.count, [1, 3, 4, 16].contains(entry.type) else { return nil }
    let (place, overflow) = entry.place.addingReportingOverflow(index * entry.size)
    return overflow ? nil : number(at: place, count: entry.size)
  }

  /// How many of the `length` bytes from `place` on the file contains.
  func present(_ length: Int, at place: Int) -> Int { min(length, max(0, bytes.count - place)) }
}

/// One tag, and where its values lie.
struct TIFFEntry {
  let tag: Int
  let type: Int
  let count: Int
  /// Bytes of a value; 0 for types that libtiff skips.
  let size: Int
  /// Where its values are; untrusted.
  var place: Int

  /// Bytes of all values.
  var length: Int { DecoderMemory.product(count, size) }

  /// Bytes of a value, by type (TIFF 6.0 §2, BigTIFF).
  static let sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8]
}

/// An image file directory.
struct TIFFDirectory {
  var entries: [TIFFEntry] = []
  /// The declared place of the next directory; 0 for none.
  var next = 0

  /// The first entry with this tag: libtiff ignores later ones.
  subscript(tag: Int) -> TIFFEntry? { entries.first { $0.tag == tag } }
}

extension Int {
  /// How many parts of this size cover this number, at least 1.
  func parts(of size: Int) -> Int {
    let size = Swift.max(1, size)
    return Swift.max(1, self / size + (self % size > 0 ? 1 : 0))
  }
}

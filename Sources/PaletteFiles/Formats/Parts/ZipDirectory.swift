/// The list of files at the end of a ZIP archive, which may be malicious.
///
/// Also reads ZIP64 archives, and archives after other data, such as self-extracting programs.
/// Never reads outside the bytes, and no sum can overflow.
///
/// - Source: PKWARE APPNOTE 6.3, §4.3.12 (central directory), §4.3.14 to §4.3.16 (its ends), §4.5.3
///   (the extra field of ZIP64).
struct ZipDirectory {
  /// One file in the directory.
  struct Entry {
    var name: ArraySlice<UInt8>
    var flags, method, checksum: Int
    /// Compressed size, uncompressed size, and where the local header is, in bytes.
    var packed, unpacked, offset: Int
  }

  /// In directory order.
  private(set) var entries: [Entry] = []

  /// A 32-bit field with this value means that the number is in a 64-bit extra field.
  private static let elsewhere = 0xFFFF_FFFF

  /// - Throws: `notThisFormat` if there is no directory at the end; `damaged` if it is cut short or
  ///   a number in it exceeds 63 bits.
  /// - Complexity: O(count of bytes).
  init(_ bytes: [UInt8]) throws(PaletteFileError) {
    let place = try Self.place(in: bytes)
    var offset = place.start
    for _ in 0..<place.count {
      guard offset <= place.end - 46, bytes.little(offset, 4) == 0x0201_4b50 else {
        throw .damaged("the ZIP directory is cut short at byte \(offset)")
      }
      func field(_ place: Int, _ size: Int) -> Int { bytes.little(offset + place, size) }
      let nameEnd = offset + 46 + field(28, 2)
      let extraEnd = nameEnd + field(30, 2)
      guard extraEnd <= place.end else {
        throw .damaged("a ZIP name is cut short at byte \(offset)")
      }
      var entry = Entry(
        name: bytes[offset + 46..<nameEnd], flags: field(8, 2), method: field(10, 2),
        checksum: field(16, 4), packed: field(20, 4), unpacked: field(24, 4), offset: field(42, 4))
      try Self.widen(&entry, by: bytes[nameEnd..<extraEnd])
      // There is nothing after the end of the bytes, however far the offset points.
      entry.offset = min(entry.offset, bytes.count) + place.shift
      entries.append(entry)
      offset = extraEnd + field(32, 2)
    }
  }

  /// Replaces numbers with those in the ZIP64 extra field (1), in its order.
  private static func widen(
    _ entry: inout Entry, by extra: ArraySlice<UInt8>
  ) throws(PaletteFileError) {
    var fields = extra
    while fields.count >= 4 {
      let bytes = Array(fields.prefix(4))
      let body = fields.dropFirst(4).prefix(bytes.little(2, 2))
      if bytes.little(0, 2) == 1 {
        var numbers = Array(body)[...]
        for part in [\Entry.unpacked, \.packed, \.offset]
        where entry[keyPath: part] == elsewhere && numbers.count >= 8 {
          entry[keyPath: part] = try Array(numbers.prefix(8)).little64(0)
          numbers = numbers.dropFirst(8)
        }
        return
      }
      fields = fields[body.endIndex...]
    }
  }
}

// MARK: where it is

extension ZipDirectory {
  /// Where a directory starts and ends, how many files it lists, and how much all offsets must be
  /// shifted because other data precede the archive.
  private struct Place {
    var start, end, count, shift: Int
  }

  private static func place(in bytes: [UInt8]) throws(PaletteFileError) -> Place {
    let end = try end(of: bytes)
    var count = bytes.little(end + 10, 2)
    var size = bytes.little(end + 12, 4)
    var start = bytes.little(end + 16, 4)
    var directoryEnd = end
    if count == 0xFFFF || size == elsewhere || start == elsewhere,
      let record = record64(in: bytes, before: end)
    {
      count = try bytes.little64(record + 32)
      size = try bytes.little64(record + 40)
      start = try bytes.little64(record + 48)
      directoryEnd = record
    }
    guard start <= directoryEnd else {
      throw .damaged("the ZIP directory is declared at byte \(start), after its end")
    }
    // If nothing is between them, the directory ends where its end record begins.
    let found = directoryEnd - min(size, directoryEnd)
    let isShifted = found > start && bytes.little(found, 4) == 0x0201_4b50
    let shift = isShifted ? found - start : 0
    return Place(start: start + shift, end: directoryEnd, count: count, shift: shift)
  }

  /// Where the end record starts: the last match, since a comment may follow the record.
  private static func end(of bytes: [UInt8]) throws(PaletteFileError) -> Int {
    var place = bytes.count - 22
    let first = max(0, place - 0xFFFF)
    while place >= first {
      if bytes[place] == 0x50, bytes.little(place, 4) == 0x0605_4b50 { return place }
      place -= 1
    }
    throw .notThisFormat("not a ZIP archive")
  }

  /// Where the end record of ZIP64 starts, or `nil` if there is none. A locator before the ordinary
  /// end record declares the position.
  private static func record64(in bytes: [UInt8], before end: Int) -> Int? {
    let locator = end - 20
    guard locator >= 56, bytes.little(locator, 4) == 0x0706_4b50 else { return nil }
    let declared = (try? bytes.little64(locator + 8)) ?? 0
    // The second candidate is for archives after other data, which the locator does not count.
    return [declared, locator - 56].first {
      $0 <= locator - 56 && bytes.little($0, 4) == 0x0606_4b50
    }
  }
}

extension [UInt8] {
  /// The little-endian number in `count` bytes, at most 4.
  ///
  /// - Precondition: the bytes are there.
  func little(_ offset: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(self[offset + $1]) << (8 * $1) }
  }

  /// The little-endian number in 8 bytes.
  fileprivate func little64(_ offset: Int) throws(PaletteFileError) -> Int {
    let high = little(offset + 4, 4)
    guard high <= 0x7FFF_FFFF else { throw .damaged("a number in the ZIP directory is too large") }
    return high << 32 | little(offset, 4)
  }
}

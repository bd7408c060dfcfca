import ColorScience

/// The EXIF data of a picture, of which two things are read: the orientation and the color space.
///
/// - Complexity: O(entries) of each directory, at most 65,535, for each question.
/// - Source: EXIF 2.32 §4.5 to §4.6.8; TIFF 6.0 §2, image file directories; DCF 2.0 §5.1 for Adobe
///   RGB.
struct EXIFBlock {
  private let bytes: UnsafeRawBufferPointer
  /// Whether numbers are little-endian.
  private let little: Bool

  /// Fails if the bytes do not begin like an EXIF block. The bytes must outlive the block.
  ///
  /// - Parameter bytes: from the byte order on, or from the name `Exif` and two zeros before it,
  ///   which some programs write where they do not belong.
  init?(_ bytes: UnsafeRawBufferPointer) {
    let isNamed = bytes.starts(with: Self.name)
    guard let block = bytes.part(at: isNamed ? Self.name.count : 0, count: bytes.count),
      let order = block.integer(at: 0, count: 2), order == 0x4949 || order == 0x4D4D
    else { return nil }
    self.bytes = block
    little = order == 0x4949
  }

  /// Reads a JPEG's APP1 segment, after its length.
  init?(segment: UnsafeRawBufferPointer) {
    guard segment.starts(with: Self.name) else { return nil }
    self.init(segment)
  }

  private static let name = Array("Exif\0\0".utf8)

  /// 1 is upright, 2…8 are turned or mirrored. 1 if the orientation is missing or invalid.
  var orientation: Int {
    guard let main, let entry = entry(0x0112, in: main), entry.count == 1,
      let value = integer(entry), (1...8).contains(value)
    else { return 1 }
    return value
  }

  /// The declared color space; `nil` if there is none.
  var coding: ColorCoding? {
    guard let directory = pointer(0x8769, in: main), let space = entry(0xA001, in: directory),
      let value = integer(space)
    else { return nil }
    let tables = pointer(0xA005, in: directory).flatMap { entry(0x0001, in: $0) }
    switch value {
    case 1:
      return ColorCoding(
        primaries: .bt709, transfer: .display, words: "sRGB (from EXIF)")
    // Not in the standard, but written by some cameras.
    case 2: return Self.adobeRGB
    // Uncalibrated, and interoperable by the rules for Adobe RGB.
    case 0xFFFF where tables.map(text) == "R03": return Self.adobeRGB
    default: return nil
    }
  }

  /// Source: Adobe RGB (1998) Color Image Encoding, 4.3.4.2.
  private static let adobeRGB = ColorCoding(
    primaries: .adobeRGB, transfer: .gamma(563.0 / 256), words: "Adobe RGB (from EXIF)",
    notes: ["its EXIF data declares Adobe RGB, and it has no color profile"])
}

// MARK: directories

extension EXIFBlock {
  private struct Entry {
    let type: Int
    let count: Int
    /// Where its value is, if it has at most four bytes.
    let place: Int
  }

  private var main: Int? { bytes.integer(at: 4, count: 4, little: little) }

  /// The first entry with this tag, in the directory at `place`.
  private func entry(_ tag: Int, in place: Int) -> Entry? {
    guard let count = number(place, 2) else { return nil }
    for start in stride(from: place + 2, to: place + 2 + 12 * count, by: 12) {
      guard let found = number(start, 2) else { return nil }
      guard found == tag else { continue }
      guard let type = number(start + 2, 2), let count = number(start + 4, 4) else { return nil }
      return Entry(type: type, count: count, place: start + 8)
    }
    return nil
  }

  /// Where the directory begins that an entry points to.
  private func pointer(_ tag: Int, in place: Int?) -> Int? {
    guard let place, let entry = entry(tag, in: place), entry.type == 4 || entry.type == 13
    else { return nil }
    return number(entry.place, 4)
  }

  /// An entry's first value, of any integer type; negative values count as 0.
  private func integer(_ entry: Entry) -> Int? {
    let sizes = [1: 1, 3: 2, 4: 4, 6: 1, 8: 2, 9: 4]
    guard entry.count > 0, let size = sizes[entry.type], let value = number(entry.place, size)
    else { return nil }
    let isNegative = entry.type > 5 && value >> (8 * size - 1) == 1
    return isNegative ? 0 : value
  }

  /// The first three letters of an entry.
  private func text(_ entry: Entry) -> String {
    guard entry.type == 2 || entry.type == 7, (3...4).contains(entry.count),
      let letters = bytes.part(at: entry.place, count: 3)
    else { return "" }
    return String(decoding: letters, as: UTF8.self)
  }

  private func number(_ place: Int, _ count: Int) -> Int? {
    bytes.integer(at: place, count: count, little: little)
  }
}

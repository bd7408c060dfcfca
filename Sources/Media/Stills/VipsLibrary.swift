import CVips

/// libvips as a whole: whether it is there, and what it last complained about.
enum VipsLibrary {
  /// Loads libvips if this is the first time; 50 ms then, nothing later.
  ///
  /// - Throws: `MediaError.libraryMissing`, every time, if it is not installed or too old.
  static func load() throws(MediaError) {
    if let reason = cvips_load() { throw .libraryMissing(String(cString: reason)) }
  }

  /// Drops what was said of earlier pictures, some of which could be read all the same.
  static func forgetWords() { _ = words() }

  /// The last failure of a picture, in libvips's words.
  static func failure() -> MediaError {
    let words = words()
    return words.contains("out of memory") ? .outOfMemory : .damaged(words)
  }

  /// The same of a picture in this format: what libvips lacks, or does not know, is no damage.
  static func failure(reading format: FileFormat) -> MediaError {
    let words = words()
    if words.contains("out of memory") { return .outOfMemory }
    let name = format.word?.uppercased() ?? "this format"
    // A loader that was not built in.
    if words.hasSuffix("not found") { return .unsupported("this libvips does not read \(name)") }
    let isUnknown = ["nsupported", "not supported", "not implemented"].contains(
      where: words.contains)
    if isUnknown { return .unsupported(words) }
    return words == noWords
      ? .damaged("libvips cannot make sense of its \(name) data") : .damaged(words)
  }

  /// The ICC profile of a usual press that libvips brings along.
  ///
  /// - Throws: `MediaError.libraryMissing`; `.unsupported` if it cannot be had.
  static func pressProfile() throws(MediaError) -> [UInt8] {
    try load()
    var profile = [UInt8](repeating: 0, count: 1 << 21)
    let length = cvips_press_profile(&profile, profile.count)
    guard length > 0, length <= profile.count else {
      throw .unsupported("this libvips has no profile for CMYK")
    }
    return Array(profile[..<length])
  }

  private static let noWords = "libvips gives no reason"

  /// libvips's words for the last failure, as one line.
  ///
  /// The library keeps one text for the whole process: of two files that are read at the same time,
  /// one may get or lose the other's words.
  static func words() -> String {
    var text = [CChar](repeating: 0, count: 2000)
    cvips_error(&text, text.count)
    let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    var lines: [Substring] = []
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    where !lines.contains(line) {
      lines.append(line)
    }
    return lines.isEmpty ? noWords : lines.prefix(2).joined(separator: "; ")
  }
}

import CVips

/// Whether libvips is available, and its last error message.
enum VipsLibrary {
  /// Loads libvips at the first call, in 50 ms. Later calls do nothing.
  ///
  /// - Throws: `MediaError.libraryMissing`, at each call, if it is not installed or too old.
  static func load() throws(MediaError) {
    if let reason = cvips_load() { throw .libraryMissing(String(cString: reason)) }
  }

  /// Discards messages about earlier pictures, some of which could be read nevertheless.
  static func forgetWords() { _ = words() }

  /// The error for libvips's last message.
  static func failure() -> MediaError {
    let words = words()
    return words.contains("out of memory") ? .outOfMemory : .damaged(words)
  }

  /// The error for libvips's last message about a picture in this format. Features that libvips
  /// lacks or does not know are not reported as damage.
  static func failure(reading format: FileFormat) -> MediaError {
    let words = words()
    if words.contains("out of memory") { return .outOfMemory }
    let name = format.word?.uppercased() ?? "this format"
    // The loader was not built in.
    if words.hasSuffix("not found") { return .unsupported("this libvips does not read \(name)") }
    let isUnknown = ["nsupported", "not supported", "not implemented"].contains(
      where: words.contains)
    if isUnknown { return .unsupported(words) }
    return words == noWords
      ? .damaged("libvips cannot decode its \(name) data") : .damaged(words)
  }

  /// The ICC profile of a usual press, which is part of libvips.
  ///
  /// - Throws: `MediaError.libraryMissing`; `.unsupported` if libvips does not deliver it.
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

  /// libvips's last error message, on one line.
  ///
  /// The library keeps one message for the whole process: if two files are read at the same time,
  /// either may get or lose the other's message.
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

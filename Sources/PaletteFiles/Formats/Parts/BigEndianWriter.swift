/// Writes the big-endian numbers and texts of Adobe's files.
struct BigEndianWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(ascii text: StaticString) {
    bytes += Array(text.description.utf8)
  }

  mutating func append(_ raw: [UInt8]) {
    bytes += raw
  }

  mutating func append(u16 value: Int) {
    bytes += [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
  }

  mutating func append(u32 value: Int) {
    append(u16: value >> 16)
    append(u16: value)
  }

  mutating func append(float value: Double) {
    append(u32: Int(Float(value).bitPattern))
  }

  /// The code units of `text` and a NUL.
  mutating func append(utf16 text: String) {
    for unit in text.utf16 { append(u16: Int(unit)) }
    append(u16: 0)
  }
}

extension String {
  /// This name for Adobe's files: without control characters (NUL would end it early), and cut
  /// between characters to at most `units` UTF-16 code units.
  func adobeName(atMost units: Int) -> String {
    let clean = withoutControls
    guard clean.utf16.count > units else { return clean }
    var name = ""
    var length = 0
    for character in clean {
      length += character.utf16.count
      if length > units { break }
      name.append(character)
    }
    return name
  }
}

/// One box of the ISO base media file format, the container of HEIF, AVIF and JPEG XL.
///
/// - Source: ISO/IEC 14496-12 §4.2.
struct ISOBox {
  /// Its four-character code as a number.
  let type: Int
  /// The whole box, from its length field to its end.
  let whole: Range<Int>
  /// The content after the length, the type and a 64-bit length.
  let body: Range<Int>
  /// Whether its declared length exceeds its container; `whole` and `body` then end with the
  /// container.
  let isTooLong: Bool

  /// The box at `place` in a container that ends at `end`; `nil` if there is no room for one.
  init?(in bytes: UnsafeRawBufferPointer, at place: Int, end: Int) {
    guard place >= 0, end <= bytes.count, place <= end - 8,
      let short = bytes.integer(at: place, count: 4),
      let type = bytes.integer(at: place + 4, count: 4)
    else { return nil }
    var (length, head) = (short, 8)
    if short == 1 {
      guard place <= end - 16, let long = bytes.integer(at: place + 8, count: 8) else { return nil }
      (length, head) = (long < 0 ? .max : long, 16)
    } else if short == 0 {
      length = end - place
    }
    if type == ISOBox.code("uuid") { head += 16 }
    guard length >= head, place + head <= end else { return nil }
    self.type = type
    isTooLong = length > end - place
    whole = place..<place + min(length, end - place)
    body = place + head..<whole.upperBound
  }

  /// A four-character code as a number, as in `type`.
  static func code(_ name: StaticString) -> Int {
    name.withUTF8Buffer { $0.reduce(0) { $0 << 8 | Int($1) } }
  }

  /// Its four-character code as text.
  var name: String { ISOBox.name(of: type) }

  /// A four-character code as text, with `?` for each character that is not a letter.
  static func name(of type: Int) -> String {
    String(
      String.UnicodeScalarView(
        [24, 16, 8, 0].map {
          let byte = UInt8(truncatingIfNeeded: type >> $0)
          return Unicode.Scalar((0x20...0x7E).contains(byte) ? byte : 0x3F)
        }))
  }
}

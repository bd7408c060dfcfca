/// Numbers as people and programs write them into files of text.
enum FileNumber {
  /// The number that this text is, or `nil`: digits with a sign, a point or a comma, and an exponent;
  /// blanks around it do not count.
  ///
  /// A comma is taken for a point, since programs write it where their users' language does. What no
  /// file should hold (NaN, infinity, a number too large for a `Double`) is no number.
  static func value(of text: String) -> Double? {
    var digits = text.utf8[...]
    while let first = digits.first, " \t".utf8.contains(first) { digits.removeFirst() }
    while let last = digits.last, " \t".utf8.contains(last) { digits.removeLast() }
    // Without these `Double` also reads names, hexadecimal digits and infinity.
    guard digits.allSatisfy({ "0123456789+-.,eE".utf8.contains($0) }),
      digits.count(where: { ".,".utf8.contains($0) }) <= 1
    else { return nil }
    let point = digits.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
    guard let value = Double(String(decoding: point, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }
}

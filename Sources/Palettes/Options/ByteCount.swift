/// Numbers of bytes as people type and read them, in decimal units.
package enum ByteCount {
  /// The values that `parse` accepts, in words that complete "takes …".
  package static let domain = "bytes, as in 400000000, 400M or 1G"

  /// `640000000`, `640M`, `1.5G` → bytes; `nil` for anything else, and for less than one byte or
  /// more than 10¹⁵.
  ///
  /// Units are k, M, G and T in either case, powers of 1,000.
  package static func parse(_ text: String) -> Int? {
    let units = ["k", "m", "g", "t"]
    var digits = text[...]
    var factor = 1.0
    if let last = digits.last, let power = units.firstIndex(of: last.lowercased()) {
      digits.removeLast()
      for _ in 0...power { factor *= 1000 }
    }
    guard let first = digits.utf8.first, (48...57).contains(first),
      digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }), let number = Double(digits)
    else { return nil }
    let bytes = (number * factor).rounded()
    return bytes >= 1 && bytes <= 1e15 ? Int(bytes) : nil
  }

  /// A number of bytes as a user would type it: `640M`, or a plain number if no unit divides it.
  package static func text(_ bytes: Int) -> String {
    let units = [(1_000_000_000_000, "T"), (1_000_000_000, "G"), (1_000_000, "M"), (1000, "k")]
    guard bytes > 0, let unit = units.first(where: { bytes % $0.0 == 0 }) else { return "\(bytes)" }
    return "\(bytes / unit.0)\(unit.1)"
  }

  /// A number of bytes for display: whole megabytes, rounded up.
  package static func megabytes(_ bytes: Int) -> String { "\((bytes - 1) / 1_000_000 + 1) MB" }
}

extension IPAddress {
  /// The IPv4 address that `inet_aton` and `getaddrinfo` read from one to four numbers, or nil.
  ///
  /// Each number is decimal, octal after `0`, or hexadecimal after `0x`. All but the last are one
  /// byte each, and the last fills the remaining bytes: `127.1`, `0x7f000001`, `017700000001` and
  /// `2130706433` are all 127.0.0.1.
  ///
  /// - Parameter labels: the host, in lower case, split at its dots.
  /// - Source: POSIX, `inet_addr`, "dotted decimal notation".
  init?(loose labels: [Substring]) {
    guard (1...4).contains(labels.count) else { return nil }
    var numbers: [UInt64] = []
    for label in labels {
      guard let number = Self.number(label) else { return nil }
      numbers.append(number)
    }
    let left = 5 - numbers.count
    let last = numbers.removeLast()
    guard last < 1 << (8 * UInt64(left)), numbers.allSatisfy({ $0 < 256 }) else { return nil }
    let tail = (0..<left).reversed().map { UInt8(truncatingIfNeeded: last >> (8 * UInt64($0))) }
    self.init(bytes: numbers.map { UInt8($0) } + tail)
  }

  private static func number(_ label: Substring) -> UInt64? {
    // Integer initializers would accept a sign.
    guard !label.isEmpty, label.utf8.count <= 20, label.first != "+", label.first != "-" else {
      return nil
    }
    if label.hasPrefix("0x") {
      let digits = label.dropFirst(2)
      return digits.first == "+" || digits.first == "-" ? nil : UInt64(digits, radix: 16)
    }
    return UInt64(label, radix: label.first == "0" ? 8 : 10)
  }
}

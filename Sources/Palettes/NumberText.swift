extension Double {
  /// This number as a text by itself: at most `places` decimals, without trailing zeros.
  package func brief(places: Int) -> String { text(places: places) }

  /// This number as a text in a column of numbers: always `places` decimals.
  package func shown(places: Int) -> String { text(places: places, keepingZeros: true) }
}

extension Int {
  /// This number with a comma before every three digits: `880,640`.
  package var grouped: String {
    let digits = String(magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return (self < 0 ? "-" : "") + text
  }

  /// A count with its noun: `1 shot`, `1,300 shots`.
  ///
  /// - Parameter noun: the singular of a word whose plural ends in s.
  package func counted(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }
}

extension Double {
  /// This number rounded half away from zero to `places` decimals, 0…9.
  ///
  /// Trailing zeros are omitted unless `keepingZeros` is set. The text never has an exponent and is
  /// never `-0`. A number that is not finite is written as 0, because no file could hold it; beyond
  /// ±10⁹ it is clipped.
  package func text(places: Int, keepingZeros: Bool = false) -> String {
    precondition((0...9).contains(places), "decimals are 0…9")
    let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
    let limited = isFinite ? Swift.min(Swift.max(self, -1e9), 1e9) : 0
    let scaled = Int((limited * Double(scale)).rounded())
    let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
    var fraction = String(rest)
    fraction = String(repeating: "0", count: places - (places == 0 ? 0 : fraction.count)) + fraction
    if places == 0 { fraction = "" }
    if !keepingZeros {
      while fraction.hasSuffix("0") { fraction.removeLast() }
    }
    return (scaled < 0 ? "-" : "") + String(whole) + (fraction.isEmpty ? "" : "." + fraction)
  }
}

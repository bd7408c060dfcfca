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

extension Double {
  /// This number by itself: so many decimals at most, without zeros at the end.
  package func brief(places: Int) -> String { text(places: places) }

  /// This number for people to compare with the ones above and below it: always so many decimals.
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

  /// So many of a thing: `1 shot`, `1,300 shots`.
  ///
  /// - Parameter noun: one of them, a word whose plural ends in s.
  package func counted(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }
}

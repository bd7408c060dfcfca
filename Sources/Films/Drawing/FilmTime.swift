/// Times in a film as text for people.
package enum FilmTime {
  /// Hours, minutes and whole elapsed seconds: `0:00`, `9:56`, `1:02:03`.
  ///
  /// Incomplete seconds are not counted, as on a clock and in timecode: a shot at 59.9 s is found
  /// where a player shows `0:59`. Times are first rounded to hundredths, so that this text is
  /// always that of `exact` without its last digits: 59.996 is `1:00`, as `exact` gives `1:00.00`.
  ///
  /// A time below 0, or one that is not a finite number, gives `0:00`; more than a million hours
  /// give a million hours. `clock` in `report-state.js` gives the same text.
  package static func clock(_ seconds: Double) -> String { clock(hundredths: hundredths(seconds)) }

  /// The same with hundredths: `9:56.46`.
  package static func exact(_ seconds: Double) -> String {
    let hundredths = hundredths(seconds)
    return clock(hundredths: hundredths) + "." + twoDigits(hundredths % 100)
  }

  private static func hundredths(_ seconds: Double) -> Int {
    Int((min(max(0, seconds.isFinite ? seconds : 0), 3.6e9) * 100).rounded())
  }

  private static func clock(hundredths: Int) -> String {
    let whole = hundredths / 100
    let (hours, minutes) = (whole / 3600, whole / 60 % 60)
    let tail = twoDigits(whole % 60)
    return hours > 0 ? "\(hours):\(twoDigits(minutes)):\(tail)" : "\(minutes):\(tail)"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}

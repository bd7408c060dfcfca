/// Moments of a film in words for people.
package enum FilmTime {
  /// Hours, minutes and whole seconds that have passed: `0:00`, `9:56`, `1:02:03`.
  ///
  /// A second that has begun is not counted, as on a clock and in timecode: a shot at 59.9 s is
  /// found where a player shows `0:59`. A time is taken to the nearest hundredth first, so that
  /// this is always `exact` without its last digits: 59.996 is `1:00`, as it is `1:00.00`.
  ///
  /// Less than 0, and what is no number, is `0:00`; more than a million hours is a million hours.
  /// `clock` in `report-state.js` gives the same text.
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

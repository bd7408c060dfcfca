/// Moments of a film in words for people.
package enum FilmTime {
  /// Hours, minutes and whole seconds that have passed: `0:00`, `9:56`, `1:02:03`.
  package static func clock(_ seconds: Double) -> String {
    let whole = Int(max(0, seconds.isFinite ? seconds + 1e-6 : 0))
    let (hours, minutes) = (whole / 3600, whole / 60 % 60)
    let tail = twoDigits(whole % 60)
    return hours > 0 ? "\(hours):\(twoDigits(minutes)):\(tail)" : "\(minutes):\(tail)"
  }

  /// The same with hundredths: `9:56.46`.
  package static func exact(_ seconds: Double) -> String {
    let hundredths = Int((max(0, seconds.isFinite ? seconds : 0) * 100).rounded())
    return clock(Double(hundredths / 100)) + "." + twoDigits(hundredths % 100)
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}

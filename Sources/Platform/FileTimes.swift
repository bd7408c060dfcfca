extension stat {
  /// When the file's bytes were last changed, in nanoseconds since 1970; the last time that fits if
  /// it is after April 2262, the first if it is before September 1677.
  package var modified: Int64 {
    #if canImport(Darwin)
      let time = st_mtimespec
    #else
      let time = st_mtim
    #endif
    let (whole, isTooLarge) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, overflows) = whole.addingReportingOverflow(Int64(time.tv_nsec))
    guard !isTooLarge, !overflows else { return time.tv_sec < 0 ? .min : .max }
    return sum
  }
}

import Platform

/// CPU time of this process, all threads: on a shared machine it is steadier than the clock.
enum Stopwatch {
  /// The median time of `work`, in seconds; one round more goes before and is not counted.
  static func median(rounds: Int, of work: () throws -> Void) rethrows -> Double {
    try work()
    var times: [Double] = []
    for _ in 0..<rounds {
      let start = now()
      try work()
      times.append(now() - start)
    }
    times.sort()
    return times[rounds / 2]
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

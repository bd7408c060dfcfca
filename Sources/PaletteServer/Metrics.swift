import Platform
import Synchronization

/// Counts answers, for Prometheus.
final class Metrics: Sendable {
  private struct Key: Hashable {
    let route: String
    let status: Int
  }

  private struct Counts {
    var answers: [Key: Int] = [:]
    /// For each bound, the answers that took at most that long; the last element counts all.
    var buckets = [Int](repeating: 0, count: Metrics.bounds.count + 1)
    var seconds = 0.0
    var underWay = 0
  }

  private let counts = Mutex(Counts())

  /// The upper bounds of the buckets, in seconds.
  private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

  func begin() { counts.withLock { $0.underWay += 1 } }

  /// - Parameter route: the route's path, or `other`. The set is closed, so the table stays small.
  func end(route: String, status: Int, after time: Duration) {
    let parts = time.components
    let seconds = Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    counts.withLock { counts in
      counts.underWay -= 1
      counts.answers[Key(route: route, status: status), default: 0] += 1
      counts.seconds += seconds
      for (index, bound) in Self.bounds.enumerated() where seconds <= bound {
        counts.buckets[index] += 1
      }
      counts.buckets[Self.bounds.count] += 1
    }
  }

  /// The metrics in Prometheus's text format, 0.0.4.
  func text(_ service: PaletteService) -> String {
    let counts = counts.withLock { $0 }
    var text = Self.requests(counts)
    func single(_ name: String, _ kind: String, _ help: String, _ value: Int) {
      text += Self.family(name, kind, help, [("", String(value))])
    }
    let (load, cache) = (service.queue.load, service.cache.counts)
    single("requests_in_flight", "gauge", "Requests in progress.", counts.underWay)
    single("queue_waiting", "gauge", "Jobs that wait for a worker.", load.waiting)
    single("queue_running", "gauge", "Jobs that workers are doing.", load.running)
    single(
      "workers_crashed_total", "counter", "Workers that crashed on a picture.",
      service.queue.crashes)
    let connections = service.connections.counts
    single("connections", "gauge", "Connections within the limits.", connections.placed)
    single("guests", "gauge", "Connections beyond the limits, soon closed.", connections.guests)
    single(
      "held_bytes", "gauge", "Bytes of bodies and answers held in memory.",
      service.bodies.budget.count)
    single("cache_hits_total", "counter", "Results found in the cache.", cache.hits)
    single("cache_misses_total", "counter", "Results not found in the cache.", cache.misses)
    single("cache_entries", "gauge", "Results in the cache.", cache.entries)
    single("cache_bytes", "gauge", "Bytes of the cache.", cache.bytes)
    if let resident = CurrentProcess.residentBytes {
      single("resident_memory_bytes", "gauge", "Memory of the service, not its workers.", resident)
    }
    return text
  }

  private static func requests(_ counts: Counts) -> String {
    let answers = counts.answers.sorted {
      ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status)
    }
    let buckets = zip(bounds.map { "\($0)" } + ["+Inf"], counts.buckets).map {
      ("_bucket{le=\"\($0)\"}", "\($1)")
    }
    return family(
      "requests_total", "counter", "Requests answered.",
      answers.map { ("{route=\"\($0.key.route)\",status=\"\($0.key.status)\"}", "\($0.value)") })
      + family(
        "request_seconds", "histogram", "Time from head to answer.",
        buckets + [("_sum", "\(counts.seconds)"), ("_count", "\(counts.buckets.last ?? 0)")])
  }

  private static func family(
    _ name: String, _ kind: String, _ help: String, _ lines: [(String, String)]
  ) -> String {
    var text = "# HELP filmpalette_\(name) \(help)\n# TYPE filmpalette_\(name) \(kind)\n"
    for (suffix, value) in lines { text += "filmpalette_\(name)\(suffix) \(value)\n" }
    return text
  }
}

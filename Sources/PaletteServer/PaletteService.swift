import Fetching
import Logging
import Media
import Palettes
import Platform
import Workers

/// What all requests share: options, workers, cache, counts.
struct PaletteService: Sendable {
  let options: ServerOptions
  let limits: ReadLimits
  let fetcher: Fetcher
  let queue: WorkQueue
  let cache: ResultCache
  let rates: RateLimiter
  let bodies: BodyReader
  let crossOrigin: CrossOrigin
  let connections: OpenConnections
  let proxies: TrustedProxies
  let metrics = Metrics()

  /// The version of this package.
  static let version = filmPaletteVersion

  /// A service whose workers are not started before `queue.start()`.
  ///
  /// - Parameter program: the path of `filmpalette-serve`, the program that workers run.
  init(_ options: ServerOptions, program: String) {
    self.options = options
    var limits = ReadLimits()
    limits.pixels = options.maxPixels
    limits.bytes = options.maxBody
    limits.memory = options.maxMemory
    self.limits = limits
    var fetching = FetchLimits()
    fetching.bodyBytes = options.maxBody
    fetching.total = .seconds(options.fetchTimeout)
    fetching.ports = options.fetchPorts
    fetching.allowPrivateAddresses = options.allowPrivateURLs
    fetcher = Fetcher(limits: fetching)
    queue = WorkQueue(
      workers: options.workers, capacity: options.queue, memory: options.maxMemory,
      seconds: options.workTimeout
    ) { () throws(SystemError) in
      try WorkerProcess.start(program, arguments: ["filmpalette-serve", Serve.workerWord])
    }
    cache = ResultCache(capacity: options.cache)
    crossOrigin = CrossOrigin(
      allowOrigin: options.allowOrigin, allowPrivateURLs: options.allowPrivateURLs)
    rates = RateLimiter(rate: options.rate)
    bodies = BodyReader(
      limit: options.maxBody, budget: BodyBudget(limit: options.maxHeld, longest: options.maxBody),
      seconds: options.uploadTimeout)
    connections = OpenConnections(limit: options.maxConnections)
    proxies = TrustedProxies(networks: options.trustedProxies)
  }
}

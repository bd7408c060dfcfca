package import Fetching
import Logging
import Media
import NIOCore

/// Every choice of the service, with its default.
///
/// The defaults suit one person on one machine. The names, domains and words of these choices are
/// in one table, `fields`; flags, environment variables, help text and README come from it.
public struct ServerOptions: Sendable, Equatable {
  /// The address that is listened on.
  public var host = "127.0.0.1"
  /// The TCP port, 0 for any that is free.
  public var port = 8080
  /// Processes that decode and group, 1 or more.
  public var workers = System.coreCount
  /// Jobs that may wait for a worker; the next one is refused.
  public var queue = 64
  /// The longest body of a request, in bytes.
  public var maxBody = 25 << 20
  /// The bytes of bodies and of long answers that are held at a time, for all clients together.
  public var maxHeld = 128 << 20
  /// The most pixels that a picture may declare.
  public var maxPixels = 100_000_000
  /// The bytes of memory that pictures under way may take, for all workers together.
  public var maxMemory = ReadLimits().memory
  /// Seconds that one picture may take.
  public var workTimeout = 30
  /// Seconds that a body may take to arrive.
  public var uploadTimeout = 30
  /// Seconds that a connection may wait for a request, or take to send its head.
  public var idleTimeout = 30
  /// Connections that are open at a time.
  public var maxConnections = 512
  /// Proxies that are believed when they tell who asks through them.
  package var trustedProxies: [IPNetwork] = []
  /// Seconds that a URL may take.
  public var fetchTimeout = 10
  /// Ports that a URL may name or imply.
  public var fetchPorts: Set<Int> = [80, 443]
  /// Whether URLs may lead to this machine and its network.
  public var allowPrivateURLs = false
  /// Palettes for one client in a minute; 0 for any number.
  public var rate = 1200
  /// The bytes of results that are kept in memory; 0 for none.
  public var cache = 32 << 20
  /// The origin whose pages may read every answer, `*` for any, empty for none.
  public var allowOrigin = ""
  /// Hosts that requests may name beside this machine's own, with commas between them.
  public var allowHost = ""
  /// Seconds that requests under way get when the service stops.
  public var stopTimeout = 10
  /// The least important lines that are logged.
  public var logLevel = Logger.Level.info.rawValue

  /// The defaults.
  public init() {}
}

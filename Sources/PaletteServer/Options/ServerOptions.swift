package import Fetching
import Logging
import Media
import NIOCore

/// The options of the service, with their defaults.
///
/// The defaults suit one person on one machine. The names, domains and descriptions of the options
/// are in one table, `fields`, from which flags, environment variables, help text and the table in
/// `Documentation/service.md` come.
public struct ServerOptions: Sendable, Equatable {
  /// The address to listen on.
  public var host = "127.0.0.1"
  /// The TCP port, 0 for any free port.
  public var port = 8080
  /// How many processes decode and group, 1 or more.
  public var workers = System.coreCount
  /// How many jobs may wait for a worker; further ones are refused.
  public var queue = 64
  /// The longest body of a request, in bytes.
  public var maxBody = 25 << 20
  /// The most bytes of bodies and of long answers held at a time, for all clients together.
  public var maxHeld = 128 << 20
  /// The most pixels that a picture may declare.
  public var maxPixels = 100_000_000
  /// The most bytes of memory for pictures in progress, for all workers together.
  public var maxMemory = ReadLimits().memory
  /// The most seconds for one picture.
  public var workTimeout = 30
  /// The most seconds for a body to arrive.
  public var uploadTimeout = 30
  /// The most seconds that a connection may wait for a request, or take to send its head.
  public var idleTimeout = 30
  /// The most connections that are open at a time.
  public var maxConnections = 512
  /// Proxies whose reports of the client's address are trusted.
  package var trustedProxies: [IPNetwork] = []
  /// The most seconds for fetching a URL.
  public var fetchTimeout = 10
  /// The ports that a URL may name or imply.
  public var fetchPorts: Set<Int> = [80, 443]
  /// Whether URLs may reach this machine and its network.
  public var allowPrivateURLs = false
  /// The most palettes for one client in a minute; 0 for no limit.
  public var rate = 1200
  /// The most bytes of results that are kept in memory; 0 for none.
  public var cache = 32 << 20
  /// The origin whose pages may read every answer; `*` for any, empty for none.
  public var allowOrigin = ""
  /// Further hosts that requests may name besides this machine's own, separated by commas.
  public var allowHost = ""
  /// Seconds for requests in progress when the service stops.
  public var stopTimeout = 10
  /// The least severe level that is logged.
  public var logLevel = Logger.Level.info.rawValue

  /// The defaults.
  public init() {}
}

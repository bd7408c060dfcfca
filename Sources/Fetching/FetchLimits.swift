/// How much a server may send, how long it may take, and where it may be.
///
/// The defaults suit pictures fetched on behalf of strangers.
public struct FetchLimits: Sendable, Equatable {
  /// The most bytes a body may have, in bytes, 0 or more; 25 MiB unless set.
  public var bodyBytes = 25 * 1024 * 1024

  /// The time for everything together, from the first look-up to the last byte; 10 s unless set.
  public var total: Duration = .seconds(10)

  /// How many redirects are followed, 0 or more; the next one is an error.
  public var redirects = 3

  /// The TCP ports that a URL may name or imply.
  public var ports: Set<Int> = [80, 443]

  /// Whether loopback, private and other special addresses may be reached.
  ///
  /// For local development only: whoever can give a URL then reaches this machine's network.
  public var allowPrivateAddresses = false

  /// The defaults: 25 MiB, 10 s, 3 redirects, ports 80 and 443, public addresses only.
  public init() {}
}

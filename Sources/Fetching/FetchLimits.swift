/// How much a server may send, how long it may take, and which ports and addresses may be used.
///
/// The defaults suit pictures fetched on behalf of strangers.
public struct FetchLimits: Sendable, Equatable {
  /// The most bytes of a body, 0 or more; 25 MiB by default.
  public var bodyBytes = 25 * 1024 * 1024

  /// The time limit for everything, from the first look-up to the last byte; 10 s by default.
  public var total: Duration = .seconds(10)

  /// The most redirects that are followed, 0 or more; one more is an error.
  public var redirects = 3

  /// The TCP ports that a URL may name or imply.
  public var ports: Set<Int> = [80, 443]

  /// Whether loopback, private and other special addresses may be reached.
  ///
  /// For local development only: anyone who can submit a URL then reaches this machine's network.
  public var allowPrivateAddresses = false

  /// The defaults: 25 MiB, 10 s, 3 redirects, ports 80 and 443, public addresses only.
  public init() {}
}

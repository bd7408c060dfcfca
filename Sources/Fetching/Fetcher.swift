import AsyncHTTPClient

/// Gets the bytes of a URL on behalf of someone who is not trusted.
///
/// `Documentation/fetching-threats.md` describes the threats and the defenses. A value holds no
/// connection and costs nothing until bytes are requested. Any number of tasks may share one.
public struct Fetcher: Sendable {
  /// Whether there is room for a body that has reached this many bytes.
  public typealias Room = @Sendable (_ bytes: Int) -> Bool

  public let limits: FetchLimits
  private let lookup: NameLookup
  private let policy: AddressPolicy
  private let adjust: @Sendable (inout HTTPClient.Configuration) -> Void

  /// How many addresses of one name are tried, and how long each except the last may take to
  /// connect.
  private static let attempts = (count: 4, patience: Duration.seconds(3))

  /// A fetcher that keeps within the limits.
  ///
  /// - Precondition: no limit is negative.
  public init(limits: FetchLimits = FetchLimits()) {
    self.init(limits: limits, lookup: .system)
  }

  /// A fetcher with its own name look-up, address policy and client settings, for tests.
  init(
    limits: FetchLimits, lookup: NameLookup, policy: AddressPolicy? = nil,
    adjust: @escaping @Sendable (inout HTTPClient.Configuration) -> Void = { _ in }
  ) {
    precondition(limits.bodyBytes >= 0, "a body has 0 bytes or more")
    precondition(limits.redirects >= 0, "there are 0 redirects or more")
    self.limits = limits
    self.lookup = lookup
    self.policy = policy ?? (limits.allowPrivateAddresses ? .everything : .publicOnly)
    self.adjust = adjust
  }

  /// The body of a GET request, after redirects.
  ///
  /// The server's declared type is ignored. For every hop, the name is looked up once, all its
  /// addresses are checked, and the connection goes to one of these.
  ///
  /// - Parameters:
  ///   - url: an absolute http or https URL, without user or password, on one of the ports.
  ///   - room: called each time before more of the body is kept.
  /// - Throws: `FetchError.badURL` before anything is sent; `.refusedAddress`; `.tooLarge` as soon
  ///   as the length is declared or reached; `.noRoom`; `.timedOut`; `.failed` for everything else:
  ///   a status other than 200, an empty, truncated or compressed body, too many redirects or a
  ///   redirect to a URL that can't be fetched, an unknown host, no connection, an invalid
  ///   certificate, a canceled task.
  public func bytes(
    of url: String, room: @escaping Room = { _ in true }
  ) async throws(FetchError) -> FetchedBytes {
    let first = try Location(url)
    if let fault = portFault(first) { throw .badURL(fault) }
    return try await within(limits.total) { () async throws(FetchError) in
      try await follow(first, room)
    }
  }

  private func follow(
    _ first: Location, _ room: @escaping Room
  ) async throws(FetchError) -> FetchedBytes {
    var location = first
    for _ in 0...limits.redirects {
      switch try await answer(at: location, room) {
      case .body(let bytes):
        return FetchedBytes(bytes: bytes, url: "\(location)", name: location.name)
      case .redirect(let reference):
        location = try location.following(reference)
        if let fault = portFault(location) { throw .failed("redirects to a URL where \(fault)") }
      case .unreachable(let error):
        throw error
      }
    }
    throw .failed("redirects more than \(limits.redirects) times")
  }

  /// Tries the host's addresses in turn until one is reached.
  private func answer(
    at location: Location, _ room: @escaping Room
  ) async throws(FetchError) -> Exchange.Answer {
    let addresses = try await addresses(of: location.host).prefix(Self.attempts.count)
    var last = Exchange.Answer.unreachable(.failed("\(location.host) has no address"))
    for (index, address) in addresses.enumerated() {
      let isLast = index == addresses.count - 1
      let exchange = Exchange(
        location: location, address: address, limits: limits,
        patience: isLast ? limits.total : min(limits.total, Self.attempts.patience), room: room,
        adjust: adjust)
      last = try await exchange.answer()
      guard case .unreachable = last else { return last }
    }
    return last
  }

  /// The host's addresses, none of which is forbidden.
  private func addresses(of host: Host) async throws(FetchError) -> [IPAddress] {
    let found: [IPAddress]
    switch host {
    case .address(let address): found = [address]
    case .name(let name): found = try await lookup.addresses(name)
    }
    for address in found {
      if let range = policy.refusal(of: address) {
        throw .refusedAddress(host: "\(host)", kind: range.kind)
      }
    }
    return found
  }

  private func portFault(_ location: Location) -> String? {
    if limits.ports.contains(location.port) { return nil }
    let allowed = limits.ports.sorted().map { "\($0)" }.joined(separator: ", ")
    return "port \(location.port) is not among those allowed (\(allowed))"
  }
}

/// The bytes of a URL, and where they were finally found.
public struct FetchedBytes: Sendable, Equatable {
  /// The body as sent, 1 byte or more and never over the limit. The reader must determine its type,
  /// since the server's declaration is not trusted.
  public let bytes: [UInt8]

  /// The URL of the bytes after redirects, normalized and without a fragment.
  public let url: String

  /// A name for the bytes: the last component of that URL's path, decoded, or else the host.
  public let name: String
}

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

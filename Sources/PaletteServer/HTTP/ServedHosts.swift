/// The hosts that this service answers for.
///
/// If an attacker's host name suddenly resolves to this machine (DNS rebinding), the attacker's
/// page is "same origin" with this service. Its requests then name a host that is not ours. An
/// address cannot be rebound, so the local address of a connection is always accepted.
struct ServedHosts: Sendable {
  /// The `host` option: where to listen.
  private let listening: String
  private let allowed: Set<String>

  /// - Parameters:
  ///   - listening: the `host` option: where to listen.
  ///   - allowed: the `allow-host` option, which was checked with `names`.
  init(listening: String, allowed: String) {
    self.listening = listening.lowercased()
    self.allowed = Set(Self.names(allowed) ?? [])
  }

  /// The names in a list, normalized for comparison; `nil` if one of them is not a host, or has a
  /// port.
  static func names(_ list: String) -> [String]? {
    if list.isEmpty { return [] }
    let names = list.split(separator: ",", omittingEmptySubsequences: false).map { name in
      let isAddress = name.first != "[" && name.contains("::")
      return Authority(isAddress ? "[\(name)]" : String(name))
    }
    let good = names.compactMap { $0 }.filter { $0.port == nil }
    return good.count == names.count ? good.map(\.host) : nil
  }

  /// Whether a request to the host `asked` is for this service.
  ///
  /// On a loopback address, accepted are this address and the usual loopback names, with the port
  /// of the connection or without a port, as scripts write it; and the hosts in `allow-host`. On
  /// another address, accepted are the hosts in `allow-host`, or any host if that is empty.
  ///
  /// - Parameter here: the local address and port of the connection.
  func serves(_ asked: Authority, at here: Authority) -> Bool {
    if allowed.contains(asked.host) { return true }
    let isOwnPort = asked.port == nil || asked.port == here.port
    if asked.host == here.host { return isOwnPort }
    guard here.isLoopback else { return allowed.isEmpty }
    if Self.loopback.contains(asked.host) || asked.host == listening { return isOwnPort }
    // A service that listens on every address may have a proxy on this machine, which connects from
    // the loopback.
    return allowed.isEmpty && Self.everywhere.contains(listening)
  }

  private static let loopback: Set = ["localhost", "127.0.0.1", "::1"]
  private static let everywhere: Set = ["0.0.0.0", "::", "0"]
}

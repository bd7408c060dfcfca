/// The hosts that this service answers to.
///
/// A page of an attacker's name is "same origin" with this service if the name suddenly leads here
/// (DNS rebinding); its requests then name a host that is none of ours. An address cannot be
/// rebound, so the one that a connection came to is always ours.
struct ServedHosts: Sendable {
  /// What `host` says to listen on.
  private let listening: String
  private let allowed: Set<String>

  init(_ options: ServerOptions) {
    listening = options.host.lowercased()
    allowed = Set(Self.names(options.allowHost) ?? [])
  }

  /// The names of a list, as they are compared; `nil` if one of them is no host, or has a port.
  static func names(_ list: String) -> [String]? {
    if list.isEmpty { return [] }
    let names = list.split(separator: ",", omittingEmptySubsequences: false).map { name in
      let isAddress = name.first != "[" && name.contains("::")
      return Authority(isAddress ? "[\(name)]" : String(name))
    }
    let good = names.compactMap { $0 }.filter { $0.port == nil }
    return good.count == names.count ? good.map(\.host) : nil
  }

  /// Whether a request that names `asked` is for this service.
  ///
  /// On a loopback address those are that address and the loopback's usual names, with the port
  /// that is listened on (or none, as scripts write it), and what `allow-host` names. On another
  /// address, what `allow-host` names; any, if it names nothing.
  ///
  /// - Parameter here: the address and the port that the connection came to.
  func serves(_ asked: Authority, at here: Authority) -> Bool {
    if allowed.contains(asked.host) { return true }
    let isOwnPort = asked.port == nil || asked.port == here.port
    if asked.host == here.host { return isOwnPort }
    guard here.isLoopback else { return allowed.isEmpty }
    if Self.loopback.contains(asked.host) || asked.host == listening { return isOwnPort }
    // Who listens on every address may have a proxy on this machine, which comes from the loopback.
    return allowed.isEmpty && Self.everywhere.contains(listening)
  }

  private static let loopback: Set = ["localhost", "127.0.0.1", "::1"]
  private static let everywhere: Set = ["0.0.0.0", "::", "0"]
}

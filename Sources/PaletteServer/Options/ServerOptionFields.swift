import Fetching
import Logging
public import Palettes

extension ServerOptions {
  /// One option of the service.
  public typealias Field = OptionField<ServerOptions>

  /// All options, in the order of the help text and of the table in `Documentation/service.md`.
  public static let fields: [Field] = [
    .text("host", "the address to listen on", "an address or a name of this machine", \.host) {
      !$0.isEmpty
    },
    .number("port", "the TCP port", \.port, 0...65535, note: "0 for any free port"),
    .number("workers", "processes that decode and group", \.workers, 1...256),
    .number("queue", "jobs that may wait; the next gets 503", \.queue, 0...100_000),
    .number("max-body", "the longest body, in bytes", \.maxBody, 1...(1 << 30)),
    .number(
      "max-held", "bytes of bodies and answers held in memory, in total", \.maxHeld, 1...(1 << 40)),
    .number(
      "max-pixels", "the most pixels that a picture may have", \.maxPixels, 1...10_000_000_000),
    .bytes("max-memory", "memory for the pictures in progress, in total", \.maxMemory),
    .number("work-timeout", "seconds to read a picture", \.workTimeout, 1...3600),
    .number("upload-timeout", "seconds for a body to arrive", \.uploadTimeout, 1...3600),
    .number("idle-timeout", "seconds to wait for a request's head", \.idleTimeout, 1...3600),
    .number("max-connections", "connections open at a time", \.maxConnections, 1...100_000),
    .trustedProxy,
    .number("fetch-timeout", "seconds for a URL, redirects included", \.fetchTimeout, 1...600),
    .fetchPorts,
    .flag("allow-private-urls", "URLs may lead to this machine's network", \.allowPrivateURLs),
    .number(
      "rate", "the most palettes for one client in a minute", \.rate, 0...1_000_000,
      note: "0: no limit"),
    .number("cache", "bytes of results kept in memory", \.cache, 0...(1 << 40), note: "0: none"),
    .text(
      "allow-origin", "the origin whose pages may use every route", "an origin, * or nothing",
      \.allowOrigin
    ) { $0.isEmpty || $0 == "*" || ($0.hasPrefix("http") && $0.utf8.allSatisfy { $0 > 32 }) },
    .text(
      "allow-host", "host names that the service answers to, NAME,NAME",
      "names and addresses without ports, separated by commas", \.allowHost
    ) { ServedHosts.names($0) != nil },
    .number(
      "stop-timeout", "seconds for requests in progress when the service stops", \.stopTimeout,
      1...600),
    .named(
      "log-level", "the least important lines to log", \.logLevel,
      Logger.Level.allCases.map(\.rawValue)),
  ]
}

extension OptionField<ServerOptions> {
  /// The environment variable: `FILMPALETTE_MAX_BODY` for `max-body`.
  public var variable: String {
    "FILMPALETTE_" + name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
  }

  fileprivate static let trustedProxy = Self(
    name: "trusted-proxy", summary: "proxies whose X-Forwarded-For is trusted, IP,IP",
    domain: "addresses and networks (10.0.0.0/8), separated by commas, or nothing",
    text: { $0.trustedProxies.map(\.description).joined(separator: ",") },
    parse: { text, options in
      let parts = text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false)
      let networks = parts.map { IPNetwork($0) }
      guard !networks.contains(nil) else { return false }
      options.trustedProxies = networks.compactMap(\.self)
      return true
    })

  fileprivate static let fetchPorts = Self(
    name: "fetch-ports", summary: "ports that a URL may name or imply",
    domain: "numbers 1…65535, separated by commas, or all",
    text: { options in
      let ports = options.fetchPorts
      return ports.count == 65535 ? "all" : ports.sorted().map(String.init).joined(separator: ",")
    },
    parse: { text, options in
      if text == "all" {
        options.fetchPorts = Set(1...65535)
        return true
      }
      let ports = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
      guard ports.allSatisfy((1...65535).contains) else { return false }
      options.fetchPorts = Set(ports)
      return true
    })
}

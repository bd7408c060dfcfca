import Logging
public import Palettes

extension ServerOptions {
  /// One option: its name, its words, and how its value is read and written as text.
  public struct Field: Sendable {
    /// The long flag without its dashes.
    public let name: String
    /// One line for help texts and tables.
    public let summary: String
    /// What it takes, in words that complete "takes …".
    public let domain: String
    /// Whether the flag stands alone.
    public let isSwitch: Bool
    /// The value in `options`, as a user would type it.
    public let text: @Sendable (_ options: ServerOptions) -> String
    let parse: @Sendable (_ text: String, _ options: inout ServerOptions) -> Bool

    /// The environment variable: `FILMPALETTE_MAX_BODY` for `max-body`.
    public var variable: String {
      "FILMPALETTE_" + name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }

    /// Sets this option from what a user typed.
    ///
    /// - Parameters:
    ///   - text: the value.
    ///   - options: where it goes.
    /// - Throws: `InvalidOption` if it does not take that value; `options` is then unchanged.
    public func set(_ text: String, in options: inout ServerOptions) throws(InvalidOption) {
      var changed = options
      guard parse(text, &changed) else {
        throw InvalidOption(option: name, value: text, domain: domain)
      }
      options = changed
    }
  }

  /// Every option, in the order of the help text and the README's table.
  public static let fields: [Field] = [
    .text("host", "the address to listen on", "an address or a name of this machine", \.host) {
      !$0.isEmpty
    },
    .number("port", "the TCP port", \.port, 0...65535, note: "0 for any that is free"),
    .number("workers", "threads that decode and group", \.workers, 1...256),
    .number("queue", "jobs that may wait; the next gets 503", \.queue, 0...100_000),
    .number("max-body", "the longest body, in bytes", \.maxBody, 1...(1 << 30)),
    .number("max-held", "bytes of bodies held at a time, of all", \.maxHeld, 1...(1 << 40)),
    .number("max-pixels", "most pixels of a picture", \.maxPixels, 1...10_000_000_000),
    .number("upload-timeout", "seconds for a body to arrive", \.uploadTimeout, 1...3600),
    .number("idle-timeout", "seconds to wait for a request's head", \.idleTimeout, 1...3600),
    .number("max-connections", "connections open at a time", \.maxConnections, 1...100_000),
    .number("fetch-timeout", "seconds for a URL, redirects included", \.fetchTimeout, 1...600),
    .fetchPorts,
    .flag("allow-private-urls", "URLs may lead to this machine's network", \.allowPrivateURLs),
    .number("rate", "palettes for a client in a minute", \.rate, 0...1_000_000, note: "0: any"),
    .number("cache", "bytes of results kept in memory", \.cache, 0...(1 << 40), note: "0: none"),
    .text(
      "allow-origin", "the origin whose pages may use every route", "an origin, * or nothing",
      \.allowOrigin
    ) { $0.isEmpty || $0 == "*" || ($0.hasPrefix("http") && $0.utf8.allSatisfy { $0 > 32 }) },
    .number("stop-timeout", "seconds for requests under way at the end", \.stopTimeout, 1...600),
    .text(
      "log-level", "the least important lines to log",
      Logger.Level.allCases.map(\.rawValue).joined(separator: ", "), \.logLevel
    ) { Logger.Level(rawValue: $0) != nil },
  ]
}

extension ServerOptions.Field {
  fileprivate static func text(
    _ name: String, _ summary: String, _ domain: String,
    _ path: any WritableKeyPath<ServerOptions, String> & Sendable,
    _ accepts: @escaping @Sendable (String) -> Bool
  ) -> Self {
    .init(
      name: name, summary: summary, domain: domain, isSwitch: false, text: { $0[keyPath: path] },
      parse: { text, options in
        guard accepts(text) else { return false }
        options[keyPath: path] = text
        return true
      })
  }

  fileprivate static func number(
    _ name: String, _ summary: String,
    _ path: any WritableKeyPath<ServerOptions, Int> & Sendable, _ range: ClosedRange<Int>,
    note: String? = nil
  ) -> Self {
    .init(
      name: name, summary: summary,
      domain: "\(range.lowerBound)…\(range.upperBound)\(note.map { " (\($0))" } ?? "")",
      isSwitch: false, text: { String($0[keyPath: path]) },
      parse: { text, options in
        guard let value = Int(text), range.contains(value) else { return false }
        options[keyPath: path] = value
        return true
      })
  }

  fileprivate static func flag(
    _ name: String, _ summary: String,
    _ path: any WritableKeyPath<ServerOptions, Bool> & Sendable
  ) -> Self {
    .init(
      name: name, summary: summary, domain: "true or false", isSwitch: true,
      text: { String($0[keyPath: path]) },
      parse: { text, options in
        guard let value = Bool(text) else { return false }
        options[keyPath: path] = value
        return true
      })
  }

  fileprivate static let fetchPorts = Self(
    name: "fetch-ports", summary: "ports that a URL may name or imply",
    domain: "numbers 1…65535 with commas between them, or all", isSwitch: false,
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

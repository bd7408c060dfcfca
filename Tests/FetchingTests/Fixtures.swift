import Synchronization

@testable import Fetching

/// A complete answer of status 200.
func ok(_ body: String, headers: String = "") -> [HostileServer.Step] {
  let length = "content-length: \(body.utf8.count)\r\n"
  return [.send("HTTP/1.1 200 OK\r\n\(length)\(headers)\r\n\(body)")]
}

/// An answer that sends the client elsewhere.
func redirect(to place: String, status: String = "302 Found") -> [HostileServer.Step] {
  [.send("HTTP/1.1 \(status)\r\nlocation: \(place)\r\ncontent-length: 0\r\n\r\n")]
}

/// Runs a server for as long as the body takes.
func withServer(
  _ behavior: HostileServer.Behavior,
  _ body: (HostileServer) async throws -> Void
) async throws {
  let server = try await HostileServer(behavior)
  do {
    try await body(server)
  } catch {
    try await server.stop()
    throw error
  }
  try await server.stop()
}

extension AddressPolicy {
  /// The real policy, but for the loopback addresses where the hostile servers are.
  static var publicAndLoopback: AddressPolicy {
    AddressPolicy(refused: publicOnly.refused.filter { !$0.kind.hasPrefix("loopback") })
  }
}

extension FetchLimits {
  /// Small enough for a test: 1 MiB in 30 s, on any of the ports.
  static func small(ports: Int...) -> FetchLimits {
    var limits = FetchLimits()
    limits.bodyBytes = 1 << 20
    limits.total = .seconds(30)
    limits.ports = Set(ports)
    return limits
  }
}

extension Fetcher {
  /// A fetcher that may reach a hostile server.
  init(reaching server: HostileServer, names: Names = Names([]), total: Duration = .seconds(30)) {
    var limits = FetchLimits.small(ports: server.port)
    limits.total = total
    self.init(limits: limits, lookup: names.lookup, policy: .publicAndLoopback)
  }

  /// What goes wrong, or nil if the bytes come.
  func failure(_ url: String) async -> FetchError? {
    do throws(FetchError) {
      _ = try await bytes(of: url)
      return nil
    } catch {
      return error
    }
  }
}

/// A resolver that gives one prepared answer after the other, and keeps count.
final class Names: Sendable {
  private let answers: Mutex<[[String]]>
  private let asked = Mutex<[String]>([])

  /// - Parameter answers: the addresses for the first look-up, the second, and so on.
  init(_ answers: [[String]]) { self.answers = Mutex(answers) }

  /// The names that were looked up, in order.
  var questions: [String] { asked.withLock { $0 } }

  var lookup: NameLookup {
    NameLookup { [self] name throws(FetchError) in
      asked.withLock { $0.append(name) }
      let next = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      guard let next else { throw .failed("\(name) is unknown here") }
      return next.compactMap { IPAddress($0) }
    }
  }
}
